import {
  AcceptRequest,
  AgreeWorkplan,
  assignFieldOffice,
  AssignFieldOffice,
  cancelRequest,
  CancelRequest,
  checkResources,
  CheckResources,
  closeRequest,
  CloseRequest,
  CompleteDelivery,
  confirmFunding,
  ConfirmFunding,
  MeasureIndicator,
  recordExpenditure,
  RecordExpenditure,
  request,
  reverseExpenditure,
  ReverseExpenditure,
  reviseBudget,
  ReviseBudget,
  SubmitRequest,
  SuspendDelivery,
  waiveEvaluation,
  WaiveEvaluation,
} from '#assistance';
import {
  type Candidates,
  contribution,
  type Earmark,
  PledgeContribution,
  pledgeContribution,
  ReceiveInstalment,
  receiveInstalment,
  RefundBalance,
  ReverseReceipt,
  SignAgreement,
  UNEARMARKED,
} from '#contributions';
import type { CommandContext, Decision, Load } from '#event-sourcing';
import { singleStream } from '#event-store';

type Commands = {
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
  PledgeContribution: PledgeContribution;
  SignAgreement: SignAgreement;
  ReceiveInstalment: ReceiveInstalment;
  RefundBalance: RefundBalance;
  ReverseReceipt: ReverseReceipt;
};

/** A command without what is the same for all those of an activity: its request, and the earmark to it. */
export type Task = {
  [T in keyof Commands]: Readonly<{ type: T; data: Omit<Commands[T]['data'], 'requestId' | 'earmark'> }>;
}[keyof Commands];

/** Whose tasks they are: the activity's request, and the contributions that may pay for it. */
export type Activity = Readonly<{ requestId: string; contributionIds: readonly string[] }>;

/** What follows from a task by the same rules as everybody's commands. Throws Refusal. */
export const decide = (
  task: Task,
  { requestId, contributionIds }: Activity,
  context: CommandContext,
  load: Load,
): Promise<Decision> => {
  const candidates = candidatesOf(requestId, contributionIds);
  switch (task.type) {
    case 'SubmitRequest':
      return singleStream(request)(new SubmitRequest({ ...task.data, requestId }, context), load);
    case 'AcceptRequest':
      return singleStream(request)(new AcceptRequest({ ...task.data, requestId }, context), load);
    case 'CheckResources':
      return checkResources(candidates)(new CheckResources({ ...task.data, requestId }, context), load);
    case 'ConfirmFunding':
      return confirmFunding(new ConfirmFunding({ ...task.data, requestId }, context), load);
    case 'AssignFieldOffice':
      return assignFieldOffice(new AssignFieldOffice({ ...task.data, requestId }, context), load);
    case 'AgreeWorkplan':
      return singleStream(request)(new AgreeWorkplan({ ...task.data, requestId }, context), load);
    case 'MeasureIndicator':
      return singleStream(request)(new MeasureIndicator({ ...task.data, requestId }, context), load);
    case 'ReviseBudget':
      return reviseBudget(candidates)(new ReviseBudget({ ...task.data, requestId }, context), load);
    case 'RecordExpenditure':
      return recordExpenditure(new RecordExpenditure({ ...task.data, requestId }, context), load);
    case 'ReverseExpenditure':
      return reverseExpenditure(new ReverseExpenditure({ ...task.data, requestId }, context), load);
    case 'SuspendDelivery':
      return singleStream(request)(new SuspendDelivery({ ...task.data, requestId }, context), load);
    case 'CompleteDelivery':
      return singleStream(request)(new CompleteDelivery({ ...task.data, requestId }, context), load);
    case 'WaiveEvaluation':
      return waiveEvaluation(new WaiveEvaluation({ ...task.data, requestId }, context), load);
    case 'CloseRequest':
      return closeRequest(new CloseRequest({ ...task.data, requestId }, context), load);
    case 'CancelRequest':
      return cancelRequest(new CancelRequest({ ...task.data, requestId }, context), load);
    case 'PledgeContribution':
      return pledgeContribution(
        new PledgeContribution({ ...task.data, earmark: tightlyEarmarked(requestId) }, context),
        load,
      );
    case 'SignAgreement':
      return singleStream(contribution)(new SignAgreement(task.data, context), load);
    case 'ReceiveInstalment':
      return receiveInstalment(new ReceiveInstalment(task.data, context), load);
    case 'RefundBalance':
      return singleStream(contribution)(new RefundBalance(task.data, context), load);
    case 'ReverseReceipt':
      return singleStream(contribution)(new ReverseReceipt(task.data, context), load);
  }
};

const tightlyEarmarked = (requestId: string): Earmark => ({ ...UNEARMARKED, level: 4, requests: [requestId] });

/** An activity is funded by its own contributions alone. Their figures are read from their streams in any case. */
const candidatesOf =
  (requestId: string, contributionIds: readonly string[]): Candidates =>
  async () =>
    contributionIds.map((contributionId) => ({
      contributionId,
      donorId: '',
      revision: 0,
      earmark: tightlyEarmarked(requestId),
      currency: 'USD',
      available: 0,
      unusedAuthority: 0,
      received: true,
      firstReceivedOn: null,
      expiresOn: null,
      hasExpired: false,
      pscBasisPoints: 0,
      allocation: null,
    }));
