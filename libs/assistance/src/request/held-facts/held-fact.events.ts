import type { Event } from '#event-sourcing';

type Of = { requestId: string };

/** Commands that tell what has happened in the field. */
export const FACT_KINDS = [
  'LogActivity',
  'CorrectActivity',
  'ReachMilestone',
  'MeasureIndicator',
  'AttachEvidence',
  'RaiseRisk',
  'RecordExpenditure',
  'ReverseExpenditure',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** `factId`: made of what was told, so that telling it again is the same. `held`: how many the request has after this. */
type Fact = Of & { factId: string; kind: FactKind; held: number };

export type HeldFactEvent =
  /** It breaks a rule: it stays outside activities, figures and ledgers until a person has decided. */
  | Event<
      'FactHeld',
      Fact & {
        /** As it was told: the data of the command. */
        fact: Readonly<Record<string, unknown>>;
        occurredOn: string;
        heldOn: string;
        /** The rule, as a refusal's code, and what it rests on. */
        because: string;
        facts: Readonly<Record<string, unknown>>;
        /** Who told it, and for whom. Left out in what was held before that was noted. */
        toldBy?: readonly string[];
      }
    >
  /** What follows from it is told by the events after this one, in the same append. */
  | Event<
      'FactAccepted',
      Fact & {
        acceptedOn: string;
        reason: string;
        /** The id under which it is recorded, where that is not the one it was told with. */
        underId: string | null;
        /** The obligation that it was found to pay. */
        obligationId?: string;
      }
    >
  | Event<'FactRejected', Fact & { rejectedOn: string; reason: string }>;

/** A fact that a person is to decide on. */
export type HeldFact = Readonly<{
  kind: FactKind;
  fact: Readonly<Record<string, unknown>>;
  heldOn: string;
  because: string;
  facts: Readonly<Record<string, unknown>>;
  toldBy?: readonly string[];
}>;
