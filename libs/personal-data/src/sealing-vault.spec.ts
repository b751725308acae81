import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PersonalFields, Recorded } from '#event-sourcing';
import type { NewEvent } from '#event-store';
import { Pool } from '#postgres';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { PostgresKeyStore, SealingVault } from './index.js';

const declarations: PersonalFields = {
  RequestSubmitted: [
    { person: 'focalPoint.personId', fields: ['focalPoint.name', 'focalPoint.email', 'focalPoint.phones.*'] },
  ],
  ActivityDelivered: [{ person: 'participants.*.personId', fields: ['participants.*.name'] }],
};

describe('Personal data vault', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  let vault: SealingVault;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    pool = new Pool({ connectionString: await postgres.createDatabase() });
    vault = await anotherProcess();
  });
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });

  const focalPoint = (personId = randomUUID()) => ({
    personId,
    name: 'Amina Diallo',
    email: 'a@example.org',
    phones: ['+254 1', '+254 2'],
  });

  test('stores no personal text in the clear, and gives it back', async () => {
    const event = newEvent('RequestSubmitted', { title: 'Registry', focalPoint: focalPoint() });
    const [sealed] = await vault.seal([event]);
    expect(JSON.stringify(sealed)).not.toMatch(/Amina D|@example|\+254 /);
    expect(sealed?.data).toMatchObject({
      title: 'Registry',
      focalPoint: { name: { encrypted: expect.any(String), person: event.data.focalPoint.personId, version: 1 } },
    });
    expect((await vault.open(recorded(sealed)))[0]?.data).toEqual(event.data);
  });

  test('keeps each element of a list under the key of its own person', async () => {
    const participants = [
      { personId: randomUUID(), name: 'One' },
      { personId: randomUUID(), name: 'Two' },
      { personId: randomUUID(), name: null },
    ];
    const [sealed] = await vault.seal([newEvent('ActivityDelivered', { participants })]);
    await erase(participants[0]?.personId);
    const [opened] = await (await anotherProcess()).open(recorded(sealed));
    expect(opened?.data).toEqual({ participants: [{ ...participants[0], name: null }, ...participants.slice(1)] });
  });

  test('does not change events that it was given, nor those without personal fields', async () => {
    const event = newEvent('RequestSubmitted', { focalPoint: focalPoint() });
    const before = structuredClone(event);
    await vault.seal([event]);
    expect(event).toEqual(before);
    const other = [newEvent('RequestAccepted', { name: 'not personal' })];
    expect(await vault.seal(other)).toEqual(other);
  });

  test('skips a person who is not there', async () => {
    const events = [newEvent('RequestSubmitted', { focalPoint: null }), newEvent('ActivityDelivered', {})];
    expect(await vault.seal(events)).toEqual(events);
  });

  test('seals nothing that belongs to no one', async () => {
    const nameless = newEvent('RequestSubmitted', { focalPoint: { ...focalPoint(), personId: null } });
    await expect(vault.seal([nameless])).rejects.toThrow("RequestSubmitted: focalPoint.name is no one's");
  });

  test('opens a sealed value at its own place only', async () => {
    const events = await vault.seal([newEvent('RequestSubmitted', { focalPoint: focalPoint() })]);
    const moved = recorded(...events).map((event) => ({ ...event, id: randomUUID() }));
    await expect(vault.open(moved)).rejects.toThrow();
  });

  test('seals the same text differently each time', async () => {
    const data = { focalPoint: focalPoint() };
    const [one, two] = await vault.seal([newEvent('RequestSubmitted', data), newEvent('RequestSubmitted', data)]);
    expect(one?.data).not.toEqual(two?.data);
  });

  test('refuses to write about a person whose key was erased', async () => {
    const personId = randomUUID();
    await vault.seal([newEvent('RequestSubmitted', { focalPoint: focalPoint(personId) })]);
    await erase(personId);
    const sealing = (await anotherProcess()).seal([newEvent('RequestSubmitted', { focalPoint: focalPoint(personId) })]);
    await expect(sealing).rejects.toMatchObject({ code: 'PersonErased', facts: { person: personId } });
  });

  test('takes no declaration that leaves open whose a field is', async () => {
    const unclear = { ActivityDelivered: [{ person: 'participants.*.personId', fields: ['leader'] }] };
    const keys = await PostgresKeyStore.open(pool);
    expect(() => new SealingVault(keys, unclear)).toThrow('leader belongs to several');
  });

  const anotherProcess = async () => new SealingVault(await PostgresKeyStore.open(pool), declarations);
  const erase = async (personId = '') => (await PostgresKeyStore.open(pool)).erase(personId);
});

const newEvent = <Data extends object>(type: string, data: Data): NewEvent & Readonly<{ data: Data }> => ({
  type,
  data,
  id: randomUUID(),
  metadata: { actor: 'a', commandId: randomUUID(), correlationId: 'c', recordedAt: '2026-01-01T00:00:00.000Z' },
});

const recorded = (...events: readonly (NewEvent | undefined)[]): Recorded[] =>
  events.flatMap((event, revision) =>
    event ? [{ ...event, stream: 'request-1', revision, version: 1, position: String(revision) }] : [],
  );
