import { describe, expect, test } from '@jest/globals';
import { compose } from './compose.js';

const notice = (title: string, text?: string) => ({
  message: 'request-declined' as const,
  parameters: { title, request: 'TA-2026-000001', ...(text !== undefined && { text }) },
  at: '2026-06-15T12:00:00.000Z',
});

describe('An e-mail', () => {
  test('of one thing has it as its subject, and quotes what was written', () => {
    const { subject, text } = compose([notice('Training', 'Not now.\nPerhaps later.')], 'en', '2026-06-15');
    expect(subject).toBe('Request TA-2026-000001 was declined: Training');
    expect(text).toContain('was declined: Training\n\n> Not now.\n> Perhaps later.\n\n-- \n');
  });

  test('of several things says how many they are, and lists them', () => {
    const { subject, text } = compose([notice('One'), notice('Two')], 'en', '2026-06-15');
    expect(subject).toBe('Notices of June 15, 2026: 2');
    expect(text.indexOf('One')).toBeLessThan(text.indexOf('Two'));
  });

  test('lets nothing of what people wrote become a header or a tag', () => {
    const { subject, html } = compose(
      [notice('A\r\nBcc: b@example.org', '<script>alert("1")</script>')],
      'ar',
      '2026-06-15',
    );
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(html).toContain('<html lang="ar" dir="rtl">');
  });
});
