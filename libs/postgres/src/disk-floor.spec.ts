import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { DiskAlmostFull, DiskFloor } from './index.js';

const MORE_THAN_ANY_DISK = 2 ** 60;

describe('The floor of free space', () => {
  let said: string[];
  beforeEach(() => {
    said = [];
  });
  const say = (message: string): void => void said.push(message);
  const logger = { info: say, warn: say };
  const floor = (bytes: number, directory = tmpdir()) => new DiskFloor({ directory, bytes, logger });

  test('refuses when less is free, naming place, figures and variable, and warns once', () => {
    const { requireRoom } = floor(MORE_THAN_ANY_DISK);
    expect(requireRoom).toThrow(DiskAlmostFull);
    expect(requireRoom).toThrow(/^Only \d+ MB are free in .+\. Below 1099511627776 MB .+ \(DISK_FLOOR_MEGABYTES\)\.$/);
    expect(said).toEqual([expect.stringMatching(/^Only \d+ MB are free/)]);
  });

  test('leaves half of itself to what must be noted', () => {
    const free = floor(0).free();
    const { requireRoom, requireRoomForNotes } = floor(free * 1.5);
    expect(requireRoom).toThrow(DiskAlmostFull);
    requireRoomForNotes();
    expect(floor(MORE_THAN_ANY_DISK).requireRoomForNotes).toThrow(DiskAlmostFull);
  });

  test('lets everything pass when it is zero', () => {
    floor(0).requireRoom();
    expect(said).toEqual([]);
  });

  test('refuses nothing where the system does not say what is free', () => {
    const gone = floor(MORE_THAN_ANY_DISK, '/there/is/no/such/directory');
    gone.requireRoom();
    expect(gone.free()).toBe(Infinity);
  });
});
