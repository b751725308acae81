import type { Event, PersonalFields } from '#event-sourcing';

/** The languages in which people are written to: BCP 47. */
export const LANGUAGES = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** When e-mails are sent: one a notice, one a day, or none. */
export const EMAIL_CHOICES = ['at-once', 'digest', 'none'] as const;
export type EmailChoice = (typeof EMAIL_CHOICES)[number];

/** What somebody is to the Centre: it decides what they are told. */
export type Role = Readonly<
  /** `programme`: its code; null: all of them. */
  | { role: 'programme-manager'; programme: string | null }
  | { role: 'finance-officer' }
  | { role: 'field-office'; officeCode: string }
  | { role: 'donor'; donorId: string }
  | { role: 'evaluator' }
  | { role: 'administrator' }
>;

/** Somebody who is told what happens. The address is personal data: encrypted under `personId`. */
export type RecipientDetails = Readonly<{
  /** As requests and evaluations name the person: a pseudonym, also for an erasure. */
  personId: string;
  roles: readonly Role[];
  language: Language;
  /** Null when there is none, or (opened) when the person was erased. */
  email: string | null;
  emailChoice: EmailChoice;
}>;

/** `actor`: as their account is named. An event carries the whole of what it changes. */
export type RecipientEvent = Event<'RecipientRegistered' | 'RecipientChanged', { actor: string } & RecipientDetails>;

export const recipientPersonalFields: PersonalFields = {
  RecipientRegistered: [{ person: 'personId', fields: ['email'] }],
  RecipientChanged: [{ person: 'personId', fields: ['email'] }],
};
