/**
 * How people are taken to behave: made up, from what such programmes look like, and all in one place. Shares are percent;
 * `[median, spread]` is log-normal, in days unless something else is said.
 */
export const STATES = {
  /** Of each month, January first: budgets are drawn up in spring and autumn, and little is asked in August. */
  asksByMonth: [8, 9, 12, 9, 8, 7, 6, 3, 12, 11, 9, 6],
  urgency: { routine: 78, urgent: 17, emergency: 5 },
  /** Direct cost in US dollars. */
  cost: [70_000, 0.8],
  leastCost: 5_000,
  /** Months of work. */
  months: [9, 0.45],
  mostMonths: 24,
  /** Asks for two themes. */
  asksForTwoThemes: 25,
  neverAnswers: 6,
  answersWithin: [18, 0.8],
  /** Takes its request back when it has waited for long. */
  losesPatience: 30,
  patience: [420, 0.3],
} as const;

export const MANAGERS = {
  acknowledgesWithin: [3, 0.6],
  asksForInformation: 22,
  asksWithin: [7, 0.4],
  /** The standard is 20 working days. */
  screensWithin: [14, 0.5],
  declines: 9,
  /** Of those who were asked, and did not answer. */
  givesUpAfter: 120,
  /** The others let the reservation lapse. */
  confirms: 90,
  confirmsWithin: [8, 0.6],
  looksAgainAfterLapse: [20, 0.5],
  assignsWithin: [4, 0.6],
  revisesBudget: 15,
  revisesByPercent: [-20, 20],
  suspends: 5,
  suspendedFor: [60, 0.5],
  cancels: 3,
  /** US cents: below, an evaluation may be waived. */
  evaluatesFrom: 100_000_00,
  waives: 80,
  waivesWithin: [20, 0.5],
  respondsWithin: [25, 0.5],
  closesWithin: [12, 0.6],
} as const;

export const OFFICES_DO = {
  /** How an office answers. Silence ends when it is escalated, or after all. */
  answer: { accepts: 80, declines: 9, silent: 11 },
  answersWithin: [2.5, 0.4],
  breaksItsSilenceAfter: [24, 0.4],
  agreesWorkplanWithin: [14, 0.5],
  /** Days from one progress report to the next; the standard wants one a quarter. */
  reportsEvery: 75,
  /** Percent of a line. */
  spends: [84, 100],
} as const;

export const EVALUATORS = { reportWithin: [75, 0.3] } as const;

export const DONORS_DO = {
  /** What donors mean to give, of what requests cost with programme support costs. */
  coverage: 90,
  requestsPerGift: 25,
  fewestGifts: 6,
  /** Of one gift, around the average. */
  spread: 0.6,
  /** Pledged before the first requests come, so that the simulation does not begin with an empty purse. */
  pledgedBefore: 25,
  pledgesByMonth: [10, 9, 8, 7, 7, 8, 5, 3, 8, 10, 13, 12],
  level: { unearmarked: 15, softly: 37, earmarked: 38, tightly: 10 },
  inEuro: 22,
  signs: 93,
  signsWithin: [30, 0.5],
  instalments: { 1: 45, 2: 30, 3: 15, 4: 10 },
  daysBetweenInstalments: 180,
  pays: { onTime: 68, late: 24, never: 8 },
  /** Days before or after the day on which it is due. */
  onTimeWithin: 10,
  lateBy: [55, 0.6],
  /** Finance strikes an instalment that never came. */
  strikesAfter: 240,
} as const;

export const MARKETS = { euroPerUsd: 0.92, monthlyMove: 0.015 } as const;
