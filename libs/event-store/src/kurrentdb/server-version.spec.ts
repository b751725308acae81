import { describe, expect, test } from '@jest/globals';
import { requireVersion } from './server-version.js';

describe('a server', () => {
  test.each(['25.1.1', '25.1.10', '25.2.0', '26.0.0', '26.1.0-rc.1', '100.0.0'])('of version %s will do', (version) => {
    expect(() => requireVersion(version)).not.toThrow();
  });

  test.each(['25.1.0', '25.0.9', '24.10.5', '5.0.11', 'unknown', ''])(
    'of version %p is refused, and told which one is needed',
    (version) => {
      expect(() => requireVersion(version)).toThrow(
        `the event store needs KurrentDB 25.1.1 or newer, this server is ${version}`,
      );
    },
  );
});
