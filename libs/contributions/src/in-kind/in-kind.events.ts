import type { Event } from '#event-sourcing';
import type { Money } from '#money';

/** What donors give beside money. */
export const IN_KIND = ['expertise', 'equipment', 'premises', 'services', 'other'] as const;
export type InKind = (typeof IN_KIND)[number];

/** Valued for reports, and never part of a ledger: nothing can be reserved or spent from it. Stream `in-kind-<id>`. */
export type InKindEvent =
  | Event<
      'InKindReceived',
      {
        inKindId: string;
        donorId: string;
        kind: InKind;
        title: string;
        description: string;
        value: Money;
        /** How the value was found: an invoice, a price list, a person's salary. */
        valuedBy: string;
        receivedOn: string;
        /** The request that it serves, if it is for one. */
        requestId: string | null;
        /** Of the agreement or letter; null when there is none. */
        reference: string | null;
      }
    >
  | Event<'InKindRevalued', { inKindId: string; value: Money; valuedBy: string; revaluedOn: string; reason: string }>;
