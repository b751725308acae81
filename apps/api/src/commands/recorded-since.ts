import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catchError, type Observable } from 'rxjs';
import { withoutTraces } from '#assistance';
import { type Recorded, Refusal } from '#event-sourcing';
import { EventStore, PersonalDataVault } from '#event-store';
import type { Scope } from '../access/scope.js';
import { ChangedSinceRead } from '../problems/changed-since-read.js';
import { isSeenBy } from '../requests/seen.js';

/** More than a person compares; the revision tells how many there are. */
const MOST = 100;

/** Tells whoever changes what they saw earlier (`If-Match`) what others recorded since, as far as they may see it. */
@Injectable()
export class RecordedSince implements NestInterceptor {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(PersonalDataVault) private readonly vault: PersonalDataVault,
  ) {}

  intercept(host: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const { scope } = host.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        if (!(error instanceof Refusal) || error.code !== 'ChangedSinceRead') throw error;
        throw new ChangedSinceRead(error.facts, await this.#since(error.facts, scope));
      }),
    );
  }

  async #since({ stream, seen }: Refusal['facts'], scope: Scope): Promise<readonly Recorded[] | undefined> {
    const [, category] = /^(request|contribution)-/.exec(String(stream)) ?? [];
    if (category === undefined) return undefined;
    const events = await this.store.read(String(stream), { from: Number(seen) + 1, limit: MOST });
    const visible = category === 'request' ? events.filter(isSeenBy(scope)) : events;
    return (await this.vault.open(visible)).map(withoutTraces);
  }
}
