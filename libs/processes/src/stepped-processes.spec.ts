import { describe, expect, test } from '@jest/globals';
import { type AskedCommand, Command, type Process, type Reaction, type Recorded, Refusal } from '#event-sourcing';
import { SteppedProcesses } from './stepped-processes.js';

/** Says all that is outstanding for an instance. */
type Asked = Readonly<{ instance: string; commands?: readonly string[]; timers?: Readonly<Record<string, string>> }>;

class Do extends Command<'Do', { what: string }> {
  readonly type = 'Do';
}

const asked = (what: string): AskedCommand => ({ key: what, type: 'Do', data: { what } });

const errands: Process<null, { type: 'Asked'; data: Asked }> = {
  name: 'errands',
  version: 1,
  handles: ['Asked'],
  instanceOf: ({ data }) => data.instance,
  initial: null,
  react: (_, { data: { commands = [], timers = {} } }): Reaction<null> => ({
    state: null,
    commands: commands.map(asked),
    timers: Object.entries(timers).map(([what, dueOn]) => ({ ...asked(what), dueOn })),
  }),
};

const recorded = (position: number, data: Asked, at = '2026-03-01T09:00:00.000Z'): Recorded => ({
  type: 'Asked',
  data,
  id: `event ${position}`,
  stream: 'errands',
  revision: position,
  version: 1,
  metadata: { actor: 'A', commandId: 'C', correlationId: 'C', recordedAt: at },
  position: String(position),
});

const inSteps = (carryOut: (command: Do) => void = () => undefined) => {
  const done: Do[] = [];
  const clock = { time: '2026-03-01T10:00:00Z', now: () => new Date(clock.time) };
  const processes = new SteppedProcesses({
    processes: [errands],
    commands: { Do },
    storeId: 'test',
    clock,
    carryOut: async (command) => {
      carryOut(command as Do);
      done.push(command as Do);
    },
  });
  const all = async () => {
    const steps = [];
    for (let step = await processes.step(); step; step = await processes.step()) steps.push(step);
    return steps;
  };
  return { processes, clock, done, all, told: () => done.map(({ data }) => data.what) };
};

describe('Processes, step by step', () => {
  test('do what is due in the order in which it was due, then in which it was asked for', async () => {
    const { processes, all, told } = inSteps();
    processes.take(recorded(1, { instance: 'B', commands: ['later'] }, '2026-03-01T09:30:00.000Z'));
    processes.take(recorded(2, { instance: 'C', commands: ['first', 'second'] }));
    processes.take(recorded(3, { instance: 'A', commands: ['third'] }));

    await all();

    expect(told()).toEqual(['first', 'second', 'third', 'later']);
  });

  test('wait for the day of a timer', async () => {
    const { processes, clock, all, told } = inSteps();
    processes.take(recorded(1, { instance: 'A', timers: { lapse: '2026-03-31' } }));
    clock.time = '2026-03-30T23:59:59Z';
    expect(await all()).toEqual([]);

    clock.time = '2026-03-31T00:00:00Z';
    await all();

    expect(told()).toEqual(['lapse']);
  });

  test('drop what is no longer asked for, and do once what is asked for in the same words', async () => {
    const { processes, all, told } = inSteps();
    processes.take(recorded(1, { instance: 'A', commands: ['stay', 'go'] }));
    processes.take(recorded(2, { instance: 'A', commands: ['stay'] }));
    await all();
    processes.take(recorded(3, { instance: 'A', commands: ['stay'] }));

    expect(await all()).toEqual([]);
    expect(told()).toEqual(['stay']);
  });

  test('do again what was let go of in between', async () => {
    const { processes, all, told } = inSteps();
    for (const [position, commands] of [['check'], [], ['check']].entries()) {
      processes.take(recorded(position, { instance: 'A', commands }));
      await all();
    }

    expect(told()).toEqual(['check', 'check']);
  });

  test('are done with what is refused, and say why', async () => {
    const { processes, all } = inSteps(() => {
      throw new Refusal('NoMoney', { lacks: 5 });
    });
    processes.take(recorded(1, { instance: 'A', commands: ['pay'] }));

    const work = { process: 'errands', instance: 'A', command: 'Do' };
    expect(await all()).toEqual([{ ...work, reason: 'NoMoney {"lacks":5}' }]);
    expect(await all()).toEqual([]);
  });

  test('end with any other failure', async () => {
    const { processes, all } = inSteps(() => {
      throw new TypeError('a bug');
    });
    processes.take(recorded(1, { instance: 'A', commands: ['pay'] }));

    await expect(all()).rejects.toThrow('Do for errands A failed: TypeError: a bug');
  });

  test('cannot go on with an event that a process cannot take', () => {
    const { processes } = inSteps();
    const broken = recorded(1, { instance: 'A', commands: null as never });

    expect(() => processes.take(broken)).toThrow('the process errands cannot go on with Asked of errands');
  });

  test('give the same commands for the same events, whatever they are asked by', async () => {
    const contexts = await Promise.all(
      [1, 2].map(async () => {
        const { processes, all, done } = inSteps();
        processes.take(recorded(1, { instance: 'A', commands: ['one', 'two'] }));
        await all();
        return done.map(({ context }) => context);
      }),
    );

    expect(contexts[0]).toEqual(contexts[1]);
    expect(contexts[0]).toMatchObject([
      { actor: 'process:errands', causationId: 'event 1' },
      { actor: 'process:errands', causationId: 'event 1' },
    ]);
    expect(contexts[0]?.[0]?.commandId).not.toBe(contexts[0]?.[1]?.commandId);
  });
});
