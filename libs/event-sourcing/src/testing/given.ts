import assert from 'node:assert/strict';
import { type Decider, stateAfter } from '../decider.js';
import type { Event } from '../event.js';
import { Refusal } from '../refusal.js';

/** given(decider, ...history).when(command).then(...events), or .thenRefused(code, facts?) */
export const given = <State, Command, E extends Event>(
  decider: Pick<Decider<State, Command, E>, 'initial' | 'evolve' | 'decide'>,
  ...history: E[]
) => ({
  when: (command: Command) => {
    const decide = () => decider.decide(command, stateAfter(decider, history));
    return {
      // oxlint-disable-next-line unicorn/no-thenable -- given/when/then is what readers know; nobody awaits this
      then: (...expected: E[]) => assert.deepEqual(decide(), expected),
      thenRefused: (code: string, facts: Readonly<Record<string, unknown>> = {}) =>
        assert.throws(decide, (error) => {
          assert.ok(error instanceof Refusal, String(error));
          assert.equal(error.code, code);
          for (const [name, fact] of Object.entries(facts)) assert.deepEqual(error.facts[name], fact, name);
          return true;
        }),
    };
  },
});
