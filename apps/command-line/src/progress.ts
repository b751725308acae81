import cliProgress from 'cli-progress';

export type Progress = Readonly<{ update: (done: number, of: number) => void; stop: () => void }>;

/** A bar on the terminal; nothing where there is none. */
export const progressOf = (what: string, stream: NodeJS.WriteStream): Progress => {
  if (!stream.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar(
    { format: `${what} {bar} {percentage} % · {eta_formatted}`, stream, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1, 0);
  return {
    update: (done, of) => {
      bar.setTotal(Math.max(1, of));
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
};
