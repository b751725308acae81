/** What comes after `techcoop projections <way>`. */
export type Asked = Readonly<{ names: readonly string[]; json: boolean; force: boolean }>;
