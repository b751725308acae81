export { AUDIENCE, CLIENT, PROGRAM, TestProvider } from './test-provider.js';
