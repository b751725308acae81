import {
  CancelInstalment,
  type ContributionEvent,
  type Earmark,
  type Instalment,
  PledgeContribution,
  ReceiveInstalment,
  RegisterDonor,
  SignAgreement,
  UNEARMARKED,
} from '#contributions';
import type { Command, CommandContext } from '#event-sourcing';
import { split } from '#money';
import { DONORS } from '../../../desk/src/demo/programme/donors.js';
import { ACTORS } from '../../../desk/src/demo/story/actors.js';
import { FIRST_DAY, dayAfter } from '../days.js';
import { DONORS_DO } from './behaviour.js';
import { type Gift, giftsFor } from './gifts.js';
import type { Setting } from './setting.js';
import type { SimulatedEvent } from './simulated-event.js';

/** A tightly earmarked gift is for so many requests at most. */
const MOST_REQUESTS = 12;

/** Donors pledge, sign, and pay each instalment on time, late, or never. */
export class Donors {
  readonly #gifts: ReadonlyMap<string, Gift>;

  constructor(private readonly setting: Setting) {
    this.#gifts = new Map(giftsFor(setting).map((gift) => [gift.contributionId, gift]));
  }

  begin(): void {
    for (const donor of DONORS)
      this.#plan(FIRST_DAY, `donor ${donor.donorId}`, (context) => new RegisterDonor(donor, context));
    for (const gift of this.#gifts.values()) {
      const { contributionId, donorId, amount: minor, currency, pledgedOn } = gift;
      this.#plan(pledgedOn, `${contributionId}/pledge`, (context) => {
        const pledge = { contributionId, donorId, title: contributionId, amount: { minor, currency }, pledgedOn };
        return new PledgeContribution({ ...pledge, earmark: this.#earmark(gift) }, context);
      });
    }
  }

  hear(event: SimulatedEvent): void {
    if (event.type === 'ContributionPledged') this.#sign(event.data);
    if (event.type === 'AgreementSigned') for (const one of event.data.instalments) this.#pay(event.data, one);
  }

  #sign({ contributionId, pledgedOn, amount }: DataOf<'ContributionPledged'>): void {
    const gift = this.#gifts.get(contributionId);
    if (!gift?.chance.of('whether to sign').happens(DONORS_DO.signs)) return;
    const signedOn = dayAfter(pledgedOn, gift.chance.of('when to sign').days(...DONORS_DO.signsWithin));
    const count = Number(gift.chance.of('instalments').pick(DONORS_DO.instalments));
    const amounts = split(
      amount,
      Array.from({ length: count }, () => 1),
    );
    const instalments = amounts.map((part, index) => ({
      instalmentId: `I${index + 1}`,
      dueOn: dayAfter(signedOn, 30 + index * DONORS_DO.daysBetweenInstalments),
      amount: part,
    }));
    this.#plan(signedOn, `${contributionId}/sign`, (context) => {
      return new SignAgreement({ contributionId, reference: contributionId, signedOn, amount, instalments }, context);
    });
  }

  #pay({ contributionId }: DataOf<'AgreementSigned'>, { instalmentId, dueOn, amount }: Instalment): void {
    const gift = this.#gifts.get(contributionId);
    if (!gift) return;
    const chance = gift.chance.of(instalmentId);
    const key = `${contributionId}/${instalmentId}`;
    const habit = chance.pick(DONORS_DO.pays);
    if (habit === 'never') {
      const cancelledOn = dayAfter(dueOn, DONORS_DO.strikesAfter);
      return this.#plan(cancelledOn, `${key}/strike`, (context) => {
        return new CancelInstalment({ contributionId, instalmentId, cancelledOn, reason: 'It never came.' }, context);
      });
    }
    const { onTimeWithin: within } = DONORS_DO;
    const delay = habit === 'late' ? within + chance.days(...DONORS_DO.lateBy) : chance.between(-within, within);
    const receivedOn = dayAfter(dueOn, delay);
    this.#plan(receivedOn, `${key}/pay`, (context) => {
      const received = { minor: amount, currency: gift.currency };
      return new ReceiveInstalment({ contributionId, receiptId: key, instalmentId, received, receivedOn }, context);
    });
  }

  /** As it is on the day of the pledge. */
  #earmark({ level, earmark }: Gift): Earmark {
    if (level !== 4) return earmark;
    const waiting = [...this.setting.cases.values()].filter(({ isWaiting }) => isWaiting);
    const requests = waiting.slice(0, MOST_REQUESTS).map(({ request }) => request.requestId);
    return requests.length === 0 ? UNEARMARKED : { ...UNEARMARKED, level, requests };
  }

  #plan(on: string, key: string, command: (context: CommandContext) => Command): void {
    this.setting.agenda.plan({ on, actor: ACTORS.donorRelations, key, command });
  }
}

type DataOf<Type extends ContributionEvent['type']> = Extract<ContributionEvent, { type: Type }>['data'];
