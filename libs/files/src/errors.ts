import { Refusal } from '#event-sourcing';

/** What is wrong with a file that was sent, or with how it came. */
export type FileFault = 'FileDiffers' | 'FileTooLarge' | 'FileTypeNotAllowed' | 'FileInfected' | 'UploadTooSlow';

/** Nothing is kept of it. `message`: a sentence for whoever sent it. */
export class FileRefused extends Refusal {
  override readonly name = 'FileRefused';

  constructor(
    override readonly code: FileFault,
    message: string,
    facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(code, facts);
    this.message = message;
  }
}

/** The store, the virus scanner or this process cannot take or give files now; the same request may succeed later. */
export class FilesUnavailable extends Error {
  override readonly name = 'FilesUnavailable';

  constructor(
    readonly code: 'FileStoreUnavailable' | 'VirusScannerUnavailable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
