import { randomUUID } from 'node:crypto';
import {
  Command,
  type CommandContext,
  type Event,
  type Fold,
  type Process,
  Refusal,
  type Transaction,
} from '#event-sourcing';

/** Books that are lent, and asked for again when they do not come back. */
type BookEvent =
  | Event<'BookLent', { book: string; lentOn: string; dueOn: string }>
  | Event<'LoanNoted', { book: string }>
  | Event<'BookAskedFor', { book: string; askedOn: string }>
  | Event<'BookReturned', { book: string; returnedOn: string }>;

type Book = Readonly<{ lent: boolean; noted: number; asked: number; dueOn: string }>;

const bookFold: Fold<Book, BookEvent> = {
  category: 'book',
  initial: { lent: false, noted: 0, asked: 0, dueOn: '' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'BookLent':
        return { ...state, lent: true, dueOn: event.data.dueOn };
      case 'LoanNoted':
        return { ...state, noted: state.noted + 1 };
      case 'BookAskedFor':
        return { ...state, asked: state.asked + 1 };
      case 'BookReturned':
        return { ...state, lent: false };
    }
  },
};

export class LendBook extends Command<'LendBook', { book: string; lentOn: string; dueOn: string }> {
  readonly type = 'LendBook';
}
export class NoteLoan extends Command<'NoteLoan', { book: string }> {
  readonly type = 'NoteLoan';
}
export class AskForBook extends Command<'AskForBook', { book: string; askedOn: string }> {
  readonly type = 'AskForBook';
}
export class ReturnBook extends Command<'ReturnBook', { book: string; returnedOn: string }> {
  readonly type = 'ReturnBook';
}

export type LibraryCommand = LendBook | NoteLoan | AskForBook | ReturnBook;
export const libraryCommands = { LendBook, NoteLoan, AskForBook, ReturnBook };

/** Says no where a book was not lent; what was noted or asked before is noted or asked again, so that a spec sees it. */
export const inLibrary: Transaction<LibraryCommand> = async (command, load) => {
  const stream = `book-${command.data.book}`;
  const { lent } = await load.state(bookFold, stream);
  if (command.type !== 'LendBook' && !lent) throw new Refusal('BookIsHere', { book: command.data.book });
  const event = (): BookEvent => {
    switch (command.type) {
      case 'LendBook':
        return { type: 'BookLent', data: command.data };
      case 'NoteLoan':
        return { type: 'LoanNoted', data: command.data };
      case 'AskForBook':
        return { type: 'BookAskedFor', data: command.data };
      case 'ReturnBook':
        return { type: 'BookReturned', data: command.data };
    }
  };
  return { appends: [{ stream, events: [event()] }] };
};

/** Each loan is noted at once, and asked for when it is not back in time. */
export const loans: Process<{ dueOn: string; noted: boolean }, BookEvent> = {
  name: 'loans',
  version: 1,
  handles: ['BookLent', 'LoanNoted', 'BookAskedFor', 'BookReturned'],
  instanceOf: ({ data }) => data.book,
  initial: { dueOn: '', noted: false },
  react: (state, event) => {
    const { book } = event.data;
    const ask = (dueOn: string) => ({ key: 'ask', type: 'AskForBook', data: { book, askedOn: dueOn }, dueOn });
    switch (event.type) {
      case 'BookLent': {
        const { dueOn } = event.data;
        const note = { key: 'note', type: 'NoteLoan', data: { book } };
        return { state: { dueOn, noted: false }, commands: [note], timers: [ask(dueOn)] };
      }
      case 'LoanNoted':
        return { state: { ...state, noted: true }, commands: [], timers: [ask(state.dueOn)] };
      case 'BookAskedFor':
        return { state, commands: [], timers: [] };
      case 'BookReturned':
        return { state: null, commands: [], timers: [] };
    }
  },
};

export const contextAt = (at: Date, more: Partial<CommandContext> = {}): CommandContext => ({
  commandId: randomUUID(),
  requestHash: 'a1'.repeat(32),
  actor: 'librarian',
  correlationId: 'correlation-1',
  at: at.toISOString(),
  ...more,
});
