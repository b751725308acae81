import { describe, expect, test } from '@jest/globals';
import { isQueueUrl } from './queue-url.js';

describe('The URL of a queue', () => {
  test.each([
    'redis://localhost',
    'redis://localhost:6379/0',
    'redis://:secret@10.0.0.1:6380/3',
    'rediss://user:p%40ss@queue.example.org:6379',
    'redis://[::1]:6379',
    'redis+sentinel://s1:26379,s2:26379,s3/the-master?tls=true',
    'redis+cluster://user:secret@n1:6379,n2:6379,n3:6379',
  ])('%s', (url) => {
    expect(isQueueUrl(url)).toBe(true);
  });

  test.each([
    '',
    'localhost:6379',
    'http://localhost:6379',
    'redis://',
    'redis://a,b',
    'redis://localhost/first',
    'redis://local host',
    'redis+sentinel://s1:26379',
    'redis+cluster://n1/0',
    'redis+cluster://n1,,n2',
    'redis://localhost:port',
  ])('is refused: %s', (url) => {
    expect(isQueueUrl(url)).toBe(false);
  });
});
