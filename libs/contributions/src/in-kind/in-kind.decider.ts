import {
  type Decider,
  InvalidInput,
  NotFound,
  Refusal,
  dayOf,
  requireNotAfter,
  requireOrder,
  requirePositive,
  requireText,
} from '#event-sourcing';
import { type Money, isCurrency } from '#money';
import type { InKindCommand } from './in-kind.commands.js';
import type { InKindEvent } from './in-kind.events.js';

/** The last day of which it tells something: the next one is not before it. */
export type InKindState = 'unknown' | Readonly<{ since: readonly [name: string, day: string] }>;

const decide = (command: InKindCommand, state: InKindState): InKindEvent[] => {
  const { inKindId, value, valuedBy } = command.data;
  const today = dayOf(command);
  requireValue(value);
  requireText('valuedBy', valuedBy, 500);
  switch (command.type) {
    case 'RecordInKind': {
      const { title, description, receivedOn, reference } = command.data;
      if (state !== 'unknown') throw new Refusal('InKindExists', { inKindId });
      requireText('title', title, 300);
      requireText('description', description, 5_000);
      if (reference !== null) requireText('reference', reference, 100);
      requireNotAfter('receivedOn', receivedOn, today);
      return [{ type: 'InKindReceived', data: command.data }];
    }
    case 'RevalueInKind': {
      const { revaluedOn, reason } = command.data;
      if (state === 'unknown') throw new NotFound('InKind', inKindId);
      requireOrder(state.since, ['revaluedOn', revaluedOn]);
      requireNotAfter('revaluedOn', revaluedOn, today);
      requireText('reason', reason, 2_000);
      return [{ type: 'InKindRevalued', data: command.data }];
    }
  }
};

const requireValue = ({ minor, currency }: Money): void => {
  if (!isCurrency(currency))
    throw new InvalidInput('value.currency', 'must be an ISO 4217 currency', { value: currency });
  requirePositive('value.minor', minor);
};

const evolve = (_: InKindState, { type, data }: InKindEvent): InKindState => {
  switch (type) {
    case 'InKindReceived':
      return { since: ['receivedOn', data.receivedOn] };
    case 'InKindRevalued':
      return { since: ['revaluedOn', data.revaluedOn] };
  }
};

export const inKindStream = (inKindId: string): string => `in-kind-${inKindId}`;

export const inKind: Decider<InKindState, InKindCommand, InKindEvent> = {
  category: 'in-kind',
  streamOf: ({ data }) => inKindStream(data.inKindId),
  initial: 'unknown',
  decide,
  evolve,
};
