import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { type InboxNotice, type Language, type ReadAs, recipientNamed, sentence } from '#notifications';
import { ReadModels } from '#read-models';
import { Clearance } from '../access/clearance.js';
import { sightOf } from '../access/sight.js';

/** `text`: the message in the reader's language. */
export type ReadableNotice = InboxNotice & Readonly<{ text: string }>;

/** Notices as people read them. */
@Injectable()
export class Readable {
  constructor(
    @Inject(ReadModels) private readonly readModels: ReadModels,
    @Inject(Clearance) private readonly clearance: Pick<Clearance, 'scopeOf'>,
  ) {}

  /** As whom somebody may read of requests and of contributions now, whatever they were when they were told. */
  by(principal: Principal): ReadAs {
    const { requests, donors } = sightOf(principal, this.clearance);
    return { requests, contributions: donors?.map((donor) => `donor:${donor}`) ?? null };
  }

  /** English for who is in no address book. */
  async languageOf(actor: string): Promise<Language> {
    return (await recipientNamed(this.readModels, actor))?.language ?? 'en';
  }

  in(language: Language, notice: InboxNotice): ReadableNotice {
    return { ...notice, text: sentence(notice.message, notice.parameters, language) };
  }
}
