import { Inject, Injectable } from '@nestjs/common';
import { withoutTraces } from '#assistance';
import { type Recorded, Refusal } from '#event-sourcing';
import { EventStore, PersonalDataVault } from '#event-store';
import type { Reader } from '../access/scope.js';
import { ChangedSinceRead } from '../problems/changed-since-read.js';
import { Stories } from '../requests/stories.js';

/** More than a person compares; the revision tells how many there are. */
const MOST = 100;

/** Tells whoever changes what they saw earlier (`If-Match`) what others recorded since, as far as they may see it. */
@Injectable()
export class RecordedSince {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(PersonalDataVault) private readonly vault: PersonalDataVault,
    @Inject(Stories) private readonly stories: Stories,
  ) {}

  /** What the error is with that; any other error as it is. */
  async toldIn(error: unknown, giver: Reader | undefined): Promise<unknown> {
    if (!(error instanceof Refusal) || error.code !== 'ChangedSinceRead') return error;
    return new ChangedSinceRead(error.facts, await this.#since(error.facts, giver));
  }

  async #since(
    { stream, seen }: Refusal['facts'],
    giver: Reader | undefined,
  ): Promise<readonly Recorded[] | undefined> {
    const [, category] = /^(request|contribution)-/.exec(String(stream)) ?? [];
    if (category === undefined || !giver) return undefined;
    const events = await this.store.read(String(stream), { from: Number(seen) + 1, limit: MOST });
    const visible = category === 'request' ? await this.stories.asSeen(events, giver) : events;
    return (await this.vault.open(visible)).map(withoutTraces);
  }
}
