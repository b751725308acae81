export { countries, countryName, isCountry } from './countries.js';
export { regionFromDac } from './dac-regions.js';
export { isLeastDeveloped } from './least-developed.js';
export { countriesIn, isRegion, regionContains, regionName, regions, regionsOf, WORLD } from './regions.js';
