/** What a State asks for; the day is the caller's. */
export const submissionBody = {
  origin: { kind: 'state', country: 'KE' },
  beneficiaries: [{ kind: 'country', code: 'KE', share: 10_000 }],
  channel: 'online',
  title: 'Training of judges',
  description: 'A course for judges of the new court.',
  justification: 'The court starts in autumn.',
  themes: ['corruption'],
  kinds: ['capacity-building'],
  mandates: ['18a'],
};

/** A budget of one line, in US dollars. */
export const acceptanceBody = (amount: number) => ({
  mandate: '27b',
  programme: 'GPAC',
  budget: {
    currency: 'USD',
    lines: [{ lineId: 'training', category: 'travel', description: 'Training', amount }],
  },
});
