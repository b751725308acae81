import { runService } from '#runtime';

/** A projector of its own: of several, one works and the others stand by. */
runService('a projector', async (runtime) => {
  runtime.project();
  await runtime.seal();
  runtime.logger.info('projecting');
});
