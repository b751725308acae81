/** Open-ended: administrators add programmes of their own beside those that the product starts with. */
export type Programme = Readonly<{ code: string; title: string }>;

export const PROGRAMMES: readonly Programme[] = [
  { code: 'GPTHB', title: 'Global programme against trafficking in persons' },
  { code: 'GPAC', title: 'Global programme against corruption' },
  { code: 'GPML', title: 'Global programme against money-laundering' },
  { code: 'TPP', title: 'Terrorism prevention programme' },
  { code: 'CP', title: 'Crime prevention programme' },
];
