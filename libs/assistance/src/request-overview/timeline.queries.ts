import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { namesAmong, NotFound, type Recorded } from '#event-sourcing';
import { EventStore, PersonalDataVault } from '#event-store';
import { isSeenIn } from '#read-models';
import { requestStream } from '../request/request.state.js';

/** The story of a request: its events as they were recorded, oldest first. */
export class ShowTimeline extends Query<readonly Recorded[]> {
  constructor(
    readonly requestId: string,
    /** First revision wanted. */
    readonly from: number,
    readonly limit: number,
  ) {
    super();
  }
}

/** A timeline is a read of its stream, not a table; persons are named while their keys exist. */
@QueryHandler(ShowTimeline)
export class ShowTimelineHandler {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(PersonalDataVault) private readonly vault: PersonalDataVault,
  ) {}

  async execute(query: ShowTimeline): Promise<readonly Recorded[]> {
    const { requestId, from, limit } = query;
    const read = await this.store.read(requestStream(requestId), { from, limit });
    const events = read.filter(isSeenIn(query));
    if (events.length === 0 && from === 0) throw new NotFound('Request', requestId);
    return (await this.vault.open(events)).map(withoutTraces);
  }
}

/** From where and how somebody came in, and who is behind a name, is the audit's, for auditors. */
export const withoutTraces = ({
  metadata: { from: _from, by: _by, person: _person, ...metadata },
  data,
  ...event
}: Recorded): Recorded => {
  const told = data as Readonly<{ toldBy?: readonly string[] }>; // of what was held; no other event has it
  return { ...event, data: told.toldBy ? { ...told, toldBy: namesAmong(told.toldBy) } : data, metadata };
};
