import cliProgress from 'cli-progress';

/** `detail`: what else there is to say, in words. */
export type Progress = Readonly<{ update: (done: number, of: number, detail?: string) => void; stop: () => void }>;

/** A bar on the terminal; nothing where there is none. */
export const progressOf = (what: string, stream: NodeJS.WriteStream): Progress => {
  if (!stream.isTTY) return { update: () => undefined, stop: () => undefined };
  const format = `${what} {bar} {percentage} %{detail} · {eta_formatted}`;
  const bar = new cliProgress.SingleBar(
    { format, stream, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1, 0, { detail: '' });
  return {
    update: (done, of, detail) => {
      bar.setTotal(Math.max(1, of));
      bar.update(done, { detail: detail === undefined ? '' : ` · ${detail}` });
    },
    stop: () => bar.stop(),
  };
};
