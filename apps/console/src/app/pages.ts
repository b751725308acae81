import type { Role } from './session.js';
import type { WordId } from '../words/words.js';

/** A page that is in the menu; `key`: after `g`, goes there. */
export type MenuPage = Readonly<{ to: string; title: WordId; key: string }>;

const PIPELINE: MenuPage = { to: '/pipeline', title: 'page.pipeline', key: 'p' };
const WAITLIST: MenuPage = { to: '/waitlist', title: 'page.waitlist', key: 'w' };
const WHAT_IF: MenuPage = { to: '/what-if', title: 'page.what-if', key: 'i' };
const REQUESTS: MenuPage = { to: '/requests', title: 'page.requests', key: 'r' };
const MANDATES: MenuPage = { to: '/mandates', title: 'page.mandates', key: 'm' };
const CONTRIBUTIONS: MenuPage = { to: '/contributions', title: 'page.contributions', key: 'c' };
const FIELD: MenuPage = { to: '/field', title: 'page.field', key: 'f' };
const WAITING: MenuPage = { to: '/field/waiting', title: 'page.waiting', key: 's' };
const FINANCE: MenuPage = { to: '/finance', title: 'page.finance', key: 'o' };
const EVALUATIONS: MenuPage = { to: '/evaluations', title: 'page.evaluations', key: 'e' };
const AUDIT: MenuPage = { to: '/audit', title: 'page.audit', key: 'a' };
const VERIFICATION: MenuPage = { to: '/verification', title: 'page.verification', key: 'v' };
const ADMINISTRATION: MenuPage = { to: '/administration', title: 'page.administration', key: 'd' };
const INBOX: MenuPage = { to: '/inbox', title: 'page.inbox', key: 'n' };

/** What each role works in; the first is where they begin. */
const PAGES: Readonly<Record<Role, readonly MenuPage[]>> = {
  'programme-manager': [PIPELINE, WAITLIST, WHAT_IF, REQUESTS, CONTRIBUTIONS, MANDATES],
  'finance-officer': [FINANCE, CONTRIBUTIONS, WAITLIST, REQUESTS, PIPELINE, MANDATES],
  'field-office': [FIELD, WAITING, REQUESTS],
  donor: [CONTRIBUTIONS, REQUESTS],
  'requesting-state': [REQUESTS],
  evaluator: [EVALUATIONS, REQUESTS],
  auditor: [AUDIT, VERIFICATION, PIPELINE, WAITLIST, CONTRIBUTIONS, REQUESTS, MANDATES],
  administrator: [ADMINISTRATION, VERIFICATION],
};

export const pagesOf = (roles: ReadonlySet<Role>): readonly MenuPage[] => {
  const theirs = [...roles].flatMap((role) => PAGES[role] ?? []);
  return [...new Map([...theirs, INBOX].map((page) => [page.to, page])).values()];
};
