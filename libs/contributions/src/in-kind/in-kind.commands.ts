import { Command } from '#event-sourcing';
import type { InKindEvent } from './in-kind.events.js';

export class RecordInKind extends Command<'RecordInKind', Extract<InKindEvent, { type: 'InKindReceived' }>['data']> {
  readonly type = 'RecordInKind';
}

export class RevalueInKind extends Command<'RevalueInKind', Extract<InKindEvent, { type: 'InKindRevalued' }>['data']> {
  readonly type = 'RevalueInKind';
}

export type InKindCommand = RecordInKind | RevalueInKind;
