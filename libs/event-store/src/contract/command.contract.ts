import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { CommandReused } from '../errors.js';
import type { StreamAppend } from '../event-store.js';
import type { Subject } from './subject.js';
import { aCommand, anEvent, aStream } from './samples.js';

export const commandContract = ({ engine, store, testWithBreaks }: Subject): void => {
  const unit = (stream: string): StreamAppend[] => [{ stream, expected: 'no-stream', events: [anEvent()] }];

  describe('a command', () => {
    test('sent again, as after a lost acknowledgement, adds nothing and is answered as at first', async () => {
      const stream = aStream();
      const command = aCommand({ answer: { revision: 0, code: 'TA-2026-000123' } });
      const first = await store().append(unit(stream), command);
      const again = await store().append(unit(stream), { ...command, answer: { revision: 99 } });
      expect(again).toEqual({ position: first.position, repeated: true, answer: command.answer, revisions: new Map() });
      expect(await store().read(stream)).toHaveLength(1);
    });

    test('sent again after the stream has grown, here and by another instance, adds nothing either', async () => {
      const stream = aStream();
      const command = aCommand();
      const sent = unit(stream);
      const first = await store().append(sent, command);
      await store().append([{ stream, expected: 0, events: [anEvent()] }], aCommand());
      const other = await engine().open();
      try {
        for (const instance of [store(), other]) {
          expect(await instance.append(sent, command)).toMatchObject({ position: first.position, repeated: true });
        }
      } finally {
        await other.close();
      }
      expect(await store().read(stream)).toHaveLength(2);
    });

    testWithBreaks('whose acknowledgement is lost is there once, also when the stream has grown since', async () => {
      const stream = aStream();
      const command = aCommand({ answer: 'the first' });
      const sent: StreamAppend[] = [
        { stream: aStream(), expected: 'no-stream', events: [anEvent()] },
        { stream, expected: 'no-stream', events: [anEvent(), anEvent()] },
      ];
      const witness = await engine().openBeside();
      try {
        // So that all there is to send is the append.
        await store().append(unit(aStream()), aCommand());
        engine().loseAnswers();
        const appending = store().append(sent, command);
        while ((await witness.read(stream)).length === 0) await pause(10);
        await witness.append([{ stream, expected: 1, events: [anEvent()] }], aCommand());
        await engine().disconnect();
        const { position, answer } = await appending;
        const events = await witness.read(stream);
        expect([events.length, events[1]?.position, answer]).toEqual([3, position, 'the first']);
        expect(await store().append(sent, command)).toMatchObject({ repeated: true, position, answer });
        expect(await store().read(stream)).toEqual(events);
      } finally {
        await witness.close();
      }
    });

    test('sent ten times at once, by two instances, is appended once', async () => {
      const stream = aStream();
      const command = aCommand();
      const sent = unit(stream);
      const other = await engine().open();
      try {
        const senders = Array.from({ length: 10 }, (_, n) => (n % 2 ? store() : other));
        const answers = await Promise.all(senders.map((sender) => sender.append(sent, command)));
        expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
        expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
      } finally {
        await other.close();
      }
      expect(await store().read(stream)).toHaveLength(1);
    });

    test('is refused when its id comes with another request', async () => {
      const [stream, otherStream] = [aStream(), aStream()];
      const command = aCommand();
      await store().append(unit(stream), command);
      const other = { ...command, requestHash: 'b2'.repeat(32) };
      await expect(store().append(unit(otherStream), other)).rejects.toThrow(CommandReused);
      expect(await store().read(otherStream)).toEqual([]);
    });

    test('that was refused may be sent again', async () => {
      const stream = aStream();
      const command = aCommand();
      await expect(store().append([{ stream, expected: 4, events: [anEvent()] }], command)).rejects.toThrow();
      expect(await store().append(unit(stream), command)).toMatchObject({ repeated: false });
    });

    test('leaves a receipt', async () => {
      const command = aCommand({ answer: [1, 'two', null] });
      const { position } = await store().append(unit(aStream()), command);
      expect(await store().receipt(command.commandId)).toEqual({ ...command, position });
    });

    test('that never came has no receipt', async () => {
      expect(await store().receipt(aCommand().commandId)).toBeUndefined();
      expect(await store().receipt('no uuid')).toBeUndefined();
    });
  });
};
