import { useRef, useState } from 'react';
import { isNotSignedIn, Problem } from '../api/problem.js';
import { endSession, queries } from '../api/queries.js';
import type { ConsoleCommand } from './commands.js';
import { type Draft, dropDraft, keepDraft } from './drafts.js';
import { type CommandAnswer, pathWith, sendCommand } from './send-command.js';
import { withMadeIds } from './made-ids.js';
import { bodyOf, type FieldFault, pathOf, type Value, type Values, withValue } from './values.js';

type Asked = Readonly<{
  command: ConsoleCommand;
  fields: ConsoleCommand['fields'];
  ids: Readonly<Record<string, string>>;
  /** Given by the page, also by what was typed: merged into the body. */
  given: Readonly<Record<string, unknown>> | ((values: Values) => Readonly<Record<string, unknown>>);
  revision: number | undefined;
  /** Of its draft. */
  name: string;
  draft: Draft | undefined;
  empty: Values;
  /** Of amounts that name none. */
  currency: string;
}>;

const KEPT_QUERIES = new Set<unknown>(['commands', 'lookup']);

const readAgain = (): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey: [first] }) => !KEPT_QUERIES.has(first) });

/** What is in a form, kept as it is typed where that can be done, and what came of sending it. */
export const useSending = ({ command, fields, ids, given, revision, name, draft, empty, currency }: Asked) => {
  const [values, setValues] = useState<Values>(draft?.values ?? empty);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [isKept, setKept] = useState(true);
  const sent = useRef(draft?.sent);
  // What was there when the form was opened, until whoever fills it in has been told what changed since.
  const seen = useRef(revision);

  const set = (path: string, value: Value): void => {
    const changed = withValue(values, path, value);
    setValues(changed);
    void keepDraft(name, { values: changed, ...(sent.current && { sent: sent.current }) }).then(setKept);
  };
  const clear = (): void => {
    void dropDraft(name);
    sent.current = undefined;
    setValues(empty);
    setFaults([]);
    setError(undefined);
  };
  /** Undefined: it was not done; why is in `faults` and `error`. */
  const send = async (): Promise<CommandAnswer | undefined> => {
    const complete = withMadeIds(fields, values);
    setValues(complete);
    const { body, faults: found } = bodyOf(fields, complete, currency);
    setFaults(found);
    setError(undefined);
    if (found.length > 0) return undefined;
    const content = { ...body, ...(typeof given === 'function' ? given(complete) : given) };
    const text = JSON.stringify(content);
    // The same again is the same command: after a lost answer it still happens once.
    if (sent.current?.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
    const { key } = sent.current;
    setKept(await keepDraft(name, { values: complete, sent: sent.current }));
    setBusy(true);
    try {
      const path = pathWith(command.path, ids);
      const answer = await sendCommand({ method: command.method, path, body: content, key, revision: seen.current });
      await dropDraft(name);
      await readAgain();
      return answer;
    } catch (thrown) {
      setError(thrown);
      if (isNotSignedIn(thrown)) endSession();
      const now = thrown instanceof Problem && thrown.status === 412 ? thrown.body.facts?.['revision'] : undefined;
      if (typeof now === 'number') {
        seen.current = now;
        void readAgain();
      }
      const told = thrown instanceof Problem ? (thrown.body.errors ?? []) : [];
      setFaults(told.map(({ field, rule }) => ({ path: pathOf(field), kind: 'rule', rule })));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { values, set, clear, send, faults, error, isBusy, isKept };
};
