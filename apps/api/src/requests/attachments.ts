import { type EvidenceFiles, FilesUnavailable } from '#files';

/** The files that this api takes and gives. */
export class Attachments {
  constructor(private readonly evidenceFiles: EvidenceFiles | undefined) {}

  /** Error: FilesUnavailable. */
  get files(): EvidenceFiles {
    if (!this.evidenceFiles) throw new FilesUnavailable('FileStoreUnavailable', 'No files are kept here.');
    return this.evidenceFiles;
  }

  stop(): void {
    this.evidenceFiles?.stop();
  }
}
