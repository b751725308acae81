const LONGEST = 1_000;

/** The address of this system at a path; undefined where it leads, or could be read as leading, to another one. */
export const ownAddress = (path: string, publicUrl: string): string | undefined => {
  // oxlint-disable-next-line no-control-regex -- browsers leave some of them out, and `/\t/host` becomes `//host`
  if (path.length > LONGEST || !/^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/.test(path)) return undefined;
  if (!URL.canParse(path, publicUrl)) return undefined;
  const url = new URL(path, publicUrl);
  return url.origin === new URL(publicUrl).origin ? url.href : undefined;
};
