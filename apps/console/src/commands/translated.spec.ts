import { describe, expect, test } from '@jest/globals';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { words as arabic } from '../words/ar/index.js';
import { words as english } from '../words/en/index.js';
import { words as french } from '../words/fr/index.js';
import { wordsOf } from '../words/words.js';
import { faultText } from './field-words.js';
import { reasonIn, refusalIn, refusalTitle } from './refusal.js';
import { translated } from './translated.js';

const inEnglish = wordsOf('en', english, compileMessage);
const inFrench = wordsOf('fr', french, compileMessage);
const inArabic = wordsOf('ar', arabic, compileMessage);

describe('A rule of the api', () => {
  test('is said in the language of its reader, with numbers as they write them', () => {
    expect(translated('rule', 'must be at most 2000 characters', inEnglish)).toBe('must be at most 2,000 characters');
    expect(translated('rule', 'must be at most 2000 characters', inFrench)).toBe('2\u202f000 caractères au plus');
    expect(translated('rule', 'must not be empty', inArabic)).toBe('لا يجوز أن يبقى فارغا');
  });

  test('names fields, choices and countries as the console does', () => {
    expect(translated('rule', 'must not be before earmark.implementation.from', inFrench)).toBe('pas avant « Du »');
    expect(translated('rule', 'must be one of days, working-days, months', inEnglish)).toBe(
      'must be Days, Working days, or Months',
    );
    expect(translated('rule', 'you submit requests of KE, NP', inEnglish)).toBe(
      'you submit requests of Kenya and Nepal only',
    );
  });

  test('about one of several is said within the words for which one', () => {
    expect(translated('rule', 'element 3 must be at most 20 characters', inFrench)).toBe(
      'élément 3 : 20 caractères au plus',
    );
  });

  test('that says more than another one is not taken for it', () => {
    expect(translated('rule', 'must be 2 to 5 stages', inEnglish)).toBe('must be 2 to 5 stages');
    expect(translated('rule', 'must be at most 3 somethings', inFrench)).toBe('must be at most 3 somethings');
  });

  test('that nobody has words for yet is told as the api did', () => {
    expect(translated('rule', 'must please the moon', inFrench)).toBe('must please the moon');
  });

  test('is told with the name of its field', () => {
    const fault = (path: string, rule: string) => faultText({ path, kind: 'rule', rule }, inFrench, '');
    expect(fault('title', 'must not be empty')).toBe('Titre : ne peut rester vide');
    expect(fault('beneficiaries.0.code', 'must be a region of UN M49')).toContain('par exemple 015');
    expect(fault('estimatedCost.minor', 'must be a whole number of minor units above zero')).toBe(
      'Coût estimatif : supérieur à zéro',
    );
  });
});

describe('A refusal', () => {
  const told = { detail: 'As told.', facts: {} };

  test('of a separation of duties says why in the language of its reader', () => {
    const facts = { rule: 'you submitted this request: somebody else accepts it' };
    expect(refusalIn({ ...told, code: 'NotAllowed', facts }, inFrench)).toBe(
      'Il ne vous appartient pas de le faire : vous avez présenté cette demande : une autre personne l’accepte',
    );
  });

  test('of fields names each with its rule; of a file, with its line', () => {
    const errors = [{ field: 'newPassword', rule: 'must have at least 15 characters' }];
    expect(refusalIn({ ...told, code: 'InvalidInput', errors }, inFrench)).toBe(
      'Nouveau mot de passe : 15 caractères au moins',
    );
    const inLine = [{ field: 'currency', rule: 'must be an ISO 4217 currency' }];
    expect(refusalIn({ ...told, code: 'InvalidInput', facts: { line: 7 }, errors: inLine }, inEnglish)).toBe(
      'Line 7, currency: must be the code of a currency, such as USD',
    );
  });

  test('that something is not there, or there already, is told for all kinds of things', () => {
    expect(refusalIn({ ...told, code: 'DonorNotFound', facts: { id: 'norway' } }, inEnglish)).toBe(
      'There is nothing under “norway”',
    );
    expect(refusalIn({ ...told, code: 'WebhookExists', facts: { webhookId: 'x' } }, inFrench)).toContain('déjà');
  });

  test('has a title that needs none of its facts', () => {
    expect(refusalTitle('NotAllowed', inEnglish)).toBe('Not allowed for this account');
    expect(refusalTitle('InsufficientFunds', inEnglish)).toBe('Not enough money is available');
    expect(refusalTitle('DonorNotFound', inEnglish)).toBe('What was named is not there');
    expect(refusalTitle('NeverHeardOf', inEnglish)).toBe('NeverHeardOf');
    const untitled = Object.entries(english).filter(
      ([id, message]) => /^refusal\.\w+$/.test(id) && /\{\w/.test(message) && !Object.hasOwn(english, `${id}.title`),
    );
    expect(untitled).toEqual([]);
  });
});

test('Why something was not done is told by its refusal, and by what happened on its way', () => {
  expect(reasonIn('PeriodClosed {"period":"2026-03"}', inFrench)).toBe('Les livres de 2026-03 sont clos');
  expect(reasonIn('answered 503', inFrench)).toBe('Le destinataire a répondu 503');
  expect(reasonIn('TypeError: it is not a function', inFrench)).toBe('TypeError: it is not a function');
});

test('What a verification found is said in the language of its reader', () => {
  expect(translated('finding', 'is gone: seal 12 holds it', inFrench)).toBe('a disparu : le sceau 12 le contient');
  const part =
    'ends a part of the log, after 900 up to 1200, that held 300 events when seal 4 was made, and holds others, or in another order now; the seal’s file would tell which';
  expect(translated('finding', part, inEnglish)).toContain('held 300 events when seal 4 was made');
});
