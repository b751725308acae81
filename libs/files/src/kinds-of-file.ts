/** What evidence may be. Nothing that a browser or a desktop would run: no archives, programs, scripts, HTML or SVG. */
type KindOfFile = Readonly<{
  mediaType: string;
  extensions: readonly string[];
  /** What its bytes show, where that is not the media type itself. */
  shownAs?: readonly string[];
}>;

const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';
const TEXT = 'text/plain';

export const KINDS_OF_FILE: readonly KindOfFile[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'] },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  { mediaType: 'image/png', extensions: ['png'] },
  { mediaType: 'image/gif', extensions: ['gif'] },
  { mediaType: 'image/webp', extensions: ['webp'] },
  { mediaType: 'image/tiff', extensions: ['tif', 'tiff'] },
  { mediaType: 'image/heic', extensions: ['heic'], shownAs: ['image/heic', 'image/heif'] },
  { mediaType: `${office}.wordprocessingml.document`, extensions: ['docx'] },
  { mediaType: `${office}.spreadsheetml.sheet`, extensions: ['xlsx'] },
  { mediaType: `${office}.presentationml.presentation`, extensions: ['pptx'] },
  { mediaType: `${openDocument}.text`, extensions: ['odt'] },
  { mediaType: `${openDocument}.spreadsheet`, extensions: ['ods'] },
  { mediaType: `${openDocument}.presentation`, extensions: ['odp'] },
  { mediaType: TEXT, extensions: ['txt'] },
  { mediaType: 'text/csv', extensions: ['csv'], shownAs: [TEXT] },
];

/** In words: `pdf, jpg, …`. */
export const ALLOWED = KINDS_OF_FILE.flatMap(({ extensions }) => extensions).join(', ');

export type Declared = Readonly<{ fileName: string; mediaType: string }>;

/** Whether name and media type agree, and are allowed. */
export const isWellNamed = (declared: Declared): boolean => kindOf(declared) !== undefined;

/** Whether a file is called what it is. `shown`: what its bytes show, see `shownType`. */
export const isAsDeclared = (declared: Declared, shown: string | undefined): boolean => {
  const kind = kindOf(declared);
  return kind !== undefined && (kind.shownAs ?? [kind.mediaType]).some((one) => one === shown);
};

const kindOf = ({ fileName, mediaType }: Declared): KindOfFile | undefined => {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return KINDS_OF_FILE.find(
    (kind) => kind.mediaType === mediaType.toLowerCase() && kind.extensions.includes(extension),
  );
};
