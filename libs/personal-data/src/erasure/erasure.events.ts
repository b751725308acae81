import type { Event } from '#event-sourcing';
import type { AskedErasure } from './erasure.commands.js';

/** Who asked is in the metadata. */
export type PersonErased = Event<'PersonErased', AskedErasure>;
