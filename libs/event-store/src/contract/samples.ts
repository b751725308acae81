import { randomUUID } from 'node:crypto';
import type { EventMetadata } from '#event-sourcing';
import { eventId } from '../event-id.js';
import type { CommandReceipt, NewEvent } from '../event-store.js';

const at = '2026-01-31T12:00:00.000Z';

export const someMetadata: EventMetadata = {
  actor: 'finance-officer',
  commandId: 'b0a7a2f5-3a3f-4a6e-9d6d-2f3c1d9a0c11',
  correlationId: 'correlation-1',
  recordedAt: at,
};

export const anEvent = (data: Readonly<Record<string, unknown>> = {}, more: Partial<NewEvent> = {}): NewEvent => ({
  id: eventId(randomUUID(), 0, at),
  type: 'ActivityDelivered',
  data,
  metadata: someMetadata,
  ...more,
});

export const aCommand = (more: Partial<CommandReceipt> = {}): CommandReceipt => ({
  commandId: randomUUID(),
  requestHash: 'a1'.repeat(32),
  answer: { revision: 0 },
  ...more,
});

/** A stream that no other test uses. */
export const aStream = (prefix = 'request'): string => `${prefix}-${randomUUID()}`;
