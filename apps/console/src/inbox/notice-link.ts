const PAGES = /^(?:https?:\/\/[^/]+)?\/api\/v1\/(requests|contributions)\/([A-Za-z0-9.-]+)/;

/** The page of the console about what a notice links to, a path of the api; undefined: there is none. */
export const pageOfNotice = (link: string): string | undefined => {
  const [, kind, id] = PAGES.exec(link) ?? [];
  return kind !== undefined && id !== undefined ? `/${kind}/${id}` : undefined;
};
