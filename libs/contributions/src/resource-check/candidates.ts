import { Inject, Injectable } from '@nestjs/common';
import type { Position } from '#event-store';
import { ReadModels } from '#read-models';
import type { Earmark } from '../contribution/earmark.js';
import { WITH_USABLE_AUTHORITY } from '../utilisation/usable-authority.js';
import type { Source } from './source.js';

/**
 * Contributions that a check may consider, as they are known beforehand. A stale one costs a retry, never a wrong
 * reservation: those whose terms fit are loaded from their streams, and the decision is made on those.
 */
export type Candidates = () => Promise<readonly Source[]>;

/** All contributions under agreement, as the read model has them. */
@Injectable()
export class CandidatesFromReadModel {
  constructor(@Inject(ReadModels) private readonly readModels: ReadModels) {}

  /**
   * Those that were known when this is called, or later. Called as a command arrives: one that waited for its turn finds
   * the read model there already, and does not wait for what the commands before it did.
   */
  async knownByNow(): Promise<Candidates> {
    const latest = await this.readModels.latest();
    return () => this.#from(latest);
  }

  async #from(position: Position | undefined): Promise<readonly Source[]> {
    await this.readModels.shows(position);
    const rows = await this.readModels.rows<CandidateRow>(
      `select c.*, greatest(0, usable - advance_drawn) as unused_authority
       from {contribution} c ${WITH_USABLE_AUTHORITY} where phase in ('signed', 'expired')`,
    );
    return rows.map(
      ({
        contribution_id,
        donor_id,
        revision,
        earmark,
        currency,
        available,
        unused_authority,
        receipts,
        transfers,
        expires_on,
        phase,
        psc_basis_points,
      }) => ({
        contributionId: contribution_id,
        donorId: donor_id,
        revision,
        earmark,
        currency,
        available,
        unusedAuthority: unused_authority,
        received: receipts > 0 || transfers > 0,
        firstReceivedOn: null, // those that may pay are loaded, with this date
        expiresOn: expires_on,
        hasExpired: phase === 'expired',
        pscBasisPoints: psc_basis_points,
        allocation: null,
      }),
    );
  }
}

type CandidateRow = Readonly<{
  contribution_id: string;
  donor_id: string;
  revision: number;
  earmark: Earmark;
  currency: string;
  available: number;
  unused_authority: number;
  receipts: number;
  transfers: number;
  expires_on: string | null;
  phase: 'signed' | 'expired';
  psc_basis_points: number;
}>;
