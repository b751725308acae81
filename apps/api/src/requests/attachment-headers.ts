/** How a browser is to treat a file that somebody sent in: saved under its name, never shown, never run. */
export const attachmentHeaders = (fileName: string): Readonly<Record<string, string>> => ({
  'content-disposition': attachment(fileName),
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
});

/** RFC 6266: the name in UTF-8 as RFC 8187 writes it, and in ASCII for those who don't read that. */
const attachment = (fileName: string): string => {
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  const name = fileName.toWellFormed().replaceAll(/[\u0000-\u001f\u007f/\\]/g, '_');
  const ascii = name.replaceAll(/[^\x20-\x7e]|["%]/g, '_');
  const utf8 = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
};
