import type { Decision } from '#event-sourcing';
import { Refusal } from '#event-sourcing';
import { LedgerWatch } from './ledger-watch.js';
import type { CentreCommand } from './obey.js';
import type { Story } from './story.js';
import { Storyteller } from './storyteller.js';
import type { Streams } from './streams.js';

/** How often commands were accepted and refused, by type. */
export class Tally {
  readonly accepted = new Map<string, number>();
  readonly refused = new Map<string, number>();

  count(command: CentreCommand, refusal: Refusal | null): void {
    const counts = refusal ? this.refused : this.accepted;
    const key = refusal ? `${command.type}: ${refusal.code}` : command.type;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  get share(): number {
    const [accepted, refused] = [this.accepted, this.refused].map((counts) =>
      [...counts.values()].reduce((sum, count) => sum + count, 0),
    );
    return (accepted ?? 0) / Math.max(1, (accepted ?? 0) + (refused ?? 0));
  }
}

/**
 * Tells a story: `run` gives each command to the Centre and keeps `streams` up to date. Throws where something about
 * money no longer holds, with the commands that led there.
 */
export const tell = async (
  story: Story,
  streams: Streams,
  run: (command: CentreCommand) => Promise<Decision>,
  tally = new Tally(),
): Promise<void> => {
  const teller = new Storyteller(story, streams);
  const watch = new LedgerWatch(streams);
  const told: string[] = [];
  const require = (broken: readonly string[]): void => {
    if (broken.length > 0) throw new Error(`${broken.join('\n')}\nafter\n${told.join('\n')}`);
  };
  for (const command of teller.opening()) await run(command);
  require(watch.broken());
  for (const command of teller.commands()) {
    const taker = takerOf(command);
    const heldBack = taker === undefined ? undefined : await watch.heldBack(taker, teller.today);
    const refusal = await refusalOf(run(command));
    tally.count(command, refusal);
    told.push(sentence(command, refusal));
    if (refusal) continue;
    require(watch.broken());
    if (heldBack) require(watch.lacking(heldBack));
    if (command.type === 'RecheckWaitlist') require(await watch.unfunded(teller.today));
  }
};

/** The request that may take money which others wait for. */
const takerOf = ({ type, data }: CentreCommand): string | undefined =>
  type === 'CheckResources' || type === 'ReviseBudget' || type === 'SubstituteFunding' ? data.requestId : undefined;

const sentence = ({ type, data, context }: CentreCommand, refusal: Refusal | null): string => {
  const outcome = refusal ? `refused ${refusal.code} ${JSON.stringify(refusal.facts)}: ` : '';
  return `${outcome}${type} ${context.at.slice(0, 10)} ${JSON.stringify(data)}`;
};

const refusalOf = async (decided: Promise<Decision>): Promise<Refusal | null> => {
  try {
    await decided;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};
