import { randomUUID } from 'node:crypto';
import { type CommandReceipt, eventId, type NewEvent } from '#event-store';

/** An activity as a field office logs it: some 600 bytes. */
export const anActivity = (index: number) => ({
  requestId: `TA-2026-${String(index % 1_000_000).padStart(6, '0')}`,
  activityId: randomUUID(),
  kind: 'training',
  title: 'Third course for judges of the regional courts',
  occurredFrom: '2026-03-02',
  occurredTo: '2026-03-06',
  place: 'Nairobi',
  participants: [
    { sex: 'female', sector: 'judiciary', count: 12 + (index % 7) },
    { sex: 'male', sector: 'judiciary', count: 11 + (index % 5) },
  ],
  outputs: ['A bench book of 60 pages, in English and Swahili', 'A list of cases for the fourth course'],
});

const at = '2026-03-07T09:30:00.000Z';

/** A command's first events with its receipt, as the runner of commands hands them over. */
export const aCommand = (
  index: number,
  count = 1,
): Readonly<{ events: readonly NewEvent[]; command: CommandReceipt }> => {
  const commandId = randomUUID();
  const metadata = { actor: 'field-office-nairobi', commandId, correlationId: randomUUID(), recordedAt: at };
  return {
    events: Array.from({ length: count }, (_, n) => ({
      id: eventId(commandId, n, at),
      type: 'ActivityDelivered',
      data: anActivity(index + n),
      metadata,
    })),
    command: { commandId, requestHash: '0f'.repeat(32), answer: { revision: 0, answer: {} } },
  };
};
