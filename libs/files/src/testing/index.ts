export { DOCX, JPEG, ODT, PDF, PNG, zipOf } from './sample-files.js';
export { EICAR, startTestClamd, type TestClamd } from './test-clamd.js';
export { startTestS3, type TestS3 } from './test-s3.js';
