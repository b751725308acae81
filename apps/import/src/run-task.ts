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
import type { CommandContext } from '#event-sourcing';
import { type CommandRunner, type Outcome, singleStream } from '#event-store';
import type { Task } from './history/steps.js';

/** The ids that the system gave to an activity's request and to its contributions, by the key that stood for them. */
export type ActivityIds = Readonly<{ requestId: string; contributions: ReadonlyMap<string, string> }>;

/** Runs the command of a task through the same rules as everybody's. Errors: those of CommandRunner.run. */
export const runTask = (
  runner: CommandRunner,
  task: Task,
  { requestId, contributions }: ActivityIds,
  context: CommandContext,
): Promise<Outcome> => {
  const contributionId = 'contribution' in task ? (contributions.get(task.contribution) ?? '') : '';
  const candidates = candidatesOf(requestId, [...contributions.values()]);
  switch (task.type) {
    case 'SubmitRequest':
      return runner.run(new SubmitRequest({ ...task.data, requestId }, context), singleStream(request));
    case 'AcceptRequest':
      return runner.run(new AcceptRequest({ ...task.data, requestId }, context), singleStream(request));
    case 'CheckResources':
      return runner.run(new CheckResources({ ...task.data, requestId }, context), checkResources(candidates));
    case 'ConfirmFunding':
      return runner.run(new ConfirmFunding({ ...task.data, requestId }, context), confirmFunding);
    case 'AssignFieldOffice':
      return runner.run(new AssignFieldOffice({ ...task.data, requestId }, context), assignFieldOffice);
    case 'AgreeWorkplan':
      return runner.run(new AgreeWorkplan({ ...task.data, requestId }, context), singleStream(request));
    case 'MeasureIndicator':
      return runner.run(new MeasureIndicator({ ...task.data, requestId }, context), singleStream(request));
    case 'ReviseBudget':
      return runner.run(new ReviseBudget({ ...task.data, requestId }, context), reviseBudget(candidates));
    case 'RecordExpenditure':
      return runner.run(new RecordExpenditure({ ...task.data, requestId }, context), recordExpenditure);
    case 'ReverseExpenditure':
      return runner.run(new ReverseExpenditure({ ...task.data, requestId }, context), reverseExpenditure);
    case 'SuspendDelivery':
      return runner.run(new SuspendDelivery({ ...task.data, requestId }, context), singleStream(request));
    case 'CompleteDelivery':
      return runner.run(new CompleteDelivery({ ...task.data, requestId }, context), singleStream(request));
    case 'WaiveEvaluation':
      return runner.run(new WaiveEvaluation({ ...task.data, requestId }, context), waiveEvaluation);
    case 'CloseRequest':
      return runner.run(new CloseRequest({ ...task.data, requestId }, context), closeRequest);
    case 'CancelRequest':
      return runner.run(new CancelRequest({ ...task.data, requestId }, context), cancelRequest);
    case 'PledgeContribution': {
      const data = { ...task.data, contributionId, earmark: tightlyEarmarked(requestId) };
      return runner.run(new PledgeContribution(data, context), pledgeContribution);
    }
    case 'SignAgreement':
      return runner.run(new SignAgreement({ ...task.data, contributionId }, context), singleStream(contribution));
    case 'ReceiveInstalment':
      return runner.run(new ReceiveInstalment({ ...task.data, contributionId }, context), receiveInstalment);
    case 'RefundBalance':
      return runner.run(new RefundBalance({ ...task.data, contributionId }, context), singleStream(contribution));
    case 'ReverseReceipt':
      return runner.run(new ReverseReceipt({ ...task.data, contributionId }, context), singleStream(contribution));
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
      received: true,
      firstReceivedOn: null,
      expiresOn: null,
      pscBasisPoints: 0,
      allocation: null,
    }));
