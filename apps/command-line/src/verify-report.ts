import type { Finding, StreamVerification, Trust, Verification } from '#evidence';

/** So many disagreements are told one by one. */
const MOST_TOLD = 10;

const placeOf = ({ position, stream, revision }: Finding): string =>
  stream === undefined ? `position ${position}` : `position ${position}, stream ${stream}, revision ${revision}`;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const disagreements = (count: number, findings: readonly Finding[]): string[] => {
  if (count === 0) return [];
  const [first, ...others] = findings.slice(0, MOST_TOLD).map((finding) => `${placeOf(finding)}: ${finding.what}`);
  const left = count - 1 - others.length;
  return [
    `NOT WHOLE: ${counted(count, 'disagreement')}. The first:`,
    `  ${first}`,
    ...others.map((other) => `  ${other}`),
    ...(left > 0 ? [`  and ${left} more`] : []),
  ];
};

const sealLines = ({ seals, sealFiles, newest, sealFaults }: Verification): string[] => {
  const faults = sealFaults.map(({ seal, what }) => `  seal ${seal} ${what}`);
  const held = newest
    ? `Compared with ${counted(seals, 'seal')}, ${sealFiles} of them with their files; the newest, ${newest.number}, is of ${newest.at}, by the key ${newest.key}.`
    : 'No seal was there to compare with.';
  return faults.length === 0
    ? [held]
    : [
        `NOT WHOLE: ${counted(faults.length, 'fault')} in the seals. Files of seals that were exported earlier tell more.`,
        ...faults,
        held,
      ];
};

/** For people. */
export const told = (found: Verification, { trust, sealed }: Readonly<{ trust: Trust; sealed: boolean }>): string => {
  const { whole, events, streams, disagreeing, findings, newest, unsealed } = found;
  return [
    ...disagreements(disagreeing, findings),
    ...(whole
      ? [`Whole: ${counted(events, 'event')} of ${counted(streams, 'stream')}, each as it was hashed and sealed.`]
      : [`Read ${counted(events, 'event')} of ${counted(streams, 'stream')}.`]),
    ...sealLines(found),
    ...(unsealed > 0 ? [`${counted(unsealed, 'event')} came after it: their chain of hashes alone holds them.`] : []),
    ...(trust === 'any-key' && newest ? ['Nobody said whose seals to accept: --key PUBLIC.pem does.'] : []),
    ...(sealed ? [] : ['No seals are made here: SEAL_KEY_FILE is not set.']),
  ].join('\n');
};

export const toldOfStream = ({ whole, stream, events, disagreeing, findings }: StreamVerification): string => {
  if (events === 0) return `There is no stream ${stream}.`;
  const verdict = whole
    ? `Whole: ${counted(events, 'event')} of ${stream}, each as it was hashed.`
    : `Read ${counted(events, 'event')} of ${stream}.`;
  const limit = 'Whether some were cut off at its end, only the seals of the whole log tell: techcoop verify.';
  return [...disagreements(disagreeing, findings), verdict, limit].join('\n');
};
