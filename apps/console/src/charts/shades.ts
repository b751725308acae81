/** How dark a country is, in five steps from what is least to what is most. */
export const STEPS = 5;

export type Shades = Readonly<{
  /** 1 to 5; 0: nothing. */
  of: (value: number) => number;
  /** From (more than) and to (at most) which value each step goes. */
  ranges: readonly Readonly<{ from: number; to: number }>[];
}>;

export const shadesUpTo = (most: number): Shades => {
  const whole = Math.max(1, most);
  return {
    of: (value) => (value <= 0 ? 0 : Math.min(STEPS, Math.max(1, Math.ceil((value / whole) * STEPS)))),
    ranges: Array.from({ length: STEPS }, (_, step) => ({
      from: Math.round((whole * step) / STEPS),
      to: Math.round((whole * (step + 1)) / STEPS),
    })),
  };
};
