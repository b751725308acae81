import { describe, expect, test } from '@jest/globals';
import { s3Address } from './file-store-url.js';

describe('The URL of a store of files', () => {
  test('names a bucket, a folder, a region and the keys', () => {
    expect(s3Address('s3://AKIA:se%2Fcret@s3.example.org:9000/evidence/techcoop/files?region=eu-west-1')).toEqual({
      ...{ endpoint: 'https://s3.example.org:9000', bucket: 'evidence', prefix: ['techcoop', 'files'] },
      ...{ region: 'eu-west-1', accessKeyId: 'AKIA', secretAccessKey: 'se/cret' },
    });
    expect(s3Address('s3+http://k:s@[::1]:9000/evidence')).toMatchObject({
      ...{ endpoint: 'http://[::1]:9000', bucket: 'evidence', prefix: [], region: 'us-east-1' },
    });
  });

  test.each([
    '',
    'https://k:s@host/bucket',
    's3://host/bucket',
    's3://k@host/bucket',
    's3://k:s@host',
    's3://k:s@host/',
    's3://k:s@host/bucket/',
    's3://k:s@host/bucket//folder',
    's3://k:s@host/bu%20cket',
    's3://k:%E0%A4@host/bucket',
    's3://k:s@ho st/bucket',
  ])('is refused: %s', (url) => expect(s3Address(url)).toBeUndefined());
});
