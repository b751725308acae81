export { KENYA, TestCentre, line, submissionOf } from './centre.js';
export { LedgerWatch } from './ledger-watch.js';
export { type CentreCommand, obey, type Run } from './obey.js';
export { type Story, storyOfCommands } from './story.js';
export { givenStreams, Streams } from './streams.js';
export { tell, Tally } from './tell.js';
export { recheckWaitlist } from '../waitlist/recheck-waitlist.transaction.js';
export { wholePass } from '../waitlist/whole-pass.js';
