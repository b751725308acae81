/** A bucket of an S3-compatible store. */
export type S3Address = Readonly<{
  /** `https://s3.example.org:9000`. */
  endpoint: string;
  bucket: string;
  /** Folders within the bucket. */
  prefix: readonly string[];
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}>;

/** The region that S3-compatible stores take for theirs where they know none. */
const ANY_REGION = 'us-east-1';
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;

/** `s3://key:secret@host:9000/bucket/folder?region=eu-west-1`; `s3+http://…` without TLS. Undefined: it is no such URL. */
export const s3Address = (text: string): S3Address | undefined => {
  const { scheme, rest } = /^(?<scheme>s3|s3\+http):\/\/(?<rest>\S+)$/.exec(text)?.groups ?? {};
  if (scheme === undefined || !URL.canParse(`https://${rest}`)) return undefined;
  const url = new URL(`${scheme === 's3' ? 'https' : 'http'}://${rest}`);
  const [bucket = '', ...prefix] = url.pathname.slice(1).split('/');
  const [accessKeyId, secretAccessKey] = [decoded(url.username), decoded(url.password)];
  if (![bucket, ...prefix].every((name) => NAME.test(name)) || !accessKeyId || !secretAccessKey) return undefined;
  const region = url.searchParams.get('region') ?? ANY_REGION;
  return { endpoint: url.origin, bucket, prefix, region, accessKeyId, secretAccessKey };
};

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};
