import { type CommandLine, EXIT, WrongUsage } from './command-line.js';

/** The read models: how far they are behind the log. */
export const projections: CommandLine = {
  usage: 'list',
  summary: 'How far each read model is behind the log',
  run: async ({ positionals }, { open, out }) => {
    if (positionals.length !== 1 || positionals[0] !== 'list') throw new WrongUsage('Ask for: projections list');
    const { readModels } = await open();
    for (const { projection, events, seconds } of await readModels.lag())
      out.write(`${projection}  ${events} events behind, the oldest ${seconds} s old\n`);
    return EXIT.done;
  },
};
