import { PassThrough, type Readable } from 'node:stream';
import { FileRefused } from './errors.js';

export type Pace = Readonly<{
  /** So many bytes must come … */
  bytes: number;
  /** … in each time of so many milliseconds. */
  everyMs: number;
}>;

/**
 * What comes, while it comes at a pace: who keeps a connection for next to nothing is let go. The body itself is left as
 * it is then, so that its sender can be answered. Errors: FileRefused (UploadTooSlow), the reason of `signal`, what the
 * body breaks off with.
 */
export const atPace = (body: Readable, { bytes, everyMs }: Pace, signal: AbortSignal): AsyncIterable<Buffer> => {
  const passage = new PassThrough();
  let came = 0;
  const timer = setInterval(() => {
    if (came < bytes)
      passage.destroy(
        new FileRefused('UploadTooSlow', `Less than ${bytes} bytes came in ${everyMs / 1000} s. Send it again.`),
      );
    came = 0;
  }, everyMs);
  const interrupt = (): void => void passage.destroy(signal.reason);
  const brokenOff = (): void => {
    if (!body.readableEnded) passage.destroy(new Error('the body broke off'));
  };
  signal.addEventListener('abort', interrupt);
  passage.once('close', () => {
    clearInterval(timer);
    signal.removeEventListener('abort', interrupt);
    body.off('error', brokenOff).off('close', brokenOff);
  });
  body
    .on('data', (chunk: Buffer) => (came += chunk.length))
    .on('error', brokenOff)
    .on('close', brokenOff);
  if (signal.aborted) interrupt();
  else if (body.destroyed) brokenOff();
  else body.pipe(passage);
  return passage;
};
