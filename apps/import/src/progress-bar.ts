import { stat } from 'node:fs/promises';
import cliProgress from 'cli-progress';

export type ProgressBar = Readonly<{
  update: (file: string, bytesRead: number) => void;
  nextPass: (name: string) => void;
  stop: () => void;
}>;

const SILENT: ProgressBar = { update: () => undefined, nextPass: () => undefined, stop: () => undefined };

/** Shows how far both passes have come, on the terminal; nothing where there is none. */
export const progressBar = async (files: readonly string[], stream: NodeJS.WriteStream): Promise<ProgressBar> => {
  if (!stream.isTTY) return SILENT;
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const bar = new cliProgress.SingleBar(
    { format: '{pass} {bar} {percentage} % · {eta_formatted}', stream, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  let before = 0;
  let current: string | undefined;
  let last = 0;
  bar.start(Math.max(1, total), 0, { pass: 'Checking ' });
  return {
    update: (file, bytesRead) => {
      if (current !== undefined && file !== current) before += last;
      current = file;
      last = bytesRead;
      bar.update(Math.min(total, before + bytesRead));
    },
    nextPass: (pass) => {
      before = 0;
      current = undefined;
      last = 0;
      bar.update(0, { pass });
    },
    stop: () => bar.stop(),
  };
};
