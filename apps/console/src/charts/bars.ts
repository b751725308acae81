/** Where bars begin and end, in pixels from where they begin to be read. */

export type Segment = Readonly<{ from: number; width: number }>;

/** Parts of one whole, side by side. What is less than nothing has no width. */
export const stacked = (values: readonly number[], width: number): readonly Segment[] => {
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  let before = 0;
  return values.map((value) => {
    const from = total === 0 ? 0 : (before / total) * width;
    before += Math.max(0, value);
    return { from, width: total === 0 ? 0 : (before / total) * width - from };
  });
};

/** How long bars are that all begin at the same place; whatever there is of something can be seen. */
export const lengths = (values: readonly number[], width: number): readonly number[] => {
  const most = Math.max(0, ...values);
  return values.map((value) => (value <= 0 || most === 0 ? 0 : Math.max(2, (value / most) * width)));
};

/** Where a segment lies in an SVG, which counts from the left in every language. */
export const placed = ({ from, width }: Segment, whole: number, isRightToLeft: boolean): number =>
  isRightToLeft ? whole - from - width : from;
