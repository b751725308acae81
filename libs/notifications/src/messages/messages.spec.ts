import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../recipient/recipient.events.js';
import { MESSAGE_KEYS } from './message-keys.js';
import { CATALOGUES, digestSubject, sentence } from './sentence.js';

const placeholdersOf = (text: string) => [...text.matchAll(/\{([a-z]+)\}/g)].map(([, name = '']) => name).toSorted();

describe.each(LANGUAGES)('The messages in %s', (language) => {
  const catalogue = CATALOGUES[language];

  test('are complete, and nothing else', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual([...MESSAGE_KEYS, 'digest', 'footer'].toSorted());
    for (const text of Object.values(catalogue)) expect(text).toMatch(/\S/);
  });

  test('name the same things as in English, and are no copy of it', () => {
    for (const key of MESSAGE_KEYS) {
      expect([key, placeholdersOf(catalogue[key])]).toEqual([key, placeholdersOf(CATALOGUES.en[key])]);
      expect([key, catalogue[key] === CATALOGUES.en[key]]).toEqual([key, language === 'en']);
    }
    expect(placeholdersOf(catalogue.digest)).toEqual(['count', 'day']);
    expect(placeholdersOf(catalogue.footer)).toEqual([]);
  });

  test('leave no gap when everything is known', () => {
    const parameters = {
      ...{ title: 'Training', request: 'TA-2026-000001', contribution: 'VC-2026-000001', office: 'ROEA' },
      ...{ day: '2026-03-31', amount: { minor: 123_450, currency: 'USD' } },
    };
    for (const key of MESSAGE_KEYS) {
      const text = sentence(key, parameters, language);
      expect(text).not.toMatch(/[{}…]/);
      expect(text).toContain('Training');
    }
    expect(digestSubject(3, '2026-03-31', language)).not.toMatch(/[{}…]/);
  });
});

test('A title that looks like a placeholder stays as it is', () => {
  const parameters = { title: '{office} $& {day}', request: 'TA-2026-000001' };
  expect(sentence('request-accepted', parameters, 'en')).toBe('Request TA-2026-000001 was accepted: {office} $& {day}');
});

test('Days and amounts are written as in the language', () => {
  const parameters = { title: 'T', request: 'R', day: '2026-03-31', amount: { minor: 123_450, currency: 'EUR' } };
  expect(sentence('resources-reserved', parameters, 'fr')).toContain('31 mars 2026');
  expect(sentence('request-waitlisted', parameters, 'en')).toMatch(/EUR\s1,234\.50/);
});
