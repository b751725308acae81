import { ChannelNews } from '#postgres';
import type { RememberedKeys } from './remembered-keys.js';
import { ERASURES_CHANNEL } from './tables.js';

/** Keys are remembered only while erasures in other processes are heard of. */
export const hearErasures = (connectionString: string, keys: RememberedKeys): Promise<ChannelNews> =>
  ChannelNews.listen({ connectionString }, ERASURES_CHANNEL, {
    hears: (hears) => keys.hears(hears),
    onNews: () => keys.forget(),
  });
