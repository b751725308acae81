import type { Role } from '#access';

/**
 * How far a right reaches. `all`: everything. `own`: what the grant is for – a State's own requests, the programmes of a
 * manager, what is assigned to an office, and what it runs, a donor's contributions and the requests that they pay for, what an evaluator was
 * commissioned for; of `anyone`, what carries their own name. `every-programme`: only managers of all programmes.
 */
export type Reach = 'all' | 'own' | 'every-programme';
/** Who is not named may not. `anyone`: whoever is signed in. */
export type Rights = Readonly<Partial<Record<Role | 'anyone', Reach>>>;

const everybody: Rights = { anyone: 'all' };
const oneself: Rights = { anyone: 'own' };

const managers: Rights = { 'programme-manager': 'own' };
const managersOfAll: Rights = { 'programme-manager': 'every-programme' };
const finance: Rights = { 'finance-officer': 'all' };
const offices: Rights = { 'field-office': 'own' };
const states: Rights = { 'requesting-state': 'own' };
const evaluators: Rights = { evaluator: 'own' };
const donors: Rights = { donor: 'own' };
const auditors: Rights = { auditor: 'all' };
const administrators: Rights = { administrator: 'all' };

const headquarters: Rights = { ...managers, ...finance, ...auditors };
const allManagers: Rights = { 'programme-manager': 'all' };
const books: Rights = { ...allManagers, ...finance, ...auditors };

/**
 * Who may do what, by the operation of the api. What is not listed, nobody may. `public`: without signing in.
 */
export const RIGHTS: Readonly<Record<string, Rights | 'public'>> = {
  // Signing in, and accounts
  signIn: 'public',
  changePassword: 'public',
  signOut: 'public',
  signInAtProvider: 'public',
  comeBackFromProvider: 'public',
  signOutAtProvider: 'public',
  revokeToken: administrators,
  getSession: everybody,
  listSessions: everybody,
  endSession: everybody,
  listAccounts: { ...administrators, ...auditors },
  getAccount: { ...administrators, ...auditors },
  getAccountPerson: { ...administrators, ...auditors },
  listAccountSessions: { ...administrators, ...auditors },
  openAccount: administrators,
  changeGrants: administrators,
  changeAccountPerson: administrators,
  closeAccount: administrators,
  resetPassword: administrators,
  listApiKeys: { ...administrators, ...auditors },
  makeApiKey: administrators,
  revokeApiKey: administrators,

  // Intake
  submitRequest: { ...states, ...managers },
  acknowledgeRequest: managers,
  requestInformation: managers,
  provideInformation: { ...states, ...managers },
  acceptRequest: managers,
  declineRequest: managers,

  // Funding
  checkResources: managers,
  confirmFunding: managers,
  approveRegularBudget: finance,
  lapseReservation: managers,
  splitIntoStages: managers,
  reviseBudget: managers,
  substituteFunding: { ...managers, ...finance },
  recheckWaitlist: { ...managersOfAll, ...finance },
  setWaitlistPolicy: managersOfAll,
  askWhatIf: { ...managers, ...finance },

  // Assignment
  assignFieldOffice: managers,
  acceptAssignment: offices,
  declineAssignment: offices,
  escalateAssignment: managers,

  // Delivery
  agreeWorkplan: { ...offices, ...managers },
  reportProgress: { ...offices, ...managers },
  logActivity: offices,
  correctActivity: { ...offices, ...managers },
  reachMilestone: offices,
  measureIndicator: offices,
  attachEvidence: offices,
  putEvidenceFile: offices,
  getEvidenceFile: { ...headquarters, ...offices, ...evaluators },
  listEvidence: { ...headquarters, ...offices, ...evaluators },
  raiseRisk: { ...offices, ...managers },
  recordExpenditure: { ...offices, ...finance },
  reverseExpenditure: { ...offices, ...finance },
  rechargeExpenditure: finance,
  raiseObligation: { ...offices, ...finance },
  cancelObligation: { ...offices, ...finance },
  acceptFact: { ...managers, ...finance },
  rejectFact: { ...managers, ...finance },
  suspendDelivery: managers,
  resumeDelivery: managers,
  completeDelivery: { ...offices, ...managers },

  // Evaluation and end
  listEvaluators: allManagers,
  commissionEvaluation: managers,
  waiveEvaluation: managers,
  submitEvaluation: evaluators,
  recordManagementResponse: managers,
  recordLesson: { ...managers, ...offices, ...evaluators },
  closeRequest: managers,
  cancelRequest: managers,
  withdrawRequest: { ...states, ...managers },
  reopenRequest: { ...managers, ...finance },

  // Requests, as they are seen
  listRequests: { ...headquarters, ...states, ...offices, ...evaluators, ...donors },
  getRequest: { ...headquarters, ...states, ...offices, ...evaluators, ...donors },
  getProject: { ...headquarters, ...states, ...offices, ...evaluators, ...donors },
  listOpenCommands: { ...headquarters, ...states, ...offices, ...evaluators, ...donors },
  explainRequest: { ...headquarters, ...states, ...offices, ...evaluators, ...donors },
  getTimeline: { ...headquarters, ...states, ...offices, ...evaluators },
  getSteps: { ...headquarters, ...states, ...offices, ...evaluators },
  rankOffices: { ...managers, ...auditors },
  getPipeline: { ...headquarters, ...offices },
  getWaitlist: headquarters,
  listAllHeldFacts: { ...headquarters, ...offices },
  streamChanges: { ...headquarters, ...states, ...offices, ...evaluators, ...donors },
  listHeldFacts: { ...headquarters, ...offices },
  listObligations: { ...headquarters, ...offices },

  // Contributions
  listContributions: { ...books, ...donors },
  getContribution: { ...books, ...donors },
  getContributionUtilisation: { ...books, ...donors },
  getContributionResults: { ...books, ...donors },
  explainContribution: { ...books, ...donors },
  pledgeContribution: finance,
  reducePledge: finance,
  signAgreement: finance,
  amendAgreement: finance,
  receiveInstalment: finance,
  reverseReceipt: finance,
  markInstalmentOverdue: finance,
  remindOfInstalment: finance,
  cancelInstalment: finance,
  creditInterest: finance,
  refundBalance: finance,
  transferBalance: finance,
  changeEarmark: finance,
  expireContribution: finance,
  releaseExpiredCommitment: finance,
  closeContribution: finance,
  listInKind: { ...books, ...donors },
  getInKind: { ...books, ...donors },
  recordInKind: finance,
  revalueInKind: finance,

  // The regular budget
  listRegularBudgets: books,
  getRegularBudget: books,
  openRegularBudget: finance,
  changeRegularBudgetCap: finance,
  closeRegularBudget: finance,

  // Donors
  listDonors: { ...books, ...donors },
  getDonor: { ...books, ...donors },
  getDonorUtilisation: { ...books, ...donors },
  getDonorResults: { ...books, ...donors },
  explainDonor: { ...books, ...donors },
  registerDonor: finance,
  changeDonor: finance,

  // Books
  listPeriods: { ...books, ...offices },
  closePeriod: finance,
  loadRates: finance,
  listCurrencies: books,
  listRates: books,

  // What the Centre is asked to do, and by what standards
  listMandates: everybody,
  getMandate: everybody,
  getMandateCoverage: books,
  explainMandate: books,
  listProgrammes: everybody,
  listThemes: everybody,
  listServiceStandards: everybody,
  setServiceStandard: administrators,
  getPerformance: books,

  // Field offices
  listFieldOffices: { ...books, ...administrators, ...offices },
  openFieldOffice: administrators,
  renameFieldOffice: administrators,
  changeFieldOfficeCoverage: administrators,
  changeFieldOfficeCapacity: administrators,
  setFieldOfficeCalendar: administrators,
  closeFieldOffice: administrators,

  // People and systems that are told
  getInbox: everybody,
  readNotice: everybody,
  readAll: everybody,
  streamInbox: everybody,
  listRecipients: { ...administrators, ...auditors },
  getRecipient: { ...administrators, ...auditors, ...oneself },
  registerRecipient: administrators,
  changeRecipient: administrators,
  listWebhooks: { ...administrators, ...auditors },
  getWebhook: { ...administrators, ...auditors },
  registerWebhook: administrators,
  changeWebhook: administrators,
  listDeliveries: { ...administrators, ...auditors },
  resend: administrators,
  erasePerson: administrators,

  search: { ...headquarters, ...states, ...offices, ...evaluators, ...donors, ...administrators },

  // Audit
  listAudit: auditors,
  exportAudit: auditors,
  listSeals: { ...auditors, ...administrators },
  listVerifications: { ...auditors, ...administrators },
  getVerification: { ...auditors, ...administrators },
  startVerification: auditors,

  // Operation
  listWork: { ...administrators, ...auditors },
  listMoneyWork: { ...finance, ...auditors },
  replay: administrators,
  live: 'public',
  ready: 'public',
  metrics: { ...administrators, ...auditors },
  openApi: 'public',
  page: 'public',
  start: 'public',
  style: 'public',
  script: 'public',
};
