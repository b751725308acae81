/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import ts from 'typescript';
import { words as french } from '../words/fr/index.js';
import { wordsOf } from '../words/words.js';
import { KINDS, translated } from './translated.js';

/**
 * Finds what the api writes, in its sources: rules where they begin as rules do (`must …`) or stand where rules stand,
 * and the codes of refusals. A rule that is put together of parts, or a code that comes out of a variable, is not seen.
 */
const ROOT = join(import.meta.dirname, '../../../..');

/** Told to whoever sets up a process, writes a client, or asks for a list: no form of the console sends what they are about. */
const ELSEWHERE = [
  ...['libs/configuration/', 'libs/event-store/', 'libs/personal-data/', 'libs/runtime/', 'libs/access/src/oidc/'],
  ...['audit/', 'changes/', 'explanations/', 'problems/', 'search/', 'shell/', 'verification/', 'views/', 'work/'].map(
    (folder) => `apps/api/src/${folder}`,
  ),
  ...[
    'commands/headers',
    'fields/json',
    'request-hooks',
    'notifications/inbox',
    'access/oidc',
    'requests/requests-filter',
  ].map((name) => `apps/api/src/${name}`),
];
const OF_LISTS = 'must be a moment in the form 2025-12-31T23:59:59Z (RFC 3339; + is written %2B in an address)';

type Literal = Readonly<{ file: string; text: string; node: ts.Node }>;

const sources = ['apps/api/src', 'libs'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => name.endsWith('.ts') && !/\.(spec|samples|contract)\.ts$|\/testing\//.test(name)),
);

/** `7` stands for what is put in. */
const textOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `7${literal.text}`).join('');
};

const literals = sources.flatMap((file): Literal[] => {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Literal[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined) found.push({ file, text, node });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
});

/** What is called with it, and at which place. */
const callOf = (node: ts.Node): Readonly<{ called: string; at: number }> | undefined => {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) return callOf(parent);
  if (!ts.isNewExpression(parent) && !ts.isCallExpression(parent)) return undefined;
  return { called: parent.expression.getText(), at: (parent.arguments ?? []).findIndex((one) => one === node) };
};

const RULE_AT: Readonly<Record<string, number>> = { InvalidInput: 1, NotAllowed: 0, matching: 1, textOf: 1 };

const isRule = ({ text, node, file }: Literal): boolean => {
  if (text === OF_LISTS || ELSEWHERE.some((start) => file.startsWith(start))) return false;
  const call = callOf(node);
  const isNamed = ts.isPropertyAssignment(node.parent) && /^(rule|shape)$/.test(node.parent.name.getText());
  return text.startsWith('must ') || isNamed || (call !== undefined && RULE_AT[call.called] === call.at);
};

const CODE_AT: Readonly<Record<string, number>> = {
  ...{ Refusal: 0, FileRefused: 0, FilesUnavailable: 0, NotFound: 0, problem: 1 },
};

const codeOf = ({ text, node }: Literal): string[] => {
  const call = callOf(node);
  if (!call || CODE_AT[call.called] !== call.at) return [];
  return [call.called === 'NotFound' ? `${text}NotFound` : text];
};

const inFrench = wordsOf('fr', french, compileMessage);
const isSaid = (rule: string): boolean => translated('rule', rule, inFrench) !== rule;

describe('The console', () => {
  test('says in other languages each rule that the api writes for what a form may send', () => {
    const rules = literals.filter(isRule);
    expect(rules.length).toBeGreaterThan(150);
    const unsaid = rules.filter(({ text }) => !isSaid(text)).map(({ file, text }) => `${file}: ${text}`);
    expect(unsaid).toEqual([]);
  });

  test.each(KINDS)('has words for no %s that the api does not write', (kind) => {
    const used = new Set<string>();
    const known: typeof inFrench.known = (id, values) => {
      used.add(id);
      return inFrench.known(id, values);
    };
    const words = { ...inFrench, known };
    for (const text of new Set(literals.map((one) => one.text))) translated(kind, text, words);
    expect(inFrench.idsIn(kind).filter((id) => !used.has(`${kind}.${id}`))).toEqual([]);
  });

  test('has words for each code with which the api refuses', () => {
    const codes = [...new Set(literals.flatMap(codeOf))];
    expect(codes.length).toBeGreaterThan(100);
    const isKnown = (code: string): boolean =>
      [code, `${code}.title`].some((id) => Object.hasOwn(french, `refusal.${id}`)) || /(NotFound|Exists)$/.test(code);
    expect(codes.filter((code) => !isKnown(code))).toEqual([]);
  });

  test('has a name for each day that another one may not be before', () => {
    const days = literals.flatMap(({ text, node }) => {
      const { parent } = node;
      const isFirst = ts.isArrayLiteralExpression(parent) && parent.elements[0] === node;
      const call = isFirst ? callOf(parent) : undefined;
      return call?.called === 'requireOrder' && call.at === 0 ? [text.split('.').at(-1) ?? text] : [];
    });
    expect(days.length).toBeGreaterThan(20);
    expect([...new Set(days)].filter((day) => !Object.hasOwn(french, `field.${day}`))).toEqual([]);
  });
});
