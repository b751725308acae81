import { describe, expect, test } from '@jest/globals';
import { WrongUsage, readDemoOptions } from './demo-options.js';

describe('the command line of the demo', () => {
  test('needs nothing', () => {
    expect(readDemoOptions([])).toEqual({ data: undefined, once: false, json: false });
  });

  test('may name a directory, and ask for one summary', () => {
    expect(readDemoOptions(['--data', 'here', '--once', '--json'])).toEqual({ data: 'here', once: true, json: true });
  });

  test.each([[['--onec']], [['extra']], [['--data']], [['--data', '']]])('refuses %j', (args) => {
    expect(() => readDemoOptions(args)).toThrow(WrongUsage);
  });
});
