export { FOUND, searchEntries } from './search-entries.projection.js';
export { SearchModule } from './search.module.js';
export { type Found, Search } from './search.queries.js';
export { wordsOf } from './words.js';
