import {
  ChangeEarmark,
  type Earmark,
  PledgeContribution,
  ReceiveInstalment,
  SignAgreement,
  contribution,
  contributionFold,
  contributionStream,
  receiveInstalment,
  underAgreement,
} from '#contributions';
import { type CommandContext, InvalidInput, NotFound, Refusal, requireOrder } from '#event-sourcing';
import { singleStream } from '#event-store';
import type { Money } from '#money';
import { changeEarmark } from '../request/funding/change-earmark.transaction.js';
import { pledgeForRequests } from '../request/funding/pledge-for-requests.transaction.js';
import type { Priority } from '../request/intake/intake.events.js';
import { withinScale } from '../request/intake/priority.js';
import { requestFold } from '../request/request.evolve.js';
import { requestStream } from '../request/request.state.js';
import { WAITLIST, type Waiting, waitlistFold } from '../waitlist/waitlist.state.js';
import type { Sandbox } from './sandbox.js';

/** What is tried. Instalments whose day comes by the day that is looked at count as received on it. */
export type WhatIfChange =
  /** A new pledge, signed and received at once. */
  | Readonly<{
      kind: 'pledge';
      donorId: string;
      amount: Money;
      earmark: Earmark;
      pscBasisPoints?: number | undefined;
      expiresOn?: string | null;
    }>
  | Readonly<{ kind: 'receipt'; contributionId: string; instalmentId?: string | null; received: Money }>
  | Readonly<{ kind: 'later-instalment'; contributionId: string; instalmentId: string; dueOn: string }>
  | Readonly<{ kind: 'later-start'; requestId: string; startsOn: string }>
  | Readonly<{ kind: 'earmark'; contributionId: string; earmark: Earmark; consentKeepsCommitments: boolean }>
  | Readonly<{ kind: 'priority'; requestId: string; priority: Priority }>;

/** The requests that changes name. */
export const requestsIn = (changes: readonly WhatIfChange[]): readonly string[] =>
  changes.flatMap((change) => {
    switch (change.kind) {
      case 'later-start':
      case 'priority':
        return [change.requestId];
      case 'pledge':
      case 'earmark':
        return change.earmark.requests;
      case 'receipt':
      case 'later-instalment':
        return [];
    }
  });

/** Tells a sandbox's commands: nobody gives them, and nobody will see them. */
export const contextOn = (day: string): CommandContext => ({
  commandId: '00000000-0000-8000-a000-000000000000',
  requestHash: '0'.repeat(64),
  actor: 'what-if',
  correlationId: 'what-if',
  at: `${day}T23:59:59.999Z`,
});

/** Makes a change in a sandbox, by the rules of the real command where there is one. `name`: of what is new in it. */
export const apply = async (sandbox: Sandbox, change: WhatIfChange, name: string, on: string): Promise<void> => {
  const context = contextOn(on);
  switch (change.kind) {
    case 'pledge': {
      const { donorId, amount, earmark, pscBasisPoints, expiresOn = null } = change;
      const of = { contributionId: name };
      const pledge = new PledgeContribution({ ...of, donorId, title: name, amount, pledgedOn: on, earmark }, context);
      await sandbox.run(pledgeForRequests, pledge);
      const signed = { ...of, reference: name, signedOn: on, amount: amount.minor, instalments: [], expiresOn };
      const agreement = new SignAgreement(
        { ...signed, ...(pscBasisPoints !== undefined && { pscBasisPoints }) },
        context,
      );
      await sandbox.run(singleStream(contribution), agreement);
      const receipt = new ReceiveInstalment({ ...of, receiptId: name, received: amount, receivedOn: on }, context);
      await sandbox.run(receiveInstalment, receipt);
      return;
    }
    case 'receipt': {
      const { kind: _, ...receipt } = change;
      const received = new ReceiveInstalment({ ...receipt, receiptId: name, receivedOn: on }, context);
      await sandbox.run(receiveInstalment, received);
      return;
    }
    case 'earmark': {
      const { kind: _, ...terms } = change;
      const consent = { changedOn: on, consentReference: 'What if', reason: 'What if' };
      await sandbox.run(changeEarmark, new ChangeEarmark({ ...terms, ...consent }, context));
      return;
    }
    case 'later-start': {
      const { requestId, startsOn } = change;
      return editWaiting(sandbox, requestId, (one) => {
        requireOrder(['startsOn as it is', one.need.startsOn], ['startsOn', startsOn]);
        return { ...one, need: { ...one.need, startsOn } };
      });
    }
    case 'priority': {
      const { requestId, priority } = change;
      if (withinScale(priority) !== priority) throw new InvalidInput('priority', 'must be 1 to 5', { value: priority });
      return editWaiting(sandbox, requestId, (one) => ({ ...one, priority }));
    }
    case 'later-instalment':
      return delayInstalment(sandbox, change);
  }
};

const editWaiting = async (sandbox: Sandbox, requestId: string, change: (one: Waiting) => Waiting): Promise<void> => {
  const request = await sandbox.load.state(requestFold, requestStream(requestId));
  if (request.phase === 'unknown') throw new NotFound('Request', requestId);
  await sandbox.edit(waitlistFold, WAITLIST, (list) => {
    const one = list.waiting.get(requestId);
    if (!one) throw new Refusal('NotWaiting', { requestId, phase: request.phase });
    return { ...list, waiting: new Map(list.waiting).set(requestId, change(one)) };
  });
};

const delayInstalment = (
  sandbox: Sandbox,
  { contributionId, instalmentId, dueOn }: Extract<WhatIfChange, { kind: 'later-instalment' }>,
): Promise<void> =>
  sandbox.edit(contributionFold, contributionStream(contributionId), (state) => {
    const agreement = underAgreement(state, contributionId);
    const instalment = agreement.instalments.get(instalmentId);
    if (!instalment) throw new NotFound('Instalment', instalmentId);
    if (instalment.outstanding === 0)
      throw new Refusal('InstalmentNotOutstanding', {
        instalmentId,
        status: instalment.isCancelled ? 'cancelled' : 'received',
      });
    requireOrder(['dueOn as it is', instalment.dueOn], ['dueOn', dueOn]);
    return { ...agreement, instalments: new Map(agreement.instalments).set(instalmentId, { ...instalment, dueOn }) };
  });
