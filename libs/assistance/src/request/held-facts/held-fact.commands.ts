import { Command } from '#event-sourcing';

type Of = { requestId: string; factId: string };

/** Applies it, in the same append; refused with its reason while it still does not fit. */
export class AcceptFact extends Command<
  'AcceptFact',
  Of & {
    acceptedOn: string;
    reason: string;
    /** Another id for it, where its own is that of another fact. */
    underId?: string;
    /** The obligation that it pays, of an expenditure that was told without. */
    obligationId?: string;
  }
> {
  readonly type = 'AcceptFact';
}

export class RejectFact extends Command<'RejectFact', Of & { rejectedOn: string; reason: string }> {
  readonly type = 'RejectFact';
}
