export { pledgeContribution } from '../contribution/pledge-contribution.transaction.js';
export { receiveInstalment } from '../contribution/receive-instalment.transaction.js';
export { transferBalance } from '../contribution/transfer-balance.transaction.js';
export { commandOn, earmarked, type SampleTerms, signedContribution } from './samples.js';
