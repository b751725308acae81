import { NotFound } from '#event-sourcing';
import { contextOnce } from '#event-store';
import { ErasePerson } from '#personal-data';
import { type CommandLine, EXIT, whoever, WrongUsage } from './command-line.js';

/** Forgets a person. Giving it again after a crash completes it. */
export const erase: CommandLine = {
  usage: 'PERSON --reason TEXT',
  summary: 'Erase all that is known of a person, for ever; amounts stay',
  options: { reason: { type: 'string' } },
  run: async ({ positionals: [personId, ...others], values: { reason } }, { open, out, err }) => {
    if (personId === undefined || others.length > 0) throw new WrongUsage('Say whom: the id of one person.');
    if (typeof reason !== 'string') throw new WrongUsage('Say why: --reason "Asked by the person".');
    const { erasures, clock } = await open();
    const context = contextOnce(whoever(), { personId, reason }, clock.now());
    const outcome = await erasures
      .erase(new ErasePerson({ personId, reason, askedAt: context.at }, context))
      .catch((error: unknown) => {
        if (error instanceof NotFound) return undefined;
        throw error;
      });
    if (outcome === undefined) {
      err.write(`Nobody is known by the id ${personId}.\n`);
      return EXIT.failed;
    }
    out.write(
      outcome.position === undefined
        ? `${personId} had been erased before.\n`
        : `${personId} is erased: what was written of this person can be read nowhere any more.\n`,
    );
    return EXIT.done;
  },
};
