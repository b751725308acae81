import { describe, expect, test } from '@jest/globals';
import type { EventMetadata } from '#event-sourcing';
import { InvalidAppend } from '../errors.js';
import type { CommandReceipt, NewEvent, StreamAppend } from '../event-store.js';
import type { Subject } from './subject.js';
import { aCommand, anEvent, aStream, someMetadata } from './samples.js';

const limit = 512 * 1024;
/** Data of exactly so many bytes of JSON. */
const dataOf = (bytes: number) => ({ text: 'x'.repeat(bytes - '{"text":""}'.length) });

export const contentContract = ({ store }: Subject): void => {
  const stored = async (event: NewEvent) => {
    const stream = aStream();
    await store().append([{ stream, expected: 'no-stream', events: [event] }], aCommand());
    const alone = await store().read(stream);
    expect((await store().readMany(new Map([[stream, 0]]))).get(stream)).toEqual(alone);
    return alone[0];
  };

  const refusal = async (unit: Partial<StreamAppend>, command: Partial<CommandReceipt> = {}): Promise<string> => {
    const whole: StreamAppend = { stream: aStream(), expected: 'no-stream', events: [anEvent()], ...unit };
    const error: unknown = await store()
      .append([whole], aCommand(command))
      .catch((reason: unknown) => reason);
    if (!(error instanceof InvalidAppend)) throw new Error('was not refused', { cause: error });
    return error.field;
  };
  const refusalOf = (data: unknown): Promise<string> =>
    // The rules hold for callers that TypeScript does not check, too.
    refusal({ events: [anEvent({}, { data: data as Record<string, unknown> })] });

  describe('an event', () => {
    test('comes back as it was written, whatever characters and numbers it holds', async () => {
      const data = {
        text: 'Côte d’Ivoire – Россия 中国 العربية 🌍\t\r\n"\\ \u2028 \u007f \u{10ffff}',
        'ключ \u0001': [1, -1, 0.1, 1e21, 5e-324, 1.7976931348623157e308, 9007199254740991, true, false, null],
        __proto: { nested: [[], {}, ''] },
        escaped: '\\u0000 \\ud800',
      };
      const type = ' Активность\u2028 🌍 1 ';
      expect(await stored(anEvent(data, { type }))).toMatchObject({ data, type, version: 1, revision: 0 });
    });

    test('has version 1 unless another is given', async () => {
      expect(await stored(anEvent())).toHaveProperty('version', 1);
    });

    test('keeps its id and all of its metadata', async () => {
      const metadata: EventMetadata = { ...someMetadata, onBehalfOf: 'ministry of justice', causationId: 'čause 1' };
      const event = anEvent({}, { metadata });
      const recorded = await stored(event);
      expect(recorded?.id).toBe(event.id);
      expect(recorded?.metadata).toEqual(metadata);
    });

    test('may have data up to the limit', async () => {
      expect(await stored(anEvent(dataOf(limit)))).toHaveProperty('data', dataOf(limit));
    });

    test('with one byte over the limit is refused, characters counted as UTF-8', async () => {
      expect(await refusal({ events: [anEvent(dataOf(limit + 1))] })).toBe('streams[0].events[0].data');
      const { text } = dataOf(limit);
      expect(await refusal({ events: [anEvent({ text: `é${text.slice(1)}` })] })).toBe('streams[0].events[0].data');
    });

    test.each([
      ['NUL', 'a\0b'],
      ['a lone high surrogate', 'a\ud83d'],
      ['a lone low surrogate', '\ude00b'],
      ['a pair the wrong way round', '\ude00\ud83d'],
      ['undefined', undefined],
      ['a function', () => 1],
      ['NaN', Number.NaN],
      ['infinity', Number.POSITIVE_INFINITY],
      ['a bigint', 1n],
      ['a date', new Date(0)],
      ['a map', new Map()],
    ])('with %s in it is refused, and the refusal says where', async (_, value) => {
      expect(await refusalOf({ list: [1, { value }] })).toBe('streams[0].events[0].data.list[1].value');
    });

    test('with NUL or a lone surrogate in a key is refused', async () => {
      expect(await refusalOf({ 'a\0': 1 })).toBe('streams[0].events[0].data');
      expect(await refusalOf({ '\udc00': 1 })).toBe('streams[0].events[0].data');
    });

    test('with bad metadata is refused', async () => {
      const withMetadata = (metadata: Partial<EventMetadata>) =>
        refusal({ events: [anEvent(), anEvent({}, { metadata: { ...someMetadata, ...metadata } })] });
      expect(await withMetadata({ actor: '\0' })).toBe('streams[0].events[1].metadata.actor');
      expect(await withMetadata({ recordedAt: 'yesterday' })).toBe('streams[0].events[1].metadata.recordedAt');
    });

    test('nested too deeply or in itself is refused', async () => {
      const circle: Record<string, unknown> = {};
      circle['self'] = circle;
      expect(await refusalOf(circle)).toMatch(/^streams\[0\]\.events\[0\]\.data\.self/);
    });
  });

  describe('a refused append', () => {
    test.each<[string, string, Partial<StreamAppend>]>([
      ['an empty name', 'stream', { stream: '' }],
      ['a name of 201 characters', 'stream', { stream: 's'.repeat(201) }],
      ['a name with a control character', 'stream', { stream: 'request-\u0007' }],
      ['a name with NUL', 'stream', { stream: 'request-\0' }],
      ['a name with a lone surrogate', 'stream', { stream: 'request-\ud800' }],
      ['a negative revision', 'expected', { expected: -1 }],
      ['half a revision', 'expected', { expected: 0.5 }],
      ['no events', 'events', { events: [] }],
      ['an empty type', 'events[0].type', { events: [anEvent({}, { type: '' })] }],
      ['a type of 101 characters', 'events[0].type', { events: [anEvent({}, { type: 't'.repeat(101) })] }],
      ['version 0', 'events[0].version', { events: [anEvent({}, { version: 0 })] }],
      ['version 1.5', 'events[0].version', { events: [anEvent({}, { version: 1.5 })] }],
      ['an id that is no UUID', 'events[0].id', { events: [anEvent({}, { id: '1' })] }],
    ])('has %s', async (_, field, unit) => {
      expect(await refusal(unit)).toBe(`streams[0].${field}`);
    });

    test('has a bad command id, request hash or answer', async () => {
      expect(await refusal({}, { commandId: 'c-1' })).toBe('commandId');
      expect(await refusal({}, { requestHash: 'abc' })).toBe('requestHash');
      expect(await refusal({}, { answer: { at: new Date(0) } })).toBe('answer.at');
    });

    test('has no stream, or one stream twice, ignoring case', async () => {
      const twice = ['request-1', 'Request-1'].map((stream): StreamAppend => ({
        stream,
        expected: 'any',
        events: [anEvent()],
      }));
      await expect(store().append(twice, aCommand())).rejects.toHaveProperty('field', 'streams[1].stream');
      await expect(store().append([], aCommand())).rejects.toHaveProperty('field', 'streams');
    });

    test('has more than 500 streams', async () => {
      const units = Array.from({ length: 501 }, (): StreamAppend => ({
        stream: aStream(),
        expected: 'any',
        events: [anEvent()],
      }));
      await expect(store().append(units, aCommand())).rejects.toHaveProperty('field', 'streams');
      await store().append(units.slice(1), aCommand());
    });

    test('has two events with one id', async () => {
      const event = anEvent();
      expect(await refusal({ events: [event, event] })).toBe('streams[0].events[1].id');
    });

    test('may have names up to the limits', async () => {
      const stream = aStream().padEnd(200, '🌍');
      await store().append([{ stream, expected: 'any', events: [anEvent({}, { type: 't'.repeat(100) })] }], aCommand());
      expect(await store().read(stream)).toHaveLength(1);
    });
  });
};
