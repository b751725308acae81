import type {
  AcceptRequest,
  AgreeWorkplan,
  AssignFieldOffice,
  CancelRequest,
  CheckResources,
  CloseRequest,
  CompleteDelivery,
  ConfirmFunding,
  MeasureIndicator,
  RecordExpenditure,
  ReverseExpenditure,
  ReviseBudget,
  SubmitRequest,
  SuspendDelivery,
  WaiveEvaluation,
} from '#assistance';
import type {
  PledgeContribution,
  ReceiveInstalment,
  RefundBalance,
  ReverseReceipt,
  SignAgreement,
} from '#contributions';

type RequestCommands = {
  SubmitRequest: SubmitRequest;
  AcceptRequest: AcceptRequest;
  CheckResources: CheckResources;
  ConfirmFunding: ConfirmFunding;
  AssignFieldOffice: AssignFieldOffice;
  AgreeWorkplan: AgreeWorkplan;
  MeasureIndicator: MeasureIndicator;
  ReviseBudget: ReviseBudget;
  RecordExpenditure: RecordExpenditure;
  ReverseExpenditure: ReverseExpenditure;
  SuspendDelivery: SuspendDelivery;
  CompleteDelivery: CompleteDelivery;
  WaiveEvaluation: WaiveEvaluation;
  CloseRequest: CloseRequest;
  CancelRequest: CancelRequest;
};

type ContributionCommands = {
  SignAgreement: SignAgreement;
  ReceiveInstalment: ReceiveInstalment;
  RefundBalance: RefundBalance;
  ReverseReceipt: ReverseReceipt;
};

/** A command without the ids that the system gives: of the request, and of the contribution (`contribution` stands for it). */
export type Task =
  | {
      [T in keyof RequestCommands]: Readonly<{ type: T; data: Omit<RequestCommands[T]['data'], 'requestId'> }>;
    }[keyof RequestCommands]
  | {
      [T in keyof ContributionCommands]: Readonly<{
        type: T;
        contribution: string;
        data: Omit<ContributionCommands[T]['data'], 'contributionId'>;
      }>;
    }[keyof ContributionCommands]
  /** Tightly earmarked to the request. */
  | Readonly<{
      type: 'PledgeContribution';
      contribution: string;
      data: Omit<PledgeContribution['data'], 'contributionId' | 'earmark'>;
    }>;

/** One command of an activity's history. */
export type Step = Readonly<{
  /** Names the step within its activity, the same in every import of it. */
  key: string;
  task: Task;
  /** Elements that are recorded once this step, and every other that names them, is done. */
  records: readonly string[];
  /** What was published of these elements: other content under the same key is a later, changed publication. */
  published: unknown;
}>;

/** Steps without which none of the later ones of the activity makes sense. */
export const GATES: ReadonlySet<Task['type']> = new Set(['SubmitRequest', 'PledgeContribution', 'SignAgreement']);

/** Steps without which none of the later ones of its request makes sense; its contributions go on. */
export const REQUEST_GATES: ReadonlySet<Task['type']> = new Set([
  'AcceptRequest',
  'CheckResources',
  'ConfirmFunding',
  'AssignFieldOffice',
]);
