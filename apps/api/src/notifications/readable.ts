import { Inject, Injectable } from '@nestjs/common';
import { type InboxNotice, type Language, recipientNamed, sentence } from '#notifications';
import { ReadModels } from '#read-models';

/** `text`: the message in the reader's language. */
export type ReadableNotice = InboxNotice & Readonly<{ text: string }>;

/** Notices as people read them. */
@Injectable()
export class Readable {
  constructor(@Inject(ReadModels) private readonly readModels: ReadModels) {}

  /** English for who is in no address book. */
  async languageOf(actor: string): Promise<Language> {
    return (await recipientNamed(this.readModels, actor))?.language ?? 'en';
  }

  in(language: Language, notice: InboxNotice): ReadableNotice {
    return { ...notice, text: sentence(notice.message, notice.parameters, language) };
  }
}
