export interface paths {
  '/api/v1/donors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The donors that are registered */
    get: operations['listDonors'];
    put?: never;
    /** Registers a donor */
    post: operations['registerDonor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/donors/{donorId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One donor */
    get: operations['getDonor'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/donors/{donorId}/utilisation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a donor's contributions were used for, by currency */
    get: operations['getDonorUtilisation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/donors/{donorId}/details': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Changes a donor's details: all of them */
    post: operations['changeDonor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The contributions, with their ledgers */
    get: operations['listContributions'];
    put?: never;
    /** Announces a contribution: indicative, not binding */
    post: operations['pledgeContribution'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One contribution, with its instalments */
    get: operations['getContribution'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/utilisation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a contribution was used for */
    get: operations['getContributionUtilisation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/pledge-reductions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reduces what is announced */
    post: operations['reducePledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/agreement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Signs the agreement, with its schedule of instalments */
    post: operations['signAgreement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/amendments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Amends the agreement: amount, schedule, end, support costs of new allocations, authority */
    post: operations['amendAgreement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/receipts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Records money that came in */
    post: operations['receiveInstalment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/receipts/{receiptId}/reversals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes back all or part of a receipt, never more than is available */
    post: operations['reverseReceipt'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/instalments/{instalmentId}/overdue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Notes that an instalment was not received in time */
    post: operations['markInstalmentOverdue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/instalments/{instalmentId}/reminders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Notes that the donor was reminded of an instalment that is overdue */
    post: operations['remindOfInstalment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/instalments/{instalmentId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancels an instalment that will not come */
    post: operations['cancelInstalment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/interest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Credits interest */
    post: operations['creditInterest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/refunds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Refunds what is available, or a part of it, to the donor */
    post: operations['refundBalance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/transfers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Transfers what is available, or a part of it, to another contribution, with consent */
    post: operations['transferBalance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/earmark': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Changes the earmark, with the donor's consent; reservations that no longer fit are released */
    post: operations['changeEarmark'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/expire': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets a contribution expire after its last day; reservations are released, commitments may be liquidated */
    post: operations['expireContribution'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/commitments/{requestId}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Releases what is left committed to a request when the days of liquidation are over */
    post: operations['releaseExpiredCommitment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Closes a contribution of which nothing is left */
    post: operations['closeContribution'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/periods': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The months that are closed, the newest first */
    get: operations['listPeriods'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/periods/{period}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Closes a month and all before it: no money fact is dated there any more */
    post: operations['closePeriod'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/regular-budgets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Allocations of the regular budget, with their figures */
    get: operations['listRegularBudgets'];
    put?: never;
    /** Opens an allocation of the regular budget: a section, for a period */
    post: operations['openRegularBudget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/regular-budgets/{budgetId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One allocation, with what of it serves each request */
    get: operations['getRegularBudget'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/regular-budgets/{budgetId}/cap': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Changes the cap, never below what is committed and spent */
    post: operations['changeRegularBudgetCap'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/regular-budgets/{budgetId}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Closes an allocation; nothing may be committed */
    post: operations['closeRegularBudget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/in-kind': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What donors gave beside money, at its last value */
    get: operations['listInKind'];
    put?: never;
    /** Records expertise, equipment or other things that a donor gave, with their value */
    post: operations['recordInKind'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/in-kind/{inKindId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One contribution in kind */
    get: operations['getInKind'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/in-kind/{inKindId}/revaluations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Values a contribution in kind anew */
    post: operations['revalueInKind'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What came of the requests that a contribution pays for, of those that whoever asks sees now */
    get: operations['getContributionResults'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/donors/{donorId}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What came of the requests that a donor's contributions pay for, of those that whoever asks sees now */
    get: operations['getDonorResults'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exchange-rates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which rate of each currency is in force on a day, and which currencies of open money have none */
    get: operations['listCurrencies'];
    put?: never;
    /** Loads dated exchange rates: all of them, or none; also from the UN Treasury's files. A second rate of a day corrects the first */
    post: operations['loadRates'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exchange-rates/{currency}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The rates of a currency that were loaded, the newest day first */
    get: operations['listRates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/field-offices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The field offices and what they run; an office reads of others whom to turn to, and for what */
    get: operations['listFieldOffices'];
    put?: never;
    /** Opens a field office */
    post: operations['openFieldOffice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/field-offices/{code}/name': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Renames a field office */
    post: operations['renameFieldOffice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/field-offices/{code}/coverage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Changes where it works, on what and in which languages; past assignments stay */
    post: operations['changeFieldOfficeCoverage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/field-offices/{code}/capacity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Changes how many projects it can run at the same time */
    post: operations['changeFieldOfficeCapacity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/field-offices/{code}/calendar': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sets its weekend and holidays, by which its service standards count working days */
    post: operations['setFieldOfficeCalendar'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/field-offices/{code}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Closes a field office: no new assignments */
    post: operations['closeFieldOffice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/mandates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The actions of the plan, in its order */
    get: operations['listMandates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/mandate-coverage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which actions have requests, and how far those came */
    get: operations['getMandateCoverage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/mandates/{mandateId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One action of the plan */
    get: operations['getMandate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/programmes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The programmes */
    get: operations['listProgrammes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/themes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The thematic areas */
    get: operations['listThemes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The requests, as they are now */
    get: operations['listRequests'];
    put?: never;
    /** Submits a request for assistance */
    post: operations['submitRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One request, with the contributions that pay for it */
    get: operations['getRequest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/project': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a request is about and what became of it: intake, budget by line, delivery, evaluation */
    get: operations['getProject'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All that happened to a request, oldest first */
    get: operations['getTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/steps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The steps of a request: whose turn they are or were, until when, and how long they took */
    get: operations['getSteps'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/office-ranking': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The field offices as they suit a request, the best first, with the reasons */
    get: operations['rankOffices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/pipeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Requests by phase, with their age, what is late and whose turn it is */
    get: operations['getPipeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/waitlist': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who waits for money, in the order of the turn */
    get: operations['getWaitlist'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/commands': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The commands that whoever asks may give about a request, each with the refusal that it would meet now */
    get: operations['listOpenCommands'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contributions/{contributionId}/explanations/{figure}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The events that make up a figure of a contribution */
    get: operations['explainContribution'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/donors/{donorId}/explanations/{figure}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The events that make up a figure of a donor, in one currency */
    get: operations['explainDonor'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/explanations/{figure}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The events that make up a figure of a request */
    get: operations['explainRequest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/mandates/{mandateId}/explanations/{figure}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The events that make up a figure of the coverage of an action of the plan */
    get: operations['explainMandate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/acknowledge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Acknowledges a request to whoever asked */
    post: operations['acknowledgeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/questions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Asks for information; the clock of the service standard stops until the answer */
    post: operations['requestInformation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/answers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Provides the information that was asked for */
    post: operations['provideInformation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Accepts a request, with its mandate, programme, budget and priority */
    post: operations['acceptRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Declines a request, in intake only, with a reason */
    post: operations['declineRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/resource-checks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Asks whether there is money: reserves it, or puts the request on the waitlist; either way it says why. What is reserved already is answered */
    post: operations['checkResources'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/confirm-funding': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Turns the reservation into a commitment */
    post: operations['confirmFunding'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/approve-regular-budget': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves a request on the regular budget: commits its whole budget at once, or says what is missing */
    post: operations['approveRegularBudget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/lapse-reservation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets a reservation lapse that was not confirmed in time */
    post: operations['lapseReservation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/stages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Splits a request that has no money yet into stages: it becomes the first, the others are requests of their own, and each is funded after the one before it */
    post: operations['splitIntoStages'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/budget-revisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Revises the budget: an increase is committed at once or refused with the shortfall, a decrease is released */
    post: operations['reviseBudget'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/funding-substitutions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Lets another contribution take over what is still open of one, or says why it cannot */
    post: operations['substituteFunding'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/waitlist/rechecks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Checks every waiting request again, in the order of the policy in force */
    post: operations['recheckWaitlist'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/waitlist/policy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sets the policy by which the waitlist is gone over, from a day on */
    post: operations['setWaitlistPolicy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/assignment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Assigns a field office, or reassigns; the ranking of that moment is kept with it */
    post: operations['assignFieldOffice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/assignment/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The office accepts: delivery starts */
    post: operations['acceptAssignment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/assignment/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The office declines, with a reason */
    post: operations['declineAssignment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/assignment/escalate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Notes that the office did not answer within its service standard */
    post: operations['escalateAssignment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/workplan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Agrees the workplan, or another in its place */
    post: operations['agreeWorkplan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/progress-reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reports progress: what was done in a time, quarterly */
    post: operations['reportProgress'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/activities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Logs an activity as it happened */
    post: operations['logActivity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/activities/{activityId}/corrections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Corrects an activity; what was logged before stays in the history */
    post: operations['correctActivity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/milestones/{milestoneId}/complete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Notes that a milestone was reached */
    post: operations['reachMilestone'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/indicators/{indicatorId}/measurements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Measures an indicator */
    post: operations['measureIndicator'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/evidence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The evidence of a request, and whether its files are here, oldest first */
    get: operations['listEvidence'];
    put?: never;
    /** Attaches evidence: a file, by its SHA-256 */
    post: operations['attachEvidence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/risks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Raises a risk */
    post: operations['raiseRisk'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/expenditures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Records an expenditure and charges the contributions that pay the line */
    post: operations['recordExpenditure'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/expenditures/{expenditureId}/reversals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reverses an expenditure or a part of it, at its original rates */
    post: operations['reverseExpenditure'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/expenditures/{expenditureId}/recharges': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Charges an expenditure to other contributions, or in other parts, as finance says */
    post: operations['rechargeExpenditure'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/suspend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Suspends delivery */
    post: operations['suspendDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Resumes delivery */
    post: operations['resumeDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/complete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Completes delivery: evaluation is due */
    post: operations['completeDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/evidence-files/{hash}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The file that evidence of the request names by its SHA-256, where it was sent in for it */
    get: operations['getEvidenceFile'];
    /** Sends in the file that evidence of the request names by its SHA-256; again changes nothing */
    put: operations['putEvidenceFile'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/evaluation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Commissions an evaluation, by somebody who did not deliver */
    post: operations['commissionEvaluation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/evaluation/waive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Waives the evaluation of a small project, with a reason */
    post: operations['waiveEvaluation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/evaluation/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Submits the evaluation: the six criteria of the OECD DAC, and recommendations */
    post: operations['submitEvaluation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/evaluation/management-response': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answers every recommendation */
    post: operations['recordManagementResponse'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/lessons': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Records a lesson */
    post: operations['recordLesson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Closes a request: what was committed and not spent goes back */
    post: operations['closeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The Centre cancels it; what was not spent goes back */
    post: operations['cancelRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The State withdraws it; what was not spent goes back */
    post: operations['withdrawRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/reopen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reopens a closed request for a late charge: takes and binds the money that it needs */
    post: operations['reopenRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/obligations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The contracts and orders of a request */
    get: operations['listObligations'];
    put?: never;
    /** Raises an obligation: a contract or an order binds a part of the commitment */
    post: operations['raiseObligation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/obligations/{obligationId}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancels what is still open of an obligation */
    post: operations['cancelObligation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/held-facts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Facts of all requests that wait for a decision, the oldest first */
    get: operations['listAllHeldFacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/held-facts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Facts of a request that wait for a decision, the oldest first */
    get: operations['listHeldFacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/held-facts/{factId}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Accepts a held fact: it is applied in the same append, or refused while it does not fit */
    post: operations['acceptFact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requests/{requestId}/held-facts/{factId}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Rejects a held fact */
    post: operations['rejectFact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/service-standards': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The steps of a request and the time that they are allowed */
    get: operations['listServiceStandards'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/service-standards/{step}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sets the time that a step is allowed, for steps that begin from a day on */
    post: operations['setServiceStandard'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/service-standards/performance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How often each step was in time, and how long it took */
    get: operations['getPerformance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/persons/{personId}/erase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Erases what is known of a person, for ever: name, e-mail, telephone. Amounts and dates stay */
    post: operations['erasePerson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/recipients': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is told what happens, without their addresses */
    get: operations['listRecipients'];
    put?: never;
    /** Registers who is told what happens, by what they are to the Centre */
    post: operations['registerRecipient'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/recipients/{actor}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One recipient */
    get: operations['getRecipient'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/recipients/{actor}/details': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replaces roles, language, address and how often e-mail is sent */
    post: operations['changeRecipient'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The webhooks, without their secrets */
    get: operations['listWebhooks'];
    put?: never;
    /** Has events sent to another system, as CloudEvents 1.0, signed as Standard Webhooks says */
    post: operations['registerWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{webhookId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One webhook */
    get: operations['getWebhook'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{webhookId}/details': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replaces where a webhook goes, what it is sent, by whose rights, and whether at all */
    post: operations['changeWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{webhookId}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was sent and what came of it, newest first */
    get: operations['listDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Has it sent once more, now, whatever came of it before */
    put: operations['resend'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/inbox': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What whoever asks was told, newest first */
    get: operations['getInbox'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/inbox/{noticeId}/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Marks one notice as read */
    put: operations['readNotice'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/inbox/read-up-to/{noticeId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Marks a notice and all before it as read; what came since stays unread */
    put: operations['readAll'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/inbox/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What whoever asks is told, as it happens (server-sent events) */
    get: operations['streamInbox'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which requests and contributions change, of those that whoever asks may see, as it happens (server-sent events) */
    get: operations['streamChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Requests, contributions, donors and field offices that have all of these words, of those that the lists show */
    get: operations['search'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/work': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What processes have to do, or could not: the newest first */
    get: operations['listWork'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/work/money': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Of what processes have to do, or could not, what moves money: the newest first */
    get: operations['listMoneyWork'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/work/{workId}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Has what was parked or refused tried again */
    post: operations['replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did, was refused, or was shown of persons what, newest first. To look here is itself audited */
    get: operations['listAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as CSV, all of a range of time. What a spreadsheet would calculate is quoted */
    get: operations['exportAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/seals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The seals of the log, the newest first */
    get: operations['listSeals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/verifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Verifications that were started, the newest first; the last hundred are kept */
    get: operations['listVerifications'];
    put?: never;
    /** Begins to verify the log against its hashes and seals, and the ledgers in it; 409 while one is running */
    post: operations['startVerification'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/verifications/{verificationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A verification: how far it is, or what it found */
    get: operations['getVerification'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process answers */
    get: operations['live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether it can do its work: database, event store, read models that are filled */
    get: operations['ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Metrics for Prometheus */
    get: operations['metrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/what-if': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tries changes on a copy of the state, and tells who of those who wait would be funded */
    post: operations['askWhatIf'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is asking, and what they may be */
    get: operations['getSession'];
    put?: never;
    /** Signs in; the session is in a cookie, and the one that the cookie was of before ends */
    post: operations['signIn'];
    /** Signs out; without a session, nothing happens */
    delete: operations['signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Changes a password by the one before, ends all sessions of the account, and signs in */
    put: operations['changePassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/oidc': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sends a browser to the provider to sign in */
    get: operations['signInAtProvider'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/oidc/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the provider sends the browser back to; a session begins, and the one before in this browser ends */
    get: operations['comeBackFromProvider'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/oidc/sign-out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sends a browser, whose session here has ended, to the provider to sign out there, too */
    get: operations['signOutAtProvider'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/revoked-tokens/{jti}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Makes an access token of the provider count no more, by its id */
    put: operations['revokeToken'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where whoever asks is signed in, the latest first */
    get: operations['listSessions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions/{sessionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Ends a session: one of whoever asks, or as an administrator anybody’s */
    delete: operations['endSession'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All accounts and what they may do, closed ones too */
    get: operations['listAccounts'];
    put?: never;
    /** Opens an account; a person needs a password then, a service an API key */
    post: operations['openAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One account */
    get: operations['getAccount'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{name}/person': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is behind an account */
    get: operations['getAccountPerson'];
    put?: never;
    /** Tells that another person than was told before is behind an account */
    post: operations['changeAccountPerson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{name}/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where an account is signed in, the latest first */
    get: operations['listAccountSessions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{name}/grants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replaces what an account may be */
    post: operations['changeGrants'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{name}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Closes an account for good: its sessions end, its password and API keys go */
    post: operations['closeAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{name}/reset-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Gives a person a password for choosing another, and ends their sessions */
    post: operations['resetPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/evaluators': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whom an evaluation can be commissioned with: persons whose accounts are for that */
    get: operations['listEvaluators'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{name}/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The API keys of a service account, without the keys themselves */
    get: operations['listApiKeys'];
    put?: never;
    /** Makes an API key for a service account */
    post: operations['makeApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{name}/api-keys/{keyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revokes an API key */
    delete: operations['revokeApiKey'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    FieldErrorSchema: {
      /**
       * @description A path in the body, or the name of a parameter or header
       * @example earmark.level
       */
      field: string;
      /** @example must be one of 1, 2, 3, 4 */
      rule: string;
    };
    TimelineEvent: {
      /** Format: uuid */
      id: string;
      /** @example RequestAccepted */
      type: string;
      data: {
        [key: string]: unknown;
      };
      /** @description Who, for whom, when, and through which command */
      metadata: {
        [key: string]: unknown;
      };
      stream: string;
      revision: number;
      version: number;
      position: string;
    };
    ProblemSchema: {
      /**
       * Format: uri-reference
       * @example /problems/insufficient-funds
       */
      type: string;
      /** @example Insufficient funds */
      title: string;
      /** @example 409 */
      status: number;
      detail: string;
      /**
       * @description Stable
       * @example InsufficientFunds
       */
      code: string;
      /** @description What the decision rested on */
      facts: {
        [key: string]: unknown;
      };
      /**
       * Format: uri-reference
       * @description What was asked for
       */
      instance: string;
      /** @description Everything that is wrong with the request */
      errors?: components['schemas']['FieldErrorSchema'][];
      /** @description Of ChangedSinceRead (412), about a request or a contribution: what was recorded since the revision that was seen (`facts.seen`), oldest first, as far as whoever asks may see it; at most 100 */
      changes?: components['schemas']['TimelineEvent'][];
    };
    Donor: {
      donorId: string;
      name: string;
      type: string;
      country: string | null;
      organisationRef: string | null;
      revision: number;
    };
    DonorPage: {
      items: components['schemas']['Donor'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    InKindTotal: {
      currency: string;
      count: number;
      /** @description Whole minor units */
      value: number;
    };
    DonorDetails: {
      donorId: string;
      name: string;
      type: string;
      country: string | null;
      organisationRef: string | null;
      revision: number;
      /** @description What it gave beside money: outside every ledger */
      inKind: components['schemas']['InKindTotal'][];
    };
    LedgerFigures: {
      announced: number;
      signed: number;
      receipts: number;
      interest: number;
      refunded: number;
      reserved: number;
      committed: number;
      spent: number;
      pscCharged: number;
      pscSetAside: number;
      available: number;
      transfers: number;
      advanceDrawn: number;
    };
    UtilisationSlice: {
      key: string;
      reserved: number;
      committed: number;
      spent: number;
      pscCharged: number;
    };
    UtilisationQuarter: {
      /** @example 2026-Q1 */
      quarter: string;
      received: number;
      interest: number;
      transferred: number;
      refunded: number;
      spent: number;
      pscCharged: number;
    };
    Utilisation: {
      currency: string;
      figures: components['schemas']['LedgerFigures'];
      /** @description Basis points */
      utilisationRate: number;
      byRequest: components['schemas']['UtilisationSlice'][];
      byTheme: components['schemas']['UtilisationSlice'][];
      /** @description Countries (ISO 3166-1) and regions (UN M49) */
      byPlace: components['schemas']['UtilisationSlice'][];
      byQuarter: components['schemas']['UtilisationQuarter'][];
    };
    DonorUtilisation: {
      /** @description One for each currency in which contributions are held */
      items: components['schemas']['Utilisation'][];
    };
    CommandAnswer: {
      /** @description Of what was created */
      id?: string;
      /** @description Of what was changed, after the command; also in ETag, for If-Match */
      revision: number;
      /** @description Where the change stands in the log, for ?after=; null when there was nothing to change */
      position: string | null;
    };
    RegisterDonorBody: {
      name: string;
      /** @enum {string} */
      type:
        | 'government'
        | 'local-government'
        | 'other-public-sector'
        | 'international-ngo'
        | 'national-ngo'
        | 'regional-ngo'
        | 'public-private-partnership'
        | 'multilateral'
        | 'foundation'
        | 'private-sector'
        | 'academic'
        | 'other';
      /**
       * @description ISO 3166-1 alpha-2
       * @example KE
       */
      country?: string | null;
      organisationRef?: string | null;
      donorId: string;
    };
    DonorDetailsBody: {
      name: string;
      /** @enum {string} */
      type:
        | 'government'
        | 'local-government'
        | 'other-public-sector'
        | 'international-ngo'
        | 'national-ngo'
        | 'regional-ngo'
        | 'public-private-partnership'
        | 'multilateral'
        | 'foundation'
        | 'private-sector'
        | 'academic'
        | 'other';
      /**
       * @description ISO 3166-1 alpha-2
       * @example KE
       */
      country?: string | null;
      organisationRef?: string | null;
    };
    PeriodBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      from: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      to: string;
    };
    EarmarkBody: {
      /** @enum {integer} */
      level: 1 | 2 | 3 | 4;
      themes?: (
        | 'transnational-organized-crime'
        | 'corruption'
        | 'trafficking-in-persons'
        | 'smuggling-of-migrants'
        | 'firearms'
        | 'money-laundering'
        | 'terrorism'
        | 'crime-prevention'
        | 'witnesses-and-victims'
        | 'treatment-of-offenders'
        | 'information-technology-crime'
        | 'other'
      )[];
      regions?: string[];
      countries?: string[];
      programmes?: string[];
      requests?: string[];
      excludedLines?: (
        | 'staff'
        | 'supplies'
        | 'equipment'
        | 'contractual-services'
        | 'travel'
        | 'grants'
        | 'operating-costs'
      )[];
      implementation?: components['schemas']['PeriodBody'] | null;
    };
    Contribution: {
      contributionId: string;
      donorId: string;
      title: string;
      currency: string;
      phase: string;
      ownResources: boolean;
      earmark: components['schemas']['EarmarkBody'];
      /** Format: date */
      pledgedOn: string;
      /** Format: date */
      signedOn: string | null;
      /** Format: date */
      expiresOn: string | null;
      /** Format: date */
      expiredOn: string | null;
      /** Format: date */
      liquidateBy: string | null;
      /** Format: date */
      closedOn: string | null;
      pscBasisPoints: number | null;
      agreementReference: string | null;
      /** @description Days of financial reports */
      reportsDueOn: string[];
      /** @description Whole minor units */
      advanceAuthority: number;
      /** @enum {string} */
      chargingRule: 'order-of-use' | 'pro-rata';
      /** @description Whole minor units */
      announced: number;
      /** @description Whole minor units */
      signed: number;
      /** @description Whole minor units */
      receipts: number;
      /** @description Whole minor units */
      interest: number;
      /** @description Whole minor units */
      refunded: number;
      /** @description Whole minor units */
      reserved: number;
      /** @description Whole minor units */
      committed: number;
      /** @description Whole minor units */
      spent: number;
      /** @description Whole minor units */
      pscCharged: number;
      /** @description Whole minor units */
      pscSetAside: number;
      /** @description Whole minor units */
      available: number;
      /** @description Whole minor units */
      transfers: number;
      /** @description Whole minor units */
      advanceDrawn: number;
      revision: number;
      /** @description Drawn beyond what may be: nothing is reserved until that ends */
      advanceShortfall: number;
    };
    ContributionPage: {
      items: components['schemas']['Contribution'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    Instalment: {
      instalmentId: string;
      /** Format: date */
      dueOn: string;
      amount: number;
      /** @description What of it is still to come */
      outstanding: number;
      /** @enum {string} */
      status: 'expected' | 'received' | 'overdue' | 'cancelled';
    };
    ContributionDetails: {
      contributionId: string;
      donorId: string;
      title: string;
      currency: string;
      phase: string;
      ownResources: boolean;
      earmark: components['schemas']['EarmarkBody'];
      /** Format: date */
      pledgedOn: string;
      /** Format: date */
      signedOn: string | null;
      /** Format: date */
      expiresOn: string | null;
      /** Format: date */
      expiredOn: string | null;
      /** Format: date */
      liquidateBy: string | null;
      /** Format: date */
      closedOn: string | null;
      pscBasisPoints: number | null;
      agreementReference: string | null;
      /** @description Days of financial reports */
      reportsDueOn: string[];
      /** @description Whole minor units */
      advanceAuthority: number;
      /** @enum {string} */
      chargingRule: 'order-of-use' | 'pro-rata';
      /** @description Whole minor units */
      announced: number;
      /** @description Whole minor units */
      signed: number;
      /** @description Whole minor units */
      receipts: number;
      /** @description Whole minor units */
      interest: number;
      /** @description Whole minor units */
      refunded: number;
      /** @description Whole minor units */
      reserved: number;
      /** @description Whole minor units */
      committed: number;
      /** @description Whole minor units */
      spent: number;
      /** @description Whole minor units */
      pscCharged: number;
      /** @description Whole minor units */
      pscSetAside: number;
      /** @description Whole minor units */
      available: number;
      /** @description Whole minor units */
      transfers: number;
      /** @description Whole minor units */
      advanceDrawn: number;
      revision: number;
      /** @description Drawn beyond what may be: nothing is reserved until that ends */
      advanceShortfall: number;
      instalments: components['schemas']['Instalment'][];
    };
    MoneyBody: {
      /**
       * @description Whole minor units
       * @example 1000000
       */
      minor: number;
      /**
       * @description ISO 4217
       * @example USD
       */
      currency: string;
    };
    PledgeContributionBody: {
      donorId: string;
      title: string;
      amount: components['schemas']['MoneyBody'];
      /**
       * Format: date
       * @example 2026-05-31
       */
      pledgedOn: string;
      earmark: components['schemas']['EarmarkBody'];
      /** @default false */
      ownResources: boolean;
    };
    ReducePledgeBody: {
      /**
       * @description Whole minor units
       * @example 1000000
       */
      announced: number;
      /**
       * Format: date
       * @example 2026-05-31
       */
      reducedOn: string;
      reason: string;
    };
    InstalmentBody: {
      instalmentId: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      dueOn: string;
      /**
       * @description Whole minor units
       * @example 1000000
       */
      amount: number;
    };
    SignAgreementBody: {
      reference: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      signedOn: string;
      /**
       * @description Whole minor units
       * @example 1000000
       */
      amount: number;
      instalments?: components['schemas']['InstalmentBody'][];
      /**
       * @description Basis points
       * @default 1300
       * @example 1300
       */
      pscBasisPoints: number;
      /**
       * Format: date
       * @example 2026-05-31
       */
      expiresOn?: string | null;
      reportsDueOn?: string[];
      /**
       * @description Whole minor units
       * @default 0
       * @example 1000000
       */
      advanceAuthority: number;
      /**
       * @default order-of-use
       * @enum {string}
       */
      chargingRule: 'order-of-use' | 'pro-rata';
    };
    AmendAgreementBody: {
      reference: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      amendedOn: string;
      reason: string;
      /**
       * @description Whole minor units
       * @example 1000000
       */
      amount?: number;
      instalments?: components['schemas']['InstalmentBody'][];
      /**
       * @description Basis points
       * @example 1300
       */
      pscBasisPoints?: number;
      /**
       * Format: date
       * @example 2026-05-31
       */
      expiresOn?: string | null;
      reportsDueOn?: string[];
      /**
       * @description Whole minor units
       * @example 1000000
       */
      advanceAuthority?: number;
      /** @enum {string} */
      chargingRule?: 'order-of-use' | 'pro-rata';
    };
    ReceiveInstalmentBody: {
      receiptId: string;
      instalmentId?: string | null;
      received: components['schemas']['MoneyBody'];
      /**
       * Format: date
       * @example 2026-05-31
       */
      receivedOn: string;
    };
    ReverseReceiptBody: {
      /**
       * @description Whole minor units
       * @example 1000000
       */
      amount: number;
      /**
       * Format: date
       * @example 2026-05-31
       */
      reversedOn: string;
      reason: string;
    };
    RemindOfInstalmentBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      remindedOn: string;
    };
    CancelInstalmentBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      cancelledOn: string;
      reason: string;
    };
    CreditInterestBody: {
      /**
       * @description Whole minor units
       * @example 1000000
       */
      amount: number;
      /**
       * Format: date
       * @example 2026-05-31
       */
      creditedOn: string;
    };
    RefundBalanceBody: {
      /**
       * @description Whole minor units
       * @example 1000000
       */
      amount: number;
      /**
       * Format: date
       * @example 2026-05-31
       */
      refundedOn: string;
      reference: string;
    };
    TransferBalanceBody: {
      toContributionId: string;
      /**
       * @description Whole minor units
       * @example 1000000
       */
      amount: number;
      /**
       * Format: date
       * @example 2026-05-31
       */
      transferredOn: string;
      consentReference: string;
      receivingConsentReference?: string | null;
      reason: string;
    };
    ChangeEarmarkBody: {
      earmark: components['schemas']['EarmarkBody'];
      /**
       * Format: date
       * @example 2026-05-31
       */
      changedOn: string;
      consentReference: string;
      reason: string;
      consentKeepsCommitments: boolean;
    };
    ExpireContributionBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      expiredOn: string;
    };
    ReleaseExpiredCommitmentBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      releasedOn: string;
    };
    CloseContributionBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      closedOn: string;
    };
    ClosedPeriod: {
      period: string;
      /** Format: date */
      closedOn: string;
      revision: number;
    };
    ClosedPeriodList: {
      items: components['schemas']['ClosedPeriod'][];
    };
    ClosePeriodBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      closedOn: string;
    };
    RegularBudget: {
      budgetId: string;
      section: string;
      title: string;
      /** Format: date */
      periodFrom: string;
      /** Format: date */
      periodTo: string;
      phase: string;
      currency: string;
      /** @description Whole minor units */
      cap: number;
      /** @description Whole minor units */
      available: number;
      /** @description Whole minor units */
      committed: number;
      /** @description Whole minor units */
      spent: number;
      /** Format: date */
      openedOn: string;
      /** Format: date */
      closedOn: string | null;
      revision: number;
    };
    RegularBudgetPage: {
      items: components['schemas']['RegularBudget'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    RegularBudgetRequest: {
      budgetId: string;
      requestId: string;
      /** @description Whole minor units */
      committed: number;
      /** @description Whole minor units */
      spent: number;
      /** Format: date */
      approvedOn: string;
      approvedBy: string;
      reference: string;
    };
    RegularBudgetDetails: {
      budgetId: string;
      section: string;
      title: string;
      /** Format: date */
      periodFrom: string;
      /** Format: date */
      periodTo: string;
      phase: string;
      currency: string;
      /** @description Whole minor units */
      cap: number;
      /** @description Whole minor units */
      available: number;
      /** @description Whole minor units */
      committed: number;
      /** @description Whole minor units */
      spent: number;
      /** Format: date */
      openedOn: string;
      /** Format: date */
      closedOn: string | null;
      revision: number;
      /** @description What of it serves each request, and who approved that */
      requests: components['schemas']['RegularBudgetRequest'][];
    };
    OpenRegularBudgetBody: {
      section: string;
      title: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      from: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      to: string;
      cap: components['schemas']['MoneyBody'];
      /**
       * Format: date
       * @example 2026-05-31
       */
      openedOn: string;
    };
    ChangeRegularBudgetCapBody: {
      /**
       * @description Whole minor units
       * @example 1000000
       */
      cap: number;
      /**
       * Format: date
       * @example 2026-05-31
       */
      changedOn: string;
      reason: string;
    };
    CloseRegularBudgetBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      closedOn: string;
    };
    InKind: {
      inKindId: string;
      donorId: string;
      kind: string;
      title: string;
      description: string;
      /** @description Whole minor units */
      value: number;
      currency: string;
      valuedBy: string;
      /** Format: date */
      receivedOn: string;
      /** Format: date */
      revaluedOn: string | null;
      requestId: string | null;
      reference: string | null;
      revision: number;
    };
    InKindPage: {
      items: components['schemas']['InKind'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    RecordInKindBody: {
      donorId: string;
      /** @enum {string} */
      kind: 'expertise' | 'equipment' | 'premises' | 'services' | 'other';
      title: string;
      description: string;
      value: components['schemas']['MoneyBody'];
      valuedBy: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      receivedOn: string;
      requestId?: string | null;
      reference?: string | null;
    };
    RevalueInKindBody: {
      value: components['schemas']['MoneyBody'];
      valuedBy: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      revaluedOn: string;
      reason: string;
    };
    Participants: {
      female: number;
      male: number;
      notStated: number;
    };
    ResultsByKind: {
      /** @enum {string} */
      kind:
        | 'legislative-drafting'
        | 'capacity-building'
        | 'expert-advice'
        | 'seminar'
        | 'assessment'
        | 'database'
        | 'equipment'
        | 'secretariat-services'
        | 'awareness-campaign'
        | 'victim-support-grant';
      activities: number;
      female: number;
      male: number;
      notStated: number;
    };
    ResultsBySector: {
      /** @enum {string} */
      sector:
        | 'police'
        | 'prosecution'
        | 'judiciary'
        | 'prisons'
        | 'customs'
        | 'legislature'
        | 'civil-society'
        | 'other';
      participants: number;
    };
    Ratings: {
      relevance: number;
      coherence: number;
      effectiveness: number;
      efficiency: number;
      impact: number;
      sustainability: number;
    };
    RequestResults: {
      requestId: string;
      title: string;
      activities: number;
      /** @description Of all activities: who took part in two counts twice */
      participants: components['schemas']['Participants'];
      byKind: components['schemas']['ResultsByKind'][];
      bySector: components['schemas']['ResultsBySector'][];
      /** @description Things that activities brought forth, such as drafts and manuals */
      outputs: number;
      /** @description From 1, highly unsatisfactory, to 6, highly satisfactory; null: no evaluation was submitted */
      ratings: components['schemas']['Ratings'] | null;
    };
    Results: {
      /** @description Of the requests that whoever asks sees now, also with `asAt`; of each all, also where others help to pay. The utilisation has the money of all requests */
      items: components['schemas']['RequestResults'][];
    };
    RevisedRate: {
      /** Format: date */
      effectiveOn: string;
      unitsPerUsd: string;
    };
    Currency: {
      /** @description ISO 4217; never USD, which is 1 by definition */
      currency: string;
      /**
       * @description `stale`: too old on the day to be used; `missing`: none took effect by then
       * @enum {string}
       */
      standing: 'in-force' | 'stale' | 'missing';
      /**
       * Format: date
       * @description Of the newest rate of that day
       */
      effectiveOn: string | null;
      /**
       * Format: date
       * @description The last day on which it may be used, if no newer one takes effect
       */
      validUntil: string | null;
      /** @description A decimal number */
      unitsPerUsd: string | null;
      /** @description Where it was published */
      source: string | null;
      /** Format: date-time */
      loadedAt: string | null;
      /** @description The rate of the same month before this one: it was revised within the month */
      revisedFrom: components['schemas']['RevisedRate'] | null;
      /** @description Of how many rates for the same day it took the place */
      corrected: number;
      /** @description Held in it, and not closed */
      contributions: number;
      /** @description Budgeted in it, and not ended */
      requests: number;
      /** @description Contracts and orders in it, neither paid nor cancelled */
      obligations: number;
      /** @description Allocations in it, and not closed */
      regularBudgets: number;
    };
    CurrencyList: {
      /**
       * Format: date
       * @description The day for which rates are shown
       */
      on: string;
      items: components['schemas']['Currency'][];
    };
    ExchangeRate: {
      currency: string;
      revision: number;
      /** Format: date */
      effectiveOn: string;
      /** @description A decimal number */
      unitsPerUsd: string;
      source: string;
      /** Format: date-time */
      loadedAt: string;
      /** @description Name of the account */
      loadedBy: string;
      /** @description Another one for the same day has taken its place since */
      superseded: boolean;
    };
    ExchangeRatePage: {
      items: components['schemas']['ExchangeRate'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    ExchangeRateBody: {
      /**
       * @description ISO 4217
       * @example USD
       */
      currency: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      effectiveOn: string;
      unitsPerUsd: string;
      source: string;
    };
    LoadRatesBody: {
      rates: components['schemas']['ExchangeRateBody'][];
    };
    FieldOffice: {
      code: string;
      name: string;
      hostCountry: string;
      countries: string[];
      themes: string[];
      languages: string[];
      /** @description Projects that it can run at the same time */
      capacity?: number;
      weekend: string[];
      /** @description Day and name */
      holidays: {
        [key: string]: unknown;
      }[];
      open: boolean;
      revision: number;
      /** @description Requests that wait for its answer */
      toAnswer?: number;
      delivering?: number;
      suspended?: number;
      /** @description Projects that it can still take */
      free?: number;
    };
    FieldOfficeList: {
      items: components['schemas']['FieldOffice'][];
    };
    OpenFieldOfficeBody: {
      countries: string[];
      themes: (
        | 'transnational-organized-crime'
        | 'corruption'
        | 'trafficking-in-persons'
        | 'smuggling-of-migrants'
        | 'firearms'
        | 'money-laundering'
        | 'terrorism'
        | 'crime-prevention'
        | 'witnesses-and-victims'
        | 'treatment-of-offenders'
        | 'information-technology-crime'
        | 'other'
      )[];
      languages: string[];
      code: string;
      name: string;
      /**
       * @description ISO 3166-1 alpha-2
       * @example KE
       */
      hostCountry: string;
      capacity: number;
    };
    OfficeNameBody: {
      name: string;
    };
    CoverageBody: {
      countries: string[];
      themes: (
        | 'transnational-organized-crime'
        | 'corruption'
        | 'trafficking-in-persons'
        | 'smuggling-of-migrants'
        | 'firearms'
        | 'money-laundering'
        | 'terrorism'
        | 'crime-prevention'
        | 'witnesses-and-victims'
        | 'treatment-of-offenders'
        | 'information-technology-crime'
        | 'other'
      )[];
      languages: string[];
    };
    CapacityBody: {
      capacity: number;
    };
    HolidayBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      day: string;
      name: string;
    };
    CalendarBody: {
      weekend: ('monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday')[];
      holidays: components['schemas']['HolidayBody'][];
    };
    CloseFieldOfficeBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      closedOn: string;
    };
    DeadlineView: {
      /** @enum {string} */
      kind: 'by' | 'by-end-of' | 'during' | 'at' | 'before';
      /** Format: date */
      on: string;
      occasion?: string;
    };
    MandateView: {
      /**
       * @description Paragraph and letter
       * @example 18a
       */
      id: string;
      /** @enum {string} */
      section: 'III' | 'IV' | 'V' | 'VI' | 'VII' | 'VIII' | 'IX' | 'X' | 'XI' | 'XII';
      /** @enum {string} */
      theme:
        | 'transnational-organized-crime'
        | 'corruption'
        | 'trafficking-in-persons'
        | 'smuggling-of-migrants'
        | 'firearms'
        | 'money-laundering'
        | 'terrorism'
        | 'crime-prevention'
        | 'witnesses-and-victims'
        | 'treatment-of-offenders'
        | 'information-technology-crime'
        | 'other';
      /** @enum {string|null} */
      alsoTheme:
        | 'transnational-organized-crime'
        | 'corruption'
        | 'trafficking-in-persons'
        | 'smuggling-of-migrants'
        | 'firearms'
        | 'money-laundering'
        | 'terrorism'
        | 'crime-prevention'
        | 'witnesses-and-victims'
        | 'treatment-of-offenders'
        | 'information-technology-crime'
        | 'other'
        | null;
      objective: number | ('both' | 'only');
      paragraph: number;
      subparagraph: string | null;
      /** @enum {string} */
      scope: 'national' | 'international';
      /** @enum {string} */
      actor: 'states' | 'centre' | 'other';
      actorName: string;
      title: string;
      uponRequest: boolean;
      subjectToResources: boolean;
      eligibility: string;
      deadline: components['schemas']['DeadlineView'] | null;
    };
    MandateList: {
      items: components['schemas']['MandateView'][];
    };
    MandateCoverageEntry: {
      mandate: components['schemas']['MandateView'];
      requests: number;
      funded: number;
      delivered: number;
      evaluated: number;
      /** @description Direct cost by currency, whole minor units */
      spent: {
        [key: string]: number;
      };
    };
    MandateCoverage: {
      items: components['schemas']['MandateCoverageEntry'][];
    };
    ProgrammeView: {
      code: string;
      title: string;
    };
    ProgrammeList: {
      items: components['schemas']['ProgrammeView'][];
    };
    ThemeView: {
      /** @enum {string} */
      slug:
        | 'transnational-organized-crime'
        | 'corruption'
        | 'trafficking-in-persons'
        | 'smuggling-of-migrants'
        | 'firearms'
        | 'money-laundering'
        | 'terrorism'
        | 'crime-prevention'
        | 'witnesses-and-victims'
        | 'treatment-of-offenders'
        | 'information-technology-crime'
        | 'other';
      label: string;
      /** @enum {string|null} */
      section: 'III' | 'IV' | 'V' | 'VI' | 'VII' | 'VIII' | 'IX' | 'X' | 'XI' | 'XII' | null;
    };
    ThemeList: {
      items: components['schemas']['ThemeView'][];
    };
    Turn: {
      /** @enum {string} */
      kind: 'programme-manager' | 'finance-officer' | 'field-office' | 'state' | 'regional-body' | 'evaluator';
      /** @description The office, the country, or the organisation */
      name: string | null;
    };
    Request: {
      requestId: string;
      title: string;
      origin: {
        [key: string]: unknown;
      };
      beneficiaries: {
        [key: string]: unknown;
      }[];
      ministry: string | null;
      channel: string;
      themes: string[];
      kinds: string[];
      mandates: string[];
      urgency: string;
      externalReference: string | null;
      /** @enum {string} */
      phase:
        | 'intake'
        | 'funding'
        | 'assignment'
        | 'delivery'
        | 'evaluation'
        | 'winding-down'
        | 'closed'
        | 'declined'
        | 'cancelled'
        | 'withdrawn';
      standing: string;
      /** Format: date */
      phaseSince: string;
      /** Format: date */
      submittedOn: string;
      /** Format: date */
      acceptedOn: string | null;
      mandate: string | null;
      stateAction: string | null;
      programme: string | null;
      fundingBasis: string | null;
      budgetSection: string | null;
      priority: number | null;
      /** Format: date */
      startsOn: string | null;
      currency: string | null;
      /** @description Whole minor units */
      budget: number | null;
      /** @description Whole minor units */
      reserved: number;
      /** @description Whole minor units */
      committed: number;
      /** @description Whole minor units */
      spent: number;
      /** @description Whole minor units */
      obligated: number;
      heldFacts: number;
      /** @description Whole minor units */
      shortfall: number | null;
      /** Format: date */
      reservationExpiresOn: string | null;
      chargingRule: string | null;
      officeCode: string | null;
      /** @description Which stage of a request that was split */
      stageOf: {
        requestId?: string;
        /** @description 1: the request that was split */
        stage?: number;
        of?: number;
      } | null;
      /** @description Of the first stage: all of them */
      stages:
        | {
            requestId?: string;
            /** @description 1: the request that was split */
            stage?: number;
            title?: string;
          }[]
        | null;
      evaluated: boolean;
      /** Format: date */
      endedOn: string | null;
      revision: number;
      /**
       * @description Of what is waited for, the step that is due first
       * @enum {string|null}
       */
      step:
        | 'acknowledge'
        | 'screen'
        | 'provide-information'
        | 'confirm-funding'
        | 'assign-office'
        | 'answer-assignment'
        | 'agree-workplan'
        | 'report-progress'
        | 'reach-milestone'
        | 'complete-delivery'
        | 'commission-evaluation'
        | 'submit-evaluation'
        | 'respond-to-evaluation'
        | 'close'
        | null;
      /** @description Whose turn that is; null: nobody is waited for, or all clocks stand */
      turn: components['schemas']['Turn'] | null;
      /**
       * Format: date
       * @description Its last day in time
       */
      dueOn: string | null;
    };
    RequestPage: {
      items: components['schemas']['Request'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    RequestSource: {
      contributionId: string;
      donorId: string;
      currency: string;
      reserved: number;
      committed: number;
      spent: number;
      pscCharged: number;
      pscSetAside: number;
    };
    RegularBudgetShare: {
      budgetId: string;
      requestId: string;
      /** @description Whole minor units */
      committed: number;
      /** @description Whole minor units */
      spent: number;
      /** Format: date */
      approvedOn: string;
      approvedBy: string;
      reference: string;
    };
    RequestDetails: {
      requestId: string;
      title: string;
      origin: {
        [key: string]: unknown;
      };
      beneficiaries: {
        [key: string]: unknown;
      }[];
      ministry: string | null;
      channel: string;
      themes: string[];
      kinds: string[];
      mandates: string[];
      urgency: string;
      externalReference: string | null;
      /** @enum {string} */
      phase:
        | 'intake'
        | 'funding'
        | 'assignment'
        | 'delivery'
        | 'evaluation'
        | 'winding-down'
        | 'closed'
        | 'declined'
        | 'cancelled'
        | 'withdrawn';
      standing: string;
      /** Format: date */
      phaseSince: string;
      /** Format: date */
      submittedOn: string;
      /** Format: date */
      acceptedOn: string | null;
      mandate: string | null;
      stateAction: string | null;
      programme: string | null;
      fundingBasis: string | null;
      budgetSection: string | null;
      priority: number | null;
      /** Format: date */
      startsOn: string | null;
      currency: string | null;
      /** @description Whole minor units */
      budget: number | null;
      /** @description Whole minor units */
      reserved: number;
      /** @description Whole minor units */
      committed: number;
      /** @description Whole minor units */
      spent: number;
      /** @description Whole minor units */
      obligated: number;
      heldFacts: number;
      /** @description Whole minor units */
      shortfall: number | null;
      /** Format: date */
      reservationExpiresOn: string | null;
      chargingRule: string | null;
      officeCode: string | null;
      /** @description Which stage of a request that was split */
      stageOf: {
        requestId?: string;
        /** @description 1: the request that was split */
        stage?: number;
        of?: number;
      } | null;
      /** @description Of the first stage: all of them */
      stages:
        | {
            requestId?: string;
            /** @description 1: the request that was split */
            stage?: number;
            title?: string;
          }[]
        | null;
      evaluated: boolean;
      /** Format: date */
      endedOn: string | null;
      revision: number;
      /**
       * @description Of what is waited for, the step that is due first
       * @enum {string|null}
       */
      step:
        | 'acknowledge'
        | 'screen'
        | 'provide-information'
        | 'confirm-funding'
        | 'assign-office'
        | 'answer-assignment'
        | 'agree-workplan'
        | 'report-progress'
        | 'reach-milestone'
        | 'complete-delivery'
        | 'commission-evaluation'
        | 'submit-evaluation'
        | 'respond-to-evaluation'
        | 'close'
        | null;
      /** @description Whose turn that is; null: nobody is waited for, or all clocks stand */
      turn: components['schemas']['Turn'] | null;
      /**
       * Format: date
       * @description Its last day in time
       */
      dueOn: string | null;
      /** @description What each contribution gives, in the currency in which it is held */
      sources: components['schemas']['RequestSource'][];
      /** @description What an allocation of the regular budget gives, in its currency; null when none does */
      regularBudget: components['schemas']['RegularBudgetShare'] | null;
    };
    FocalPoint: {
      name: string | null;
      email: string | null;
      telephone: string | null;
    };
    Amount: {
      /** @description Whole minor units */
      minor: number;
      currency: string;
    };
    Submission: {
      /** @description A State, a regional body, or the Centre */
      origin: {
        [key: string]: unknown;
      };
      beneficiaries: {
        [key: string]: unknown;
      }[];
      ministry: string | null;
      /** @description Names are null once the person is erased */
      focalPoint: components['schemas']['FocalPoint'] | null;
      channel: string;
      title: string;
      description: string;
      justification: string;
      urgency: string;
      themes: string[];
      kinds: string[];
      mandates: string[];
      instrument: string | null;
      estimatedCost: components['schemas']['Amount'] | null;
      /** Format: date */
      wantedStart: string | null;
      /** Format: date */
      submittedOn: string;
    };
    PriorityReason: {
      /** @enum {string} */
      because: 'urgency' | 'least-developed-country' | 'ratification' | 'earlier-assistance';
      /** @description More urgent by so many */
      steps: number;
      facts: {
        [key: string]: unknown;
      };
    };
    ProposedPriority: {
      priority: number;
      reasons: components['schemas']['PriorityReason'][];
    };
    Acceptance: {
      /** Format: date */
      acceptedOn: string;
      mandate: string;
      stateAction: string | null;
      programme: string;
      /** Format: date */
      startsOn: string;
      priority: number;
      /** @description Left out where the State asks */
      priorityReason?: string;
      /** @description Left out where the State asks */
      proposedPriority?: components['schemas']['ProposedPriority'];
    };
    Question: {
      question: string;
      /** Format: date */
      askedOn: string;
      /** @description Null: it is waited for */
      answer: string | null;
      /** Format: date */
      providedOn: string | null;
    };
    BudgetLineFigures: {
      lineId: string;
      category: string;
      description: string;
      /** @description Minor units of the budget's currency */
      budget: number;
      /** @description Minor units of the budget's currency */
      reserved: number;
      /** @description Minor units of the budget's currency */
      spent: number;
      /** @description Allocated and not spent; less than 0 where the line is overrun */
      committed: number;
      /** @description Bound by contracts */
      obligated: number;
    };
    BudgetFigures: {
      currency: string;
      lines: components['schemas']['BudgetLineFigures'][];
    };
    ExpenditureCharge: {
      contributionId: string;
      currency: string;
      /** @description Minor units of `currency` */
      held: number;
      /** @description Minor units of `currency` */
      psc: number;
    };
    ExpenditureReversal: {
      reversalId: string;
      /** @description Minor units, as it was spent */
      amount: number;
      /** Format: date */
      occurredOn: string;
      reason: string;
    };
    Expenditure: {
      expenditureId: string;
      lineId: string;
      description: string;
      /** Format: date */
      occurredOn: string;
      obligationId: string | null;
      /** @enum {string} */
      paidTo: 'supplier' | 'organisation';
      /** @description Minor units of `currency`, as it was spent */
      amount: number;
      currency: string;
      /** @description Minor units of the budget's currency */
      inBudget: number;
      /** @description Minor units of the budget's currency */
      reversedInBudget: number;
      /** @description Who pays it */
      charges: components['schemas']['ExpenditureCharge'][];
      reversals: components['schemas']['ExpenditureReversal'][];
    };
    PlannedActivity: {
      plannedId: string;
      kind: string;
      title: string;
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
    };
    Workplan: {
      /** Format: date */
      agreedOn: string;
      activities: components['schemas']['PlannedActivity'][];
    };
    CountBySex: {
      female: number;
      male: number;
      notStated: number;
    };
    ToldActivity: {
      activityId: string;
      plannedId: string | null;
      kind: string;
      title: string;
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
      country: string | null;
      place: string | null;
      participants: components['schemas']['CountBySex'] | null;
      /** @description Participants by sector of justice */
      sectors: {
        police?: number;
        prosecution?: number;
        judiciary?: number;
        prisons?: number;
        customs?: number;
        legislature?: number;
        'civil-society'?: number;
        other?: number;
      };
      outputs: string[];
    };
    ActivityCorrection: {
      correctionId: string;
      /** @description Left out where a donor asks */
      reason?: string;
      /** @description Left out where a donor asks */
      before?: components['schemas']['ToldActivity'];
    };
    Activity: {
      activityId: string;
      plannedId: string | null;
      kind: string;
      title: string;
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
      country: string | null;
      place: string | null;
      participants: components['schemas']['CountBySex'] | null;
      /** @description Participants by sector of justice */
      sectors: {
        police?: number;
        prosecution?: number;
        judiciary?: number;
        prisons?: number;
        customs?: number;
        legislature?: number;
        'civil-society'?: number;
        other?: number;
      };
      outputs: string[];
      /** @description Oldest first */
      corrections: components['schemas']['ActivityCorrection'][];
    };
    Milestone: {
      milestoneId: string;
      title: string;
      /** Format: date */
      dueOn: string;
      /** Format: date */
      reachedOn: string | null;
    };
    IndicatorValue: {
      /** @description A decimal number */
      value: string;
      bySex: components['schemas']['CountBySex'] | null;
    };
    Measurement: {
      measurementId: string;
      /** Format: date */
      occurredOn: string;
      /** @description A decimal number */
      value: string;
      bySex: components['schemas']['CountBySex'] | null;
    };
    Indicator: {
      indicatorId: string;
      title: string;
      unit: string;
      countsPeople: boolean;
      baseline: components['schemas']['IndicatorValue'] | null;
      target: components['schemas']['IndicatorValue'] | null;
      /** @description Oldest first */
      measurements: components['schemas']['Measurement'][];
    };
    ProgressReport: {
      reportId: string;
      officeCode: string;
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
      summary: string;
      /** Format: date */
      reportedOn: string;
    };
    Risk: {
      riskId: string;
      title: string;
      /** @enum {string} */
      severity: 'low' | 'medium' | 'high';
      mitigation: string;
      /** Format: date */
      occurredOn: string;
    };
    Evaluator: {
      /** @description Null once the person is erased */
      name: string | null;
      organisation: string;
      officeCode: string | null;
    };
    Commission: {
      evaluator: components['schemas']['Evaluator'];
      /** Format: date */
      commissionedOn: string;
      /** Format: date */
      dueOn: string;
    };
    EvaluationWaiver: {
      /** Format: date */
      waivedOn: string;
      reason: string;
    };
    Assessment: {
      rating: number;
      findings: string;
    };
    Assessments: {
      relevance: components['schemas']['Assessment'];
      coherence: components['schemas']['Assessment'];
      effectiveness: components['schemas']['Assessment'];
      efficiency: components['schemas']['Assessment'];
      impact: components['schemas']['Assessment'];
      sustainability: components['schemas']['Assessment'];
    };
    ManagementResponse: {
      /** @enum {string} */
      response: 'accepted' | 'partly-accepted' | 'not-accepted';
      action: string;
      /** Format: date */
      dueOn: string | null;
    };
    Recommendation: {
      recommendationId: string;
      text: string;
      /** @description Null: not answered yet */
      response: components['schemas']['ManagementResponse'] | null;
    };
    EvaluationReport: {
      /** Format: date */
      submittedOn: string;
      summary: string;
      assessments: components['schemas']['Assessments'];
      recommendations: components['schemas']['Recommendation'][];
    };
    Evaluation: {
      commissioned: components['schemas']['Commission'] | null;
      waived: components['schemas']['EvaluationWaiver'] | null;
      report: components['schemas']['EvaluationReport'] | null;
    };
    Lesson: {
      lessonId: string;
      lesson: string;
      themes: string[];
      /** Format: date */
      recordedOn: string;
    };
    ProjectDetails: {
      requestId: string;
      /** @description Donors and stages are told less, or nothing, of it */
      submission: components['schemas']['Submission'];
      acceptance: components['schemas']['Acceptance'] | null;
      questions: components['schemas']['Question'][];
      /** @description Null: there is none, or it is not for whoever asks */
      budget: components['schemas']['BudgetFigures'] | null;
      expenditures: components['schemas']['Expenditure'][];
      workplan: components['schemas']['Workplan'] | null;
      activities: components['schemas']['Activity'][];
      milestones: components['schemas']['Milestone'][];
      indicators: components['schemas']['Indicator'][];
      reports: components['schemas']['ProgressReport'][];
      risks: components['schemas']['Risk'][];
      evaluation: components['schemas']['Evaluation'];
      lessons: components['schemas']['Lesson'][];
      revision: number;
    };
    TimelineEventPage: {
      items: components['schemas']['TimelineEvent'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    RequestStep: {
      /** @enum {string} */
      step:
        | 'acknowledge'
        | 'screen'
        | 'provide-information'
        | 'confirm-funding'
        | 'assign-office'
        | 'answer-assignment'
        | 'agree-workplan'
        | 'report-progress'
        | 'reach-milestone'
        | 'complete-delivery'
        | 'commission-evaluation'
        | 'submit-evaluation'
        | 'respond-to-evaluation'
        | 'close';
      /** @description Which milestone */
      of: string | null;
      /** Format: date */
      since: string;
      /**
       * Format: date
       * @description Last day in time; null: its clock stands
       */
      dueOn: string | null;
      /** Format: date */
      endedOn: string | null;
      /** @description False for a step that ended: given up */
      done: boolean;
      /** @enum {string} */
      unit: 'working-days' | 'days';
      allowed: number;
      taken: number | null;
      /** @description Null: open, or given up in time */
      met: boolean | null;
      /** @description Calendar days */
      lateBy: number;
      turn: components['schemas']['Turn'];
    };
    RequestStepList: {
      items: components['schemas']['RequestStep'][];
    };
    RankedOffice: {
      code: string;
      eligible: boolean;
      /**
       * @description Why it may not be assigned
       * @enum {string|null}
       */
      reason: 'office-closed' | 'no-free-capacity' | null;
      /** @description At most 1000 */
      points: number;
      /** @description Projects that it can still take */
      free: number;
      /** @description Points by criterion, with the facts behind them */
      criteria: {
        [key: string]: unknown;
      }[];
    };
    OfficeRanking: {
      items: components['schemas']['RankedOffice'][];
    };
    PipelineStep: {
      /** @enum {string} */
      step:
        | 'acknowledge'
        | 'screen'
        | 'provide-information'
        | 'confirm-funding'
        | 'assign-office'
        | 'answer-assignment'
        | 'agree-workplan'
        | 'report-progress'
        | 'reach-milestone'
        | 'complete-delivery'
        | 'commission-evaluation'
        | 'submit-evaluation'
        | 'respond-to-evaluation'
        | 'close';
      /** @description Which milestone */
      of: string | null;
      /** Format: date */
      since: string;
      /**
       * Format: date
       * @description Last day in time; null: its clock stands
       */
      dueOn: string | null;
      /** @description Calendar days */
      lateBy: number;
      turn: components['schemas']['Turn'];
    };
    PipelineEntry: {
      requestId: string;
      title: string;
      standing: string;
      /** Format: date */
      phaseSince: string;
      /** @description Days */
      age: number;
      priority: number | null;
      officeCode: string | null;
      /** @description Which stage of a request that was split */
      stageOf: {
        requestId?: string;
        /** @description 1: the request that was split */
        stage?: number;
        of?: number;
      } | null;
      /** @description Calendar days that its latest step is late */
      lateBy: number;
      /** @description What is waited for, the latest first */
      steps: components['schemas']['PipelineStep'][];
    };
    PipelinePhase: {
      /** @enum {string} */
      phase:
        | 'intake'
        | 'funding'
        | 'assignment'
        | 'delivery'
        | 'evaluation'
        | 'winding-down'
        | 'closed'
        | 'declined'
        | 'cancelled'
        | 'withdrawn';
      count: number;
      /** @description Requests with a step that is late */
      late: number;
      /** @description Days */
      oldestAge: number | null;
      /** @description Days */
      medianAge: number | null;
      requests: components['schemas']['PipelineEntry'][];
    };
    Pipeline: {
      items: components['schemas']['PipelinePhase'][];
    };
    WaitlistPolicy: {
      /** @enum {string} */
      policy: 'strict-order' | 'best-fit';
      /** Format: date */
      since: string | null;
      reason: string | null;
    };
    WaitlistPass: {
      /** Format: date */
      checkedOn: string;
      /** Format: date-time */
      passedAt: string;
      /** @enum {string} */
      policy: 'strict-order' | 'best-fit';
      /** @description Requests that waited when it began */
      checked: number;
      funded: number;
      short: number;
      /** @description False while a part of it is still to come */
      complete: boolean;
      /** @description Position in the log up to which it considered everything */
      doneUpTo: string | null;
    };
    WaitlistEntry: {
      /** @description 1: first in turn */
      position: number;
      requestId: string;
      title: string;
      /** @description Which stage of a request that was split */
      stageOf: {
        requestId?: string;
        /** @description 1: the request that was split */
        stage?: number;
        of?: number;
      } | null;
      /** @description The stage before it, which has no money yet */
      awaits: string | null;
      priority: number;
      /** @description After waiting */
      effectivePriority: number;
      /** Format: date */
      acceptedOn: string;
      /** Format: date */
      waitingSince: string;
      /** @description Days */
      daysWaiting: number;
      /** @description How often others were given money that it could have used */
      passes: number;
      /** @description Whether that may happen again */
      mayBePassed: boolean;
      directCost: number;
      shortfall: number;
      currency: string;
      /** Format: date */
      checkedOn: string;
      /** @description Where its checks and their reasons are told */
      explanation: string;
    };
    Waitlist: {
      policy: components['schemas']['WaitlistPolicy'];
      lastPass: components['schemas']['WaitlistPass'] | null;
      items: components['schemas']['WaitlistEntry'][];
    };
    CommandRefusal: {
      /**
       * Format: uri-reference
       * @example /problems/wrong-phase
       */
      type: string;
      /** @example Wrong phase */
      title: string;
      /** @example 409 */
      status: number;
      detail: string;
      /**
       * @description Stable
       * @example WrongPhase
       */
      code: string;
      /** @description What the decision rests on */
      facts: {
        [key: string]: unknown;
      };
    };
    OpenCommand: {
      /**
       * @description Its id in this document, where its body is
       * @example acceptRequest
       */
      operation: string;
      /** @example POST */
      method: string;
      /**
       * @description With the id of the request; what else it names is in braces
       * @example /api/v1/requests/TA-2026-000123/accept
       */
      path: string;
      /** @description What it is refused with now, whatever its body says. Null: nothing is against it but what its body may say, or whether there is money */
      refusal: components['schemas']['CommandRefusal'] | null;
      /** @description Why a fact that is told now would be held, until a person decides on it */
      held: components['schemas']['CommandRefusal'] | null;
      /** @description It has been done: given now, it is answered, and changes nothing */
      changesNothing: boolean;
    };
    OpenCommands: {
      /** @description The operation that takes the request further, of those that whoever asks may give; null: none is clear */
      next: string | null;
      /** @description What no role of theirs allows is not among them */
      items: components['schemas']['OpenCommand'][];
    };
    FigureChange: {
      /** Format: date-time */
      recordedAt: string;
      /**
       * Format: date
       * @description Null: the event tells no day
       */
      occurredOn: string | null;
      /** @description Null where whoever asks may not read it */
      stream: string | null;
      /** @description Null where whoever asks may not read it */
      revision: number | null;
      /**
       * @description Null where whoever asks may not read it
       * @example ExpenditureCharged
       */
      type: string | null;
      contributionId: string | null;
      requestId: string | null;
      /** @description Null where whoever asks may not read it */
      actor: string | null;
      /** @description Whole minor units of the currency, or a count */
      change: number;
      /** @description The figure after this event */
      sum: number;
    };
    Explanation: {
      figure: string;
      /** @description Null: it is a count */
      currency: string | null;
      /** @description The figure: the last sum */
      total: number;
      /** @description Events that changed it */
      count: number;
      /** @description In the order in which they were recorded; of a request that whoever asks does not see, the money and no more */
      items: components['schemas']['FigureChange'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    StateOriginBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'state';
      /**
       * @description ISO 3166-1 alpha-2
       * @example KE
       */
      country: string;
    };
    RegionalBodyOriginBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'regional-body';
      name: string;
    };
    CentreOriginBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'centre';
    };
    CountryBeneficiaryBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'country';
      /**
       * @description ISO 3166-1 alpha-2
       * @example KE
       */
      code: string;
      /** @description Basis points; those of all beneficiaries add up to 10000 */
      share: number;
    };
    RegionBeneficiaryBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'region';
      /**
       * @description UN M49
       * @example 011
       */
      code: string;
      /** @description Basis points; those of all beneficiaries add up to 10000 */
      share: number;
    };
    GlobalBeneficiaryBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'global';
      /** @enum {string} */
      code: '001';
      /** @description Basis points; those of all beneficiaries add up to 10000 */
      share: number;
    };
    FocalPointBody: {
      personId: string;
      name: string;
      email?: string | null;
      telephone?: string | null;
    };
    SubmitRequestBody: {
      origin:
        | components['schemas']['StateOriginBody']
        | components['schemas']['RegionalBodyOriginBody']
        | components['schemas']['CentreOriginBody'];
      beneficiaries: (
        | components['schemas']['CountryBeneficiaryBody']
        | components['schemas']['RegionBeneficiaryBody']
        | components['schemas']['GlobalBeneficiaryBody']
      )[];
      ministry?: string | null;
      focalPoint?: components['schemas']['FocalPointBody'] | null;
      /** @enum {string} */
      channel: 'note-verbale' | 'online' | 'mission' | 'import';
      title: string;
      description: string;
      justification: string;
      themes: (
        | 'transnational-organized-crime'
        | 'corruption'
        | 'trafficking-in-persons'
        | 'smuggling-of-migrants'
        | 'firearms'
        | 'money-laundering'
        | 'terrorism'
        | 'crime-prevention'
        | 'witnesses-and-victims'
        | 'treatment-of-offenders'
        | 'information-technology-crime'
        | 'other'
      )[];
      kinds?: (
        | 'legislative-drafting'
        | 'capacity-building'
        | 'expert-advice'
        | 'seminar'
        | 'assessment'
        | 'database'
        | 'equipment'
        | 'secretariat-services'
        | 'awareness-campaign'
        | 'victim-support-grant'
      )[];
      mandates?: string[];
      instrument?: string | null;
      estimatedCost?: components['schemas']['MoneyBody'] | null;
      /**
       * Format: date
       * @example 2026-05-31
       */
      wantedStart?: string | null;
      /**
       * @default routine
       * @enum {string}
       */
      urgency: 'routine' | 'urgent' | 'emergency';
      /**
       * Format: date
       * @example 2026-05-31
       */
      submittedOn: string;
      externalReference?: string | null;
    };
    AcknowledgeRequestBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      acknowledgedOn: string;
    };
    RequestInformationBody: {
      question: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      askedOn: string;
    };
    ProvideInformationBody: {
      answer: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      providedOn: string;
    };
    BudgetLineBody: {
      lineId: string;
      /** @enum {string} */
      category: 'staff' | 'supplies' | 'equipment' | 'contractual-services' | 'travel' | 'grants' | 'operating-costs';
      description: string;
      /**
       * @description Whole minor units
       * @example 1000000
       */
      amount: number;
    };
    BudgetBody: {
      /**
       * @description ISO 4217
       * @example USD
       */
      currency: string;
      lines: components['schemas']['BudgetLineBody'][];
    };
    AcceptRequestBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      acceptedOn: string;
      mandate: string;
      stateAction?: string | null;
      programme: string;
      /**
       * @default voluntary-contributions
       * @enum {string}
       */
      fundingBasis: 'voluntary-contributions' | 'regular-budget';
      budgetSection?: string | null;
      coreFunctionReason?: string | null;
      budget: components['schemas']['BudgetBody'];
      /**
       * Format: date
       * @example 2026-05-31
       */
      startsOn?: string | null;
      /** @enum {integer|null} */
      priority?: 1 | 2 | 3 | 4 | 5 | null;
      priorityReason?: string | null;
      /**
       * @default not-concerned
       * @enum {string}
       */
      ratification: 'not-concerned' | 'pre-ratification' | 'post-ratification';
    };
    DeclineRequestBody: {
      reason: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      declinedOn: string;
    };
    CheckedOnBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      checkedOn: string;
    };
    ConfirmFundingBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      confirmedOn: string;
    };
    ApproveRegularBudgetBody: {
      budgetId: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      approvedOn: string;
      reference: string;
    };
    LapseReservationBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      lapsedOn: string;
    };
    StageLineBody: {
      lineId: string;
      /**
       * @description Whole minor units
       * @example 1000000
       */
      amount: number;
    };
    StageBody: {
      title: string;
      lines: components['schemas']['StageLineBody'][];
      /**
       * Format: date
       * @example 2026-05-31
       */
      startsOn: string;
    };
    SplitIntoStagesBody: {
      stages: components['schemas']['StageBody'][];
      /**
       * Format: date
       * @example 2026-05-31
       */
      splitOn: string;
      reason: string;
    };
    ReviseBudgetBody: {
      lines: components['schemas']['BudgetLineBody'][];
      /**
       * Format: date
       * @example 2026-05-31
       */
      revisedOn: string;
      reason: string;
    };
    SubstituteFundingBody: {
      contributionId: string;
      toContributionId: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      substitutedOn: string;
      reason: string;
    };
    RecheckWaitlistBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      checkedOn: string;
      requestedUpTo?: string;
    };
    WaitlistPolicyBody: {
      /** @enum {string} */
      policy: 'strict-order' | 'best-fit';
      /**
       * Format: date
       * @example 2026-05-31
       */
      from: string;
      reason: string;
    };
    AssignFieldOfficeBody: {
      officeCode: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      assignedOn: string;
      reason?: string | null;
    };
    AcceptAssignmentBody: {
      officeCode: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      acceptedOn: string;
    };
    DeclineAssignmentBody: {
      officeCode: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      declinedOn: string;
      reason: string;
    };
    EscalateAssignmentBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      escalatedOn: string;
    };
    PlannedActivityBody: {
      plannedId: string;
      /** @enum {string} */
      kind:
        | 'legislative-drafting'
        | 'capacity-building'
        | 'expert-advice'
        | 'seminar'
        | 'assessment'
        | 'database'
        | 'equipment'
        | 'secretariat-services'
        | 'awareness-campaign'
        | 'victim-support-grant';
      title: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      from: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      to: string;
    };
    MilestoneBody: {
      milestoneId: string;
      title: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      dueOn: string;
    };
    BySexBody: {
      female: number;
      male: number;
      notStated: number;
    };
    IndicatorValueBody: {
      value: string;
      bySex?: components['schemas']['BySexBody'] | null;
    };
    IndicatorBody: {
      indicatorId: string;
      title: string;
      unit: string;
      countsPeople: boolean;
      baseline?: components['schemas']['IndicatorValueBody'] | null;
      target?: components['schemas']['IndicatorValueBody'] | null;
    };
    AgreeWorkplanBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      agreedOn: string;
      activities: components['schemas']['PlannedActivityBody'][];
      milestones?: components['schemas']['MilestoneBody'][];
      indicators?: components['schemas']['IndicatorBody'][];
    };
    ReportProgressBody: {
      reportId: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      from: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      to: string;
      summary: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      reportedOn: string;
    };
    SectorsBody: {
      police?: number;
      prosecution?: number;
      judiciary?: number;
      prisons?: number;
      customs?: number;
      legislature?: number;
      'civil-society'?: number;
      other?: number;
    };
    LogActivityBody: {
      plannedId?: string | null;
      /** @enum {string} */
      kind:
        | 'legislative-drafting'
        | 'capacity-building'
        | 'expert-advice'
        | 'seminar'
        | 'assessment'
        | 'database'
        | 'equipment'
        | 'secretariat-services'
        | 'awareness-campaign'
        | 'victim-support-grant';
      title: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      from: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      to: string;
      /**
       * @description ISO 3166-1 alpha-2
       * @example KE
       */
      country?: string | null;
      place?: string | null;
      participants?: components['schemas']['BySexBody'] | null;
      sectors?: components['schemas']['SectorsBody'];
      outputs?: string[];
      activityId: string;
    };
    CorrectActivityBody: {
      plannedId?: string | null;
      /** @enum {string} */
      kind:
        | 'legislative-drafting'
        | 'capacity-building'
        | 'expert-advice'
        | 'seminar'
        | 'assessment'
        | 'database'
        | 'equipment'
        | 'secretariat-services'
        | 'awareness-campaign'
        | 'victim-support-grant';
      title: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      from: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      to: string;
      /**
       * @description ISO 3166-1 alpha-2
       * @example KE
       */
      country?: string | null;
      place?: string | null;
      participants?: components['schemas']['BySexBody'] | null;
      sectors?: components['schemas']['SectorsBody'];
      outputs?: string[];
      correctionId: string;
      reason: string;
    };
    OccurredOnBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      occurredOn: string;
    };
    MeasureIndicatorBody: {
      value: string;
      bySex?: components['schemas']['BySexBody'] | null;
      measurementId: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      occurredOn: string;
    };
    AttachEvidenceBody: {
      evidenceId: string;
      fileName: string;
      mediaType: string;
      size: number;
      sha256: string;
      describes: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      occurredOn: string;
    };
    RaiseRiskBody: {
      riskId: string;
      title: string;
      /** @enum {string} */
      severity: 'low' | 'medium' | 'high';
      mitigation: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      occurredOn: string;
    };
    NamedChargeBody: {
      contributionId: string;
      /**
       * @description Whole minor units
       * @example 1000000
       */
      amount?: number;
    };
    ChargedToBody: {
      charges: components['schemas']['NamedChargeBody'][];
      reason: string;
    };
    RecordExpenditureBody: {
      expenditureId: string;
      lineId: string;
      amount: components['schemas']['MoneyBody'];
      /**
       * Format: date
       * @example 2026-05-31
       */
      occurredOn: string;
      description: string;
      /**
       * @default supplier
       * @enum {string}
       */
      paidTo: 'supplier' | 'organisation';
      obligationId?: string;
      chargedTo?: components['schemas']['ChargedToBody'];
    };
    ReverseExpenditureBody: {
      reversalId: string;
      amount: components['schemas']['MoneyBody'];
      /**
       * Format: date
       * @example 2026-05-31
       */
      occurredOn: string;
      reason: string;
    };
    RechargeExpenditureBody: {
      rechargeId: string;
      charges: components['schemas']['NamedChargeBody'][];
      /**
       * Format: date
       * @example 2026-05-31
       */
      rechargedOn: string;
      reason: string;
    };
    SuspendDeliveryBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      suspendedOn: string;
      reason: string;
    };
    ResumeDeliveryBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      resumedOn: string;
    };
    CompleteDeliveryBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      completedOn: string;
      summary: string;
    };
    ReceivedFile: {
      /** @description SHA-256, 64 hexadecimal digits */
      sha256: string;
      /** @description Bytes */
      size: number;
      mediaType: string;
      /**
       * Format: date-time
       * @description When it came first, for this request
       */
      receivedAt: string;
      receivedBy: string;
    };
    Evidence: {
      evidenceId: string;
      fileName: string;
      mediaType: string;
      /** @description Bytes */
      size: number;
      /** @description SHA-256, 64 hexadecimal digits */
      sha256: string;
      describes: string;
      /** Format: date */
      occurredOn: string;
      /** @description It waits for a decision: see held facts */
      held: boolean;
      /** @description Of the event that told it */
      revision: number;
      /** @description Null: it has not been sent in yet */
      file: components['schemas']['ReceivedFile'] | null;
    };
    EvidencePage: {
      items: components['schemas']['Evidence'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    EvaluatorBody: {
      personId: string;
      name: string;
      organisation: string;
      officeCode?: string | null;
    };
    CommissionEvaluationBody: {
      evaluator: components['schemas']['EvaluatorBody'];
      /**
       * Format: date
       * @example 2026-05-31
       */
      commissionedOn: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      dueOn: string;
    };
    WaiveEvaluationBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      waivedOn: string;
      reason: string;
    };
    AssessmentBody: {
      /** @enum {integer} */
      rating: 1 | 2 | 3 | 4 | 5 | 6;
      findings: string;
    };
    AssessmentsBody: {
      relevance: components['schemas']['AssessmentBody'];
      coherence: components['schemas']['AssessmentBody'];
      effectiveness: components['schemas']['AssessmentBody'];
      efficiency: components['schemas']['AssessmentBody'];
      impact: components['schemas']['AssessmentBody'];
      sustainability: components['schemas']['AssessmentBody'];
    };
    RecommendationBody: {
      recommendationId: string;
      text: string;
    };
    SubmitEvaluationBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      submittedOn: string;
      summary: string;
      assessments: components['schemas']['AssessmentsBody'];
      recommendations?: components['schemas']['RecommendationBody'][];
    };
    ResponseBody: {
      recommendationId: string;
      /** @enum {string} */
      response: 'accepted' | 'partly-accepted' | 'not-accepted';
      action: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      dueOn?: string | null;
    };
    RecordManagementResponseBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      recordedOn: string;
      responses: components['schemas']['ResponseBody'][];
    };
    RecordLessonBody: {
      lessonId: string;
      lesson: string;
      themes?: (
        | 'transnational-organized-crime'
        | 'corruption'
        | 'trafficking-in-persons'
        | 'smuggling-of-migrants'
        | 'firearms'
        | 'money-laundering'
        | 'terrorism'
        | 'crime-prevention'
        | 'witnesses-and-victims'
        | 'treatment-of-offenders'
        | 'information-technology-crime'
        | 'other'
      )[];
      /**
       * Format: date
       * @example 2026-05-31
       */
      recordedOn: string;
    };
    CloseRequestBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      closedOn: string;
    };
    CancelRequestBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      cancelledOn: string;
      reason: string;
    };
    WithdrawRequestBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      withdrawnOn: string;
      reason: string;
    };
    ReopenRequestBody: {
      obligationId: string;
      lineId: string;
      supplier: string;
      description: string;
      amount: components['schemas']['MoneyBody'];
      /**
       * Format: date
       * @example 2026-05-31
       */
      reopenedOn: string;
      reason: string;
    };
    Obligation: {
      requestId: string;
      obligationId: string;
      lineId: string;
      supplier: string;
      description: string;
      currency: string;
      /** @description Whole minor units */
      amount: number;
      /** @description Neither paid nor cancelled, minor units of `currency` */
      open: number;
      /** Format: date */
      raisedOn: string;
      /** Format: date */
      endedOn: string | null;
      revision: number;
    };
    ObligationList: {
      items: components['schemas']['Obligation'][];
    };
    RaiseObligationBody: {
      obligationId: string;
      lineId: string;
      supplier: string;
      description: string;
      amount: components['schemas']['MoneyBody'];
      /**
       * Format: date
       * @example 2026-05-31
       */
      raisedOn: string;
    };
    CancelObligationBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      cancelledOn: string;
      reason: string;
    };
    HeldFact: {
      requestId: string;
      factId: string;
      kind: string;
      fact: {
        [key: string]: unknown;
      };
      /** Format: date */
      occurredOn: string;
      /** Format: date */
      heldOn: string;
      because: string;
      facts: {
        [key: string]: unknown;
      };
      revision: number;
    };
    HeldFactPage: {
      items: components['schemas']['HeldFact'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    AcceptFactBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      acceptedOn: string;
      reason: string;
      underId?: string;
      obligationId?: string;
    };
    RejectFactBody: {
      /**
       * Format: date
       * @example 2026-05-31
       */
      rejectedOn: string;
      reason: string;
    };
    SetServiceStandard: {
      /**
       * Format: date
       * @description First day of steps that it is for
       */
      fromDay: string;
      amount: number;
      unit: string;
      reason: string;
    };
    ServiceStandard: {
      /** @enum {string} */
      step:
        | 'acknowledge'
        | 'screen'
        | 'provide-information'
        | 'confirm-funding'
        | 'assign-office'
        | 'answer-assignment'
        | 'agree-workplan'
        | 'report-progress'
        | 'reach-milestone'
        | 'complete-delivery'
        | 'commission-evaluation'
        | 'submit-evaluation'
        | 'respond-to-evaluation'
        | 'close';
      /** @description Amount and unit; null: its day is agreed each time */
      default: {
        [key: string]: unknown;
      } | null;
      /** @description Events that begin the step */
      from: string[];
      /** @description Events that end it */
      until: string[];
      /**
       * @description What stops its clock
       * @enum {string|null}
       */
      stoppedBy: 'question' | 'interruption' | null;
      /** @description Who has to act */
      turn: string;
      /** @description What was set instead, by first day */
      set: components['schemas']['SetServiceStandard'][];
    };
    ServiceStandardList: {
      items: components['schemas']['ServiceStandard'][];
    };
    ServiceStandardBody: {
      amount: number;
      /** @enum {string} */
      unit: 'working-days' | 'days' | 'months';
      /**
       * Format: date
       * @example 2026-05-31
       */
      from: string;
      reason: string;
    };
    StepPerformance: {
      /** @enum {string} */
      step:
        | 'acknowledge'
        | 'screen'
        | 'provide-information'
        | 'confirm-funding'
        | 'assign-office'
        | 'answer-assignment'
        | 'agree-workplan'
        | 'report-progress'
        | 'reach-milestone'
        | 'complete-delivery'
        | 'commission-evaluation'
        | 'submit-evaluation'
        | 'respond-to-evaluation'
        | 'close';
      /**
       * @description Of the times taken
       * @enum {string|null}
       */
      unit: 'working-days' | 'days' | null;
      /** @description Steps that ended in the period, but for those given up in time */
      count: number;
      met: number;
      /** @description Percent */
      metShare: number | null;
      median: number | null;
      /** @description Nine of ten took this or less */
      ninetieth: number | null;
      /** @description Open and late now */
      overdue: number;
    };
    ServicePerformance: {
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
      items: components['schemas']['StepPerformance'][];
    };
    ErasePersonBody: {
      reason: string;
    };
    ProgrammeManagerRoleBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'programme-manager';
      programme?: string | null;
    };
    FinanceOfficerRoleBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'finance-officer';
    };
    FieldOfficeRoleBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'field-office';
      officeCode: string;
    };
    DonorRoleBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'donor';
      donorId: string;
    };
    EvaluatorRoleBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'evaluator';
    };
    AdministratorRoleBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'administrator';
    };
    Recipient: {
      actor: string;
      personId: string;
      roles: {
        [key: string]: unknown;
      }[];
      language: string;
      hasEmail: boolean;
      emailChoice: string;
      revision: number;
    };
    RecipientPage: {
      items: components['schemas']['Recipient'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    RegisterRecipientBody: {
      roles: (
        | components['schemas']['ProgrammeManagerRoleBody']
        | components['schemas']['FinanceOfficerRoleBody']
        | components['schemas']['FieldOfficeRoleBody']
        | components['schemas']['DonorRoleBody']
        | components['schemas']['EvaluatorRoleBody']
        | components['schemas']['AdministratorRoleBody']
      )[];
      /** @enum {string} */
      language: 'ar' | 'en' | 'es' | 'fr' | 'ru' | 'zh';
      email?: string | null;
      /** @enum {string} */
      emailChoice: 'at-once' | 'digest' | 'none';
      actor: string;
      personId?: string;
    };
    RecipientDetailsBody: {
      roles: (
        | components['schemas']['ProgrammeManagerRoleBody']
        | components['schemas']['FinanceOfficerRoleBody']
        | components['schemas']['FieldOfficeRoleBody']
        | components['schemas']['DonorRoleBody']
        | components['schemas']['EvaluatorRoleBody']
        | components['schemas']['AdministratorRoleBody']
      )[];
      /** @enum {string} */
      language: 'ar' | 'en' | 'es' | 'fr' | 'ru' | 'zh';
      email?: string | null;
      /** @enum {string} */
      emailChoice: 'at-once' | 'digest' | 'none';
    };
    Webhook: {
      webhookId: string;
      url: string;
      /** @description Null: all */
      eventTypes: string[] | null;
      account: string | null;
      active: boolean;
      revision: number;
    };
    WebhookList: {
      items: components['schemas']['Webhook'][];
    };
    RegisterWebhookBody: {
      url: string;
      eventTypes?: string[] | null;
      account?: string | null;
      active: boolean;
      webhookId: string;
    };
    WebhookDetailsBody: {
      url: string;
      eventTypes?: string[] | null;
      account?: string | null;
      active: boolean;
    };
    DeliveryAttempt: {
      number: number;
      /** Format: date-time */
      at: string;
      milliseconds: number;
      /** @description Null: there was no answer */
      statusCode: number | null;
      /** @description Why it did not arrive */
      reason: string | null;
    };
    Delivery: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      eventId: string;
      eventType: string;
      stream: string;
      revision: number;
      /** @enum {string} */
      status: 'waiting' | 'done' | 'parked';
      /** Format: date-time */
      madeAt: string;
      /**
       * Format: date-time
       * @description When it is tried next
       */
      dueAt: string | null;
      reason: string | null;
      attempts: components['schemas']['DeliveryAttempt'][];
    };
    DeliveryPage: {
      items: components['schemas']['Delivery'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    Notice: {
      /** @description What came later has a greater one */
      id: string;
      /** Format: uuid */
      eventId: string;
      /** @enum {string} */
      message:
        | 'request-submitted'
        | 'request-acknowledged'
        | 'information-requested'
        | 'information-provided'
        | 'request-accepted'
        | 'request-declined'
        | 'resources-reserved'
        | 'reservation-lapsed'
        | 'reservation-revoked'
        | 'request-waitlisted'
        | 'request-split'
        | 'funding-confirmed'
        | 'contribution-committed'
        | 'budget-revised'
        | 'office-assigned'
        | 'office-replaced'
        | 'assignment-accepted'
        | 'assignment-declined'
        | 'assignment-escalated'
        | 'risk-raised'
        | 'progress-reported'
        | 'delivery-suspended'
        | 'delivery-resumed'
        | 'delivery-completed'
        | 'evaluation-commissioned'
        | 'evaluation-submitted'
        | 'management-response-recorded'
        | 'step-due'
        | 'step-overdue'
        | 'request-closed'
        | 'request-cancelled'
        | 'request-withdrawn'
        | 'contribution-pledged'
        | 'agreement-signed'
        | 'agreement-amended'
        | 'advance-shortfall-raised'
        | 'instalment-received'
        | 'instalment-overdue'
        | 'instalment-cancelled'
        | 'receipt-reversed'
        | 'earmark-changed'
        | 'balance-refunded'
        | 'balance-transferred'
        | 'contribution-expired'
        | 'contribution-closed';
      /** @description What the message names */
      parameters: {
        [key: string]: unknown;
      };
      /** @description The message in the recipient's language */
      text: string;
      /** @description Where to look: a path of this API */
      link: string;
      /**
       * Format: date-time
       * @description When what it tells of was recorded
       */
      at: string;
      /** Format: date-time */
      readAt: string | null;
    };
    Inbox: {
      items: components['schemas']['Notice'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
      /** @description Of all pages */
      unread: number;
    };
    Change: {
      /** @enum {string} */
      kind: 'request' | 'contribution';
      /** @example TA-2026-000123 */
      id: string;
      /** @description At which it is now */
      revision: number;
    };
    Changes: {
      /** @description For ?after=: a view asked for with it shows these changes */
      position: string;
      changes: components['schemas']['Change'][];
    };
    Found: {
      /** @enum {string} */
      kind: 'request' | 'contribution' | 'donor' | 'field-office';
      /** @example TA-2026-000123 */
      id: string;
      title: string;
      /** @description Who asks or gives, or where it is */
      subtitle: string | null;
    };
    FoundList: {
      /** @description Those that have the words in their number or title first */
      items: components['schemas']['Found'][];
    };
    Work: {
      id: string;
      /** @description Which process asked for it */
      process: string;
      /** @description For what: a request, a contribution, the waitlist */
      instance: string;
      key: string;
      command: string;
      data: {
        [key: string]: unknown;
      };
      /** @enum {string} */
      status: 'waiting' | 'done' | 'refused' | 'parked';
      /** Format: date-time */
      dueAt: string;
      attempts: number;
      /**
       * Format: date-time
       * @description Not tried before
       */
      nextAt: string;
      /** @description Why it was refused, or failed the last time */
      reason: string | null;
      /** Format: date-time */
      settledAt: string | null;
    };
    WorkPage: {
      items: components['schemas']['Work'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    Replayed: {
      replayed: boolean;
    };
    AuditEntry: {
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      at: string;
      /** @description `?`: nobody was signed in, and no account was named */
      actor: string;
      /**
       * @description Null: nothing sent with it
       * @enum {string|null}
       */
      provenBy: 'session' | 'api-key' | 'token' | null;
      onBehalfOf: string | null;
      /** @description Where it came from; null: from within */
      address: string | null;
      /** @description Null: recorded before commands were noted */
      operation: string | null;
      /** @description Types of the events of a command that was done */
      events: string[];
      /** @description Streams, or what was asked for */
      subjects: string[];
      /** @enum {string} */
      outcome: 'done' | 'refused';
      /** @description HTTP status; null: a command, by its events */
      status: number | null;
      /** @description Why it was refused */
      code: string | null;
      /** @description More than 1: so many by nobody in particular, of which this was the last */
      times: number;
      correlationId: string;
      /** Format: uuid */
      commandId: string | null;
      position: string;
    };
    AuditPage: {
      items: components['schemas']['AuditEntry'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
      /** @description False: the log says more than can be searched yet */
      complete: boolean;
    };
    Seal: {
      /** @description From 1, without gaps */
      number: number;
      /** @description Its row holds a seal; else all that is known is its number */
      readable: boolean;
      /** Format: date-time */
      at: string | null;
      /** @description The position after which its part of the log begins; null: with the log */
      after: string | null;
      /** @description Position of its part's last event */
      upTo: string | null;
      /** @description Events in it */
      count: number | null;
      /** @description Of the Merkle tree over them (RFC 6962, SHA-256), hex */
      root: string | null;
      /** @description Of the seal, hex: what the next one names */
      hash: string | null;
      /** @description Hash of the seal before */
      previous: string | null;
      /** @description SHA-256 of the public key that signed it, hex */
      key: string | null;
      /** @description Its file is where this instance writes them */
      exported: boolean;
    };
    SealPage: {
      items: components['schemas']['Seal'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
      /** @description Events after the newest seal; at most 100,000 are counted. Null: its row holds no seal */
      unsealed: number | null;
      /** @description This instance makes a seal each day */
      sealing: boolean;
    };
    Finding: {
      /** @description Of the event; of a seal of which nothing says which event, where it ends */
      position: string;
      stream?: string;
      revision?: number;
      /** @description The seal that tells so */
      seal?: number;
      /** @description To be read after the place */
      what: string;
    };
    SealFault: {
      seal: number;
      what: string;
    };
    NewestSeal: {
      number: number;
      upTo: string;
      /** Format: date-time */
      at: string;
      key: string;
    };
    FoundInLog: {
      /** @description Nothing was found */
      whole: boolean;
      events: number;
      streams: number;
      /** @description Events that disagree */
      disagreeing: number;
      /** @description The first hundred of them, in the log's order */
      findings: components['schemas']['Finding'][];
      /** @description What is wrong with the seals themselves */
      sealFaults: components['schemas']['SealFault'][];
      /** @description That the log was compared with */
      seals: number;
      /** @description Of these, with their files */
      sealFiles: number;
      newest: components['schemas']['NewestSeal'] | null;
      /** @description Events after it: the chain alone holds them */
      unsealed: number;
      /**
       * @description Whose seals were accepted
       * @enum {string}
       */
      trust: 'named-keys' | 'own-key' | 'any-key';
    };
    FoundInLedgers: {
      identityHolds: boolean;
      /** @description Where a ledger does not add up, the first hundred */
      broken: string[];
      brokenCount: number;
      events: number;
      contributions: number;
      regularBudgets: number;
      requests: number;
      /** @description Pairs of a request and what pays for it whose two streams were compared */
      allocations: number;
    };
    VerificationFound: {
      log?: components['schemas']['FoundInLog'];
      ledgers?: components['schemas']['FoundInLedgers'];
    };
    Verification: {
      id: string;
      /** Format: date-time */
      startedAt: string;
      /** @description Name of the account */
      startedBy: string;
      /** Format: date-time */
      endedAt: string | null;
      /**
       * @description `interrupted`: its process ended before it did; `failed`: it could not go on
       * @enum {string}
       */
      status: 'running' | 'done' | 'failed' | 'interrupted';
      /**
       * @description What is looked at: the log with its seals, or what it says of money
       * @enum {string}
       */
      part: 'log' | 'ledgers';
      /** @description Of that part, from 0 to 1 */
      done: number;
      /** @description That were looked at */
      events: number;
      /** @description Why it failed */
      reason: string | null;
      /** @description Empty until a part is complete */
      found: components['schemas']['VerificationFound'];
    };
    VerificationPage: {
      items: components['schemas']['Verification'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    PledgeChangeBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'pledge';
      donorId: string;
      amount: components['schemas']['MoneyBody'];
      earmark: components['schemas']['EarmarkBody'];
      /**
       * @description Basis points
       * @default 1300
       * @example 1300
       */
      pscBasisPoints: number;
      /**
       * Format: date
       * @example 2026-05-31
       */
      expiresOn?: string | null;
    };
    ReceiptChangeBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'receipt';
      contributionId: string;
      instalmentId?: string | null;
      received: components['schemas']['MoneyBody'];
    };
    LaterInstalmentChangeBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'later-instalment';
      contributionId: string;
      instalmentId: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      dueOn: string;
    };
    LaterStartChangeBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'later-start';
      requestId: string;
      /**
       * Format: date
       * @example 2026-05-31
       */
      startsOn: string;
    };
    EarmarkChangeBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'earmark';
      contributionId: string;
      earmark: components['schemas']['EarmarkBody'];
      /** @default false */
      consentKeepsCommitments: boolean;
    };
    PriorityChangeBody: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'priority';
      requestId: string;
      priority: number;
    };
    WhatIfBody: {
      changes: (
        | components['schemas']['PledgeChangeBody']
        | components['schemas']['ReceiptChangeBody']
        | components['schemas']['LaterInstalmentChangeBody']
        | components['schemas']['LaterStartChangeBody']
        | components['schemas']['EarmarkChangeBody']
        | components['schemas']['PriorityChangeBody']
      )[];
      /**
       * Format: date
       * @example 2026-05-31
       */
      on?: string;
    };
    WhatIfAllocation: {
      /** @description `what-if-n` of the n-th change, where that makes a contribution */
      contributionId: string;
      /** @description Minor units of the request's currency */
      amount: number;
      /** @description In which the contribution is held */
      currency: string;
      /** @description Minor units of `currency` */
      held: number;
    };
    WhatIfFunded: {
      requestId: string;
      allocations: components['schemas']['WhatIfAllocation'][];
    };
    WhatIfWaiting: {
      requestId: string;
      /** @description Minor units of the request's currency */
      shortfall: number;
    };
    WhatIfPass: {
      /** @description In the order in which they are funded */
      funded: components['schemas']['WhatIfFunded'][];
      /** @description Those that stay short, in the order of their places */
      waiting: components['schemas']['WhatIfWaiting'][];
    };
    WhatIf: {
      /** Format: date */
      on: string;
      /** @description What a pass over the waitlist does without the changes */
      asItIs: components['schemas']['WhatIfPass'];
      /** @description And with them */
      changed: components['schemas']['WhatIfPass'];
      /** @description Requests that are funded with the changes only */
      gained: string[];
      /** @description Requests that are funded without them only */
      lost: string[];
    };
    SignInBody: {
      name: string;
      /** Format: password */
      password: string;
    };
    Who: {
      name: string;
      /** @description As requests and evaluations name persons; null: nobody told */
      personId: string | null;
      grants: {
        [key: string]: unknown;
      }[];
      isService: boolean;
    };
    ChangePasswordBody: {
      name: string;
      /** Format: password */
      password: string;
      /** Format: password */
      newPassword: string;
    };
    Session: {
      /** Format: uuid */
      id: string;
      account: string;
      /** @description From where it began */
      address: string;
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description To within a minute
       */
      lastUsedAt: string;
      /** Format: date-time */
      expiresAt: string;
      /** @description Whether it is that of whoever asks */
      current: boolean;
    };
    SessionList: {
      items: components['schemas']['Session'][];
    };
    RequestingStateGrant: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'requesting-state';
      /**
       * @description ISO 3166-1 alpha-2
       * @example KE
       */
      country: string;
    };
    ProgrammeManagerGrant: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'programme-manager';
      programmes: 'all' | string[];
    };
    FinanceOfficerGrant: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'finance-officer';
    };
    FieldOfficeGrant: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'field-office';
      office: string;
    };
    DonorGrant: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'donor';
      donor: string;
    };
    EvaluatorGrant: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'evaluator';
    };
    AuditorGrant: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'auditor';
    };
    AdministratorGrant: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      role: 'administrator';
    };
    Account: {
      name: string;
      kind: string;
      grants: {
        [key: string]: unknown;
      }[];
      personId: string;
      /** Format: date-time */
      openedAt: string;
      /** Format: date-time */
      closedAt: string | null;
      revision: number;
    };
    AccountPage: {
      items: components['schemas']['Account'][];
      /** @description Cursor of the next page; null: this is the last */
      next: string | null;
    };
    AccountPerson: {
      personId: string;
      /** @description Null: there is none, or the person was erased */
      displayName: string | null;
      email: string | null;
    };
    OpenAccountBody: {
      name: string;
      /** @enum {string} */
      kind: 'person' | 'service';
      grants: (
        | components['schemas']['RequestingStateGrant']
        | components['schemas']['ProgrammeManagerGrant']
        | components['schemas']['FinanceOfficerGrant']
        | components['schemas']['FieldOfficeGrant']
        | components['schemas']['DonorGrant']
        | components['schemas']['EvaluatorGrant']
        | components['schemas']['AuditorGrant']
        | components['schemas']['AdministratorGrant']
      )[];
      personId?: string;
      displayName?: string | null;
      email?: string | null;
    };
    ChangeGrantsBody: {
      reason: string;
      grants: (
        | components['schemas']['RequestingStateGrant']
        | components['schemas']['ProgrammeManagerGrant']
        | components['schemas']['FinanceOfficerGrant']
        | components['schemas']['FieldOfficeGrant']
        | components['schemas']['DonorGrant']
        | components['schemas']['EvaluatorGrant']
        | components['schemas']['AuditorGrant']
        | components['schemas']['AdministratorGrant']
      )[];
    };
    ChangeAccountPersonBody: {
      reason: string;
      personId: string;
      displayName?: string | null;
      email?: string | null;
    };
    CloseAccountBody: {
      reason: string;
    };
    OneTimePassword: {
      /** @description Shown this once; good for choosing another, and for nothing else */
      password: string;
    };
    KnownEvaluator: {
      personId: string;
      /** @description Null: the account tells none */
      displayName: string | null;
    };
    EvaluatorList: {
      items: components['schemas']['KnownEvaluator'][];
    };
    ApiKey: {
      /** Format: uuid */
      id: string;
      account: string;
      label: string;
      grants: {
        [key: string]: unknown;
      }[];
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date
       * @description The last day on which it is good
       */
      expiresOn: string;
      /** Format: date-time */
      revokedAt: string | null;
      /** Format: date */
      lastUsedOn: string | null;
    };
    ApiKeyList: {
      items: components['schemas']['ApiKey'][];
    };
    MakeApiKeyBody: {
      label: string;
      grants: (
        | components['schemas']['RequestingStateGrant']
        | components['schemas']['ProgrammeManagerGrant']
        | components['schemas']['FinanceOfficerGrant']
        | components['schemas']['FieldOfficeGrant']
        | components['schemas']['DonorGrant']
        | components['schemas']['EvaluatorGrant']
        | components['schemas']['AuditorGrant']
        | components['schemas']['AdministratorGrant']
      )[];
      /**
       * Format: date
       * @example 2026-05-31
       */
      expiresOn: string;
    };
    NewApiKey: {
      /** Format: uuid */
      id: string;
      account: string;
      label: string;
      grants: {
        [key: string]: unknown;
      }[];
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date
       * @description The last day on which it is good
       */
      expiresOn: string;
      /** Format: date-time */
      revokedAt: string | null;
      /** Format: date */
      lastUsedOn: string | null;
      /** @description Shown this once: `Authorization: Bearer tck_…` */
      key: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listDonors: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DonorPage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  registerDonor: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterDonorBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      201: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          /** @description Of what was created */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  getDonor: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        donorId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DonorDetails'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getDonorUtilisation: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        donorId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DonorUtilisation'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeDonor: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        donorId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DonorDetailsBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  listContributions: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        donorId?: string;
        phase?: 'pledged' | 'signed' | 'expired' | 'closed';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContributionPage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  pledgeContribution: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PledgeContributionBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      201: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          /** @description Of what was created */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  getContribution: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContributionDetails'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getContributionUtilisation: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Utilisation'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  reducePledge: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReducePledgeBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  signAgreement: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignAgreementBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  amendAgreement: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AmendAgreementBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  receiveInstalment: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReceiveInstalmentBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  reverseReceipt: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
        receiptId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReverseReceiptBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  markInstalmentOverdue: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
        instalmentId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  remindOfInstalment: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
        instalmentId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RemindOfInstalmentBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  cancelInstalment: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
        instalmentId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CancelInstalmentBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  creditInterest: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreditInterestBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  refundBalance: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RefundBalanceBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  transferBalance: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferBalanceBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  changeEarmark: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeEarmarkBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description Requests whose reservations were released */
            released?: string[];
          };
        };
      };
    };
  };
  expireContribution: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ExpireContributionBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description Requests whose reservations were released */
            released?: string[];
            /**
             * Format: date
             * @description Last day for charging what is committed
             */
            liquidateBy?: string;
          };
        };
      };
    };
  };
  releaseExpiredCommitment: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReleaseExpiredCommitmentBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  closeContribution: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CloseContributionBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  listPeriods: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClosedPeriodList'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  closePeriod: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        period: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ClosePeriodBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  listRegularBudgets: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        section?: string;
        phase?: 'open' | 'closed';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RegularBudgetPage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  openRegularBudget: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenRegularBudgetBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      201: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          /** @description Of what was created */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  getRegularBudget: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        budgetId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RegularBudgetDetails'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeRegularBudgetCap: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        budgetId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeRegularBudgetCapBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  closeRegularBudget: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        budgetId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CloseRegularBudgetBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  listInKind: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        donorId?: string;
        requestId?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InKindPage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  recordInKind: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordInKindBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      201: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          /** @description Of what was created */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  getInKind: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        inKindId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InKind'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  revalueInKind: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        inKindId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RevalueInKindBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  getContributionResults: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        contributionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Results'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getDonorResults: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        donorId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Results'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listCurrencies: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        /** @description The day for which rates are wanted; default: today, or the day of `asAt` */
        on?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrencyList'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  loadRates: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LoadRatesBody'];
        /**
         * @example currency,effective_on,units_per_usd,source
         *     EUR,2026-05-01,0.879,UN operational rate
         */
        'text/csv': string;
        /** @example <UN_OPERATIONAL_RATES_DATASET><UN_OPERATIONAL_RATES><f_curr_code>EUR</f_curr_code><rate>0.879</rate><eff_date>01 May 2026</eff_date></UN_OPERATIONAL_RATES></UN_OPERATIONAL_RATES_DATASET> */
        'application/xml': string;
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            loaded?: number;
            alreadyKnown?: number;
          };
        };
      };
    };
  };
  listRates: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        currency: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExchangeRatePage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listFieldOffices: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FieldOfficeList'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  openFieldOffice: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenFieldOfficeBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      201: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          /** @description Of what was created */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  renameFieldOffice: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OfficeNameBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  changeFieldOfficeCoverage: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CoverageBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  changeFieldOfficeCapacity: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CapacityBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  setFieldOfficeCalendar: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CalendarBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  closeFieldOffice: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CloseFieldOfficeBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  listMandates: {
    parameters: {
      query?: {
        section?: 'III' | 'IV' | 'V' | 'VI' | 'VII' | 'VIII' | 'IX' | 'X' | 'XI' | 'XII';
        theme?:
          | 'transnational-organized-crime'
          | 'corruption'
          | 'trafficking-in-persons'
          | 'smuggling-of-migrants'
          | 'firearms'
          | 'money-laundering'
          | 'terrorism'
          | 'crime-prevention'
          | 'witnesses-and-victims'
          | 'treatment-of-offenders'
          | 'information-technology-crime'
          | 'other';
        actor?: 'states' | 'centre' | 'other';
        scope?: 'national' | 'international';
        uponRequest?: 'true' | 'false';
        subjectToResources?: 'true' | 'false';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MandateList'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getMandateCoverage: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MandateCoverage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getMandate: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        mandateId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MandateView'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listProgrammes: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProgrammeList'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listThemes: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ThemeList'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listRequests: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        phase?:
          | 'intake'
          | 'funding'
          | 'assignment'
          | 'delivery'
          | 'evaluation'
          | 'winding-down'
          | 'closed'
          | 'declined'
          | 'cancelled'
          | 'withdrawn';
        /** @description ISO 3166-1 alpha-2 */
        country?: string;
        theme?:
          | 'transnational-organized-crime'
          | 'corruption'
          | 'trafficking-in-persons'
          | 'smuggling-of-migrants'
          | 'firearms'
          | 'money-laundering'
          | 'terrorism'
          | 'crime-prevention'
          | 'witnesses-and-victims'
          | 'treatment-of-offenders'
          | 'information-technology-crime'
          | 'other';
        officeCode?: string;
        externalReference?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestPage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  submitRequest: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SubmitRequestBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      201: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          /** @description Of what was created */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  getRequest: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestDetails'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getProject: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectDetails'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getTimeline: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TimelineEventPage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getSteps: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestStepList'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  rankOffices: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OfficeRanking'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getPipeline: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        perPhase?: number;
        late?: 'true' | 'false';
        turn?: 'programme-manager' | 'finance-officer' | 'field-office' | 'state' | 'regional-body' | 'evaluator';
        sort?: 'age' | 'lateness';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Pipeline'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getWaitlist: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Waitlist'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listOpenCommands: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpenCommands'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  explainContribution: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        /** @description As the view tells figures apart: then only what makes up that part */
        by?: 'request' | 'theme' | 'place' | 'quarter' | 'instalment';
        /** @description Which one of what `by` says */
        key?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        contributionId: string;
        figure:
          | 'announced'
          | 'signed'
          | 'receipts'
          | 'interest'
          | 'refunded'
          | 'reserved'
          | 'committed'
          | 'spent'
          | 'pscCharged'
          | 'pscSetAside'
          | 'available'
          | 'transfers'
          | 'advanceDrawn'
          | 'advanceAuthority'
          | 'advanceShortfall'
          | 'received'
          | 'transferred'
          | 'amount'
          | 'outstanding';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Explanation'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  explainDonor: {
    parameters: {
      query: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        /** @description ISO 4217 */
        currency: string;
        /** @description As the view tells figures apart: then only what makes up that part */
        by?: 'request' | 'theme' | 'place' | 'quarter' | 'instalment' | 'in-kind';
        /** @description Which one of what `by` says */
        key?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        donorId: string;
        figure:
          | 'announced'
          | 'signed'
          | 'receipts'
          | 'interest'
          | 'refunded'
          | 'reserved'
          | 'committed'
          | 'spent'
          | 'pscCharged'
          | 'pscSetAside'
          | 'available'
          | 'transfers'
          | 'advanceDrawn'
          | 'advanceAuthority'
          | 'advanceShortfall'
          | 'received'
          | 'transferred'
          | 'amount'
          | 'outstanding'
          | 'value'
          | 'count';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Explanation'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  explainRequest: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        /** @description As the view tells figures apart: then only what makes up that part */
        by?: 'source' | 'regular-budget' | 'line' | 'expenditure' | 'activity' | 'people';
        /** @description Which one of what `by` says */
        key?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        requestId: string;
        figure:
          | 'budget'
          | 'reserved'
          | 'committed'
          | 'spent'
          | 'obligated'
          | 'shortfall'
          | 'heldFacts'
          | 'pscCharged'
          | 'pscSetAside'
          | 'inBudget'
          | 'reversedInBudget'
          | 'female'
          | 'male'
          | 'notStated'
          | 'police'
          | 'prosecution'
          | 'judiciary'
          | 'prisons'
          | 'customs'
          | 'legislature'
          | 'civil-society'
          | 'other';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Explanation'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  explainMandate: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        /** @description ISO 4217 */
        currency?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        mandateId: string;
        figure: 'requests' | 'funded' | 'delivered' | 'evaluated' | 'spent';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Explanation'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  acknowledgeRequest: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcknowledgeRequestBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  requestInformation: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestInformationBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  provideInformation: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProvideInformationBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  acceptRequest: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcceptRequestBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  declineRequest: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeclineRequestBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  checkResources: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CheckedOnBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @enum {string} */
            outcome?: 'reserved' | 'waitlisted';
            /**
             * Format: date
             * @description When the reservation lapses
             */
            expiresOn?: string;
            allocations?: {
              contributionId?: string;
              /** @description Minor units of the budget */
              amount?: number;
              /** @description In which the contribution is held */
              currency?: string;
              /** @description Minor units of `currency` */
              held?: number;
            }[];
            /** @description What is missing, minor units of `currency` */
            shortfall?: number;
            currency?: string;
            /** @description The stage before it, which has no money yet */
            awaits?: string;
          };
        };
      };
    };
  };
  confirmFunding: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmFundingBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  approveRegularBudget: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApproveRegularBudgetBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  lapseReservation: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LapseReservationBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  splitIntoStages: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SplitIntoStagesBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            stages?: {
              requestId?: string;
              /** @description 1: the request itself */
              stage?: number;
              title?: string;
            }[];
          };
        };
      };
    };
  };
  reviseBudget: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviseBudgetBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description Direct cost, minor units of the budget */
            added?: {
              contributionId?: string;
              /** @description Minor units of the budget */
              amount?: number;
              /** @description In which the contribution is held */
              currency?: string;
              /** @description Minor units of `currency` */
              held?: number;
            }[];
          };
        };
      };
    };
  };
  substituteFunding: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SubstituteFundingBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description Direct cost, minor units of the budget */
            added?: {
              contributionId?: string;
              /** @description Minor units of the budget */
              amount?: number;
              /** @description In which the contribution is held */
              currency?: string;
              /** @description Minor units of `currency` */
              held?: number;
            }[];
          };
        };
      };
    };
  };
  recheckWaitlist: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecheckWaitlistBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            funded?: {
              requestId?: string;
              allocations?: {
                contributionId?: string;
                /** @description Minor units of the budget */
                amount?: number;
                /** @description In which the contribution is held */
                currency?: string;
                /** @description Minor units of `currency` */
                held?: number;
              }[];
            }[];
            waiting?: {
              [key: string]: unknown;
            }[];
            complete?: boolean;
          };
        };
      };
    };
  };
  setWaitlistPolicy: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WaitlistPolicyBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  assignFieldOffice: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssignFieldOfficeBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  acceptAssignment: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcceptAssignmentBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  declineAssignment: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeclineAssignmentBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  escalateAssignment: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EscalateAssignmentBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  agreeWorkplan: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AgreeWorkplanBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  reportProgress: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportProgressBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  logActivity: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LogActivityBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description It breaks a rule, and waits for a person to decide */
            held?: boolean;
            /** @description Of the fact that is held, or was decided on */
            factId?: string;
            /** @description The rule that it breaks */
            because?: string;
            /** @description What that rests on */
            facts?: {
              [key: string]: unknown;
            };
            /**
             * @description What became of it, told again
             * @enum {string}
             */
            outcome?: 'accepted' | 'rejected';
          };
        };
      };
    };
  };
  correctActivity: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
        activityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CorrectActivityBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description It breaks a rule, and waits for a person to decide */
            held?: boolean;
            /** @description Of the fact that is held, or was decided on */
            factId?: string;
            /** @description The rule that it breaks */
            because?: string;
            /** @description What that rests on */
            facts?: {
              [key: string]: unknown;
            };
            /**
             * @description What became of it, told again
             * @enum {string}
             */
            outcome?: 'accepted' | 'rejected';
          };
        };
      };
    };
  };
  reachMilestone: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
        milestoneId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OccurredOnBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description It breaks a rule, and waits for a person to decide */
            held?: boolean;
            /** @description Of the fact that is held, or was decided on */
            factId?: string;
            /** @description The rule that it breaks */
            because?: string;
            /** @description What that rests on */
            facts?: {
              [key: string]: unknown;
            };
            /**
             * @description What became of it, told again
             * @enum {string}
             */
            outcome?: 'accepted' | 'rejected';
          };
        };
      };
    };
  };
  measureIndicator: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
        indicatorId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MeasureIndicatorBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description It breaks a rule, and waits for a person to decide */
            held?: boolean;
            /** @description Of the fact that is held, or was decided on */
            factId?: string;
            /** @description The rule that it breaks */
            because?: string;
            /** @description What that rests on */
            facts?: {
              [key: string]: unknown;
            };
            /**
             * @description What became of it, told again
             * @enum {string}
             */
            outcome?: 'accepted' | 'rejected';
          };
        };
      };
    };
  };
  listEvidence: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EvidencePage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  attachEvidence: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AttachEvidenceBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description It breaks a rule, and waits for a person to decide */
            held?: boolean;
            /** @description Of the fact that is held, or was decided on */
            factId?: string;
            /** @description The rule that it breaks */
            because?: string;
            /** @description What that rests on */
            facts?: {
              [key: string]: unknown;
            };
            /**
             * @description What became of it, told again
             * @enum {string}
             */
            outcome?: 'accepted' | 'rejected';
          };
        };
      };
    };
  };
  raiseRisk: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RaiseRiskBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description It breaks a rule, and waits for a person to decide */
            held?: boolean;
            /** @description Of the fact that is held, or was decided on */
            factId?: string;
            /** @description The rule that it breaks */
            because?: string;
            /** @description What that rests on */
            facts?: {
              [key: string]: unknown;
            };
            /**
             * @description What became of it, told again
             * @enum {string}
             */
            outcome?: 'accepted' | 'rejected';
          };
        };
      };
    };
  };
  recordExpenditure: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordExpenditureBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description It breaks a rule, and waits for a person to decide */
            held?: boolean;
            /** @description Of the fact that is held, or was decided on */
            factId?: string;
            /** @description The rule that it breaks */
            because?: string;
            /** @description What that rests on */
            facts?: {
              [key: string]: unknown;
            };
            /**
             * @description What became of it, told again
             * @enum {string}
             */
            outcome?: 'accepted' | 'rejected';
            /** @description What each contribution pays */
            charges?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
    };
  };
  reverseExpenditure: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
        expenditureId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReverseExpenditureBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description It breaks a rule, and waits for a person to decide */
            held?: boolean;
            /** @description Of the fact that is held, or was decided on */
            factId?: string;
            /** @description The rule that it breaks */
            because?: string;
            /** @description What that rests on */
            facts?: {
              [key: string]: unknown;
            };
            /**
             * @description What became of it, told again
             * @enum {string}
             */
            outcome?: 'accepted' | 'rejected';
          };
        };
      };
    };
  };
  rechargeExpenditure: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
        expenditureId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RechargeExpenditureBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description What each contribution pays */
            charges?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
    };
  };
  suspendDelivery: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SuspendDeliveryBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  resumeDelivery: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResumeDeliveryBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  completeDelivery: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CompleteDeliveryBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  getEvidenceFile: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag */
        'If-None-Match'?: string;
      };
      path: {
        requestId: string;
        hash: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
      /** @description Still the same: it never changes */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  putEvidenceFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        requestId: string;
        hash: string;
      };
      cookie?: never;
    };
    /** @description The file, as it is */
    requestBody: {
      content: {
        'application/octet-stream': string;
      };
    };
    responses: {
      /** @description It is kept */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceivedFile'];
        };
      };
    };
  };
  commissionEvaluation: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommissionEvaluationBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  waiveEvaluation: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WaiveEvaluationBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  submitEvaluation: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SubmitEvaluationBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  recordManagementResponse: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordManagementResponseBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  recordLesson: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordLessonBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  closeRequest: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CloseRequestBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  cancelRequest: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CancelRequestBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  withdrawRequest: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WithdrawRequestBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  reopenRequest: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReopenRequestBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            added?: {
              [key: string]: unknown;
            }[];
          };
        };
      };
    };
  };
  listObligations: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObligationList'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  raiseObligation: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RaiseObligationBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  cancelObligation: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
        obligationId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CancelObligationBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  listAllHeldFacts: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HeldFactPage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listHeldFacts: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        requestId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HeldFactPage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  acceptFact: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
        factId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcceptFactBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  rejectFact: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        requestId: string;
        factId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RejectFactBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  listServiceStandards: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ServiceStandardList'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  setServiceStandard: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        step:
          | 'acknowledge'
          | 'screen'
          | 'provide-information'
          | 'confirm-funding'
          | 'assign-office'
          | 'answer-assignment'
          | 'agree-workplan'
          | 'report-progress'
          | 'reach-milestone'
          | 'complete-delivery'
          | 'commission-evaluation'
          | 'submit-evaluation'
          | 'respond-to-evaluation'
          | 'close';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ServiceStandardBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  getPerformance: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        from?: string;
        to?: string;
        programme?: string;
        officeCode?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ServicePerformance'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  erasePerson: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        personId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ErasePersonBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  listRecipients: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecipientPage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  registerRecipient: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterRecipientBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      201: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          /** @description Of what was created */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  getRecipient: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        actor: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Recipient'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeRecipient: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        actor: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecipientDetailsBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  listWebhooks: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookList'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  registerWebhook: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterWebhookBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      201: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          /** @description Of what was created */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & {
            /** @description What signs (whsec_…). Shown here only, and when the same command is sent again */
            secret?: string | null;
          };
        };
      };
    };
  };
  getWebhook: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        webhookId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeWebhook: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        webhookId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookDetailsBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  listDeliveries: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        status?: 'waiting' | 'done' | 'parked';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        webhookId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryPage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  resend: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        webhookId: string;
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is due now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
    };
  };
  getInbox: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        /** @description Only what was not read */
        unread?: 'true' | 'false';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Inbox'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readNotice: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        noticeId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
    };
  };
  readAll: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        noticeId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Read */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
    };
  };
  streamInbox: {
    parameters: {
      query?: never;
      header?: {
        /** @description The id of the last notice that was seen: those after it come first. Left out: from now on */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description An event `notice` each, whose data is a Notice */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': components['schemas']['Notice'];
        };
      };
    };
  };
  streamChanges: {
    parameters: {
      query?: never;
      header?: {
        /** @description The position that was told last: what changed after it comes first. Left out: from now on */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Events `changes`, whose data is Changes, and an event `reset` where too much was missed: everything may have changed. A comment every 15 seconds. It ends with the session, or when what one may do changes */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': components['schemas']['Changes'];
        };
      };
    };
  };
  search: {
    parameters: {
      query: {
        /** @description Words, or how they begin: without regard to accents and capitals */
        q: string;
        limit?: number;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FoundList'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listWork: {
    parameters: {
      query: {
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        status: 'waiting' | 'done' | 'refused' | 'parked';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkPage'];
        };
      };
    };
  };
  listMoneyWork: {
    parameters: {
      query: {
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        status: 'waiting' | 'done' | 'refused' | 'parked';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkPage'];
        };
      };
    };
  };
  replay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is tried again */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
    };
  };
  listAudit: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
        /** @description Who acted; `?`: nobody was signed in */
        actor?: string;
        onBehalfOf?: string;
        /** @description The address that it came from, in any of its forms */
        from?: string;
        /** @description An operation of this api, or a process's command, by its type with a small first letter */
        operation?: string;
        /** @description What it was about, by the name of a stream: `request-TA-2026-000123` */
        subject?: string;
        outcome?: 'done' | 'refused';
        /** @description At this moment or later */
        since?: string;
        /** @description Before this moment */
        until?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditPage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  exportAudit: {
    parameters: {
      query: {
        /** @description Who acted; `?`: nobody was signed in */
        actor?: string;
        onBehalfOf?: string;
        /** @description The address that it came from, in any of its forms */
        from?: string;
        /** @description An operation of this api, or a process's command, by its type with a small first letter */
        operation?: string;
        /** @description What it was about, by the name of a stream: `request-TA-2026-000123` */
        subject?: string;
        outcome?: 'done' | 'refused';
        since: string;
        until: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One line an entry, newest first; lists are separated by spaces */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
    };
  };
  listSeals: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SealPage'];
        };
      };
    };
  };
  listVerifications: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VerificationPage'];
        };
      };
    };
  };
  startVerification: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It goes on: ask for it again */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Verification'];
        };
      };
    };
  };
  getVerification: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        verificationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it stands */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Verification'];
        };
      };
    };
  };
  live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status?: 'up';
          };
        };
      };
    };
  };
  ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ready */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
    };
  };
  metrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Prometheus text format */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
  askWhatIf: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WhatIfBody'];
      };
    };
    responses: {
      /** @description Nothing of it is recorded */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WhatIf'];
        };
      };
    };
  };
  getSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whoever asks */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Who'];
        };
      };
    };
  };
  signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignInBody'];
      };
    };
    responses: {
      /** @description Signed in */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Who'];
        };
      };
    };
  };
  signOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed out */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
    };
  };
  changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePasswordBody'];
      };
    };
    responses: {
      /** @description Changed, and signed in */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Who'];
        };
      };
    };
  };
  signInAtProvider: {
    parameters: {
      query?: {
        /** @description Where the browser goes then: a path of this system */
        returnTo?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The browser is sent on */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  comeBackFromProvider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The browser is sent on */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  signOutAtProvider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The browser is sent on */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  revokeToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        jti: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It counts no more within seconds */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
    };
  };
  listSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionList'];
        };
      };
    };
  };
  endSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ended */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
    };
  };
  listAccounts: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
        limit?: number;
        /** @description `next` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountPage'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  openAccount: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenAccountBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      201: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          /** @description Of what was created */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  getAccount: {
    parameters: {
      query?: {
        /** @description The position that a command answered: the view waits until it shows that command */
        after?: string;
        /** @description A moment that is not to come: the view as it was then, with what had been recorded. Without `after` */
        asAt?: string;
        /** @description With `asAt`. `then`: with what had been recorded. `now`: what had happened by the end of that day (UTC), with all that is known of it today; amounts are what those events changed, and may be negative where what they followed from is dated later */
        known?: 'then' | 'now';
      };
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getAccountPerson: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountPerson'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeAccountPerson: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeAccountPersonBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  listAccountSessions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionList'];
        };
      };
    };
  };
  changeGrants: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeGrantsBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  closeAccount: {
    parameters: {
      query?: never;
      header: {
        /** @description Chosen by the caller, new for each command. The same key with the same request is the same command: it happens once, and is answered alike. The same key with another request is refused. */
        'Idempotency-Key': string;
        /** @description For whom a service account acts. */
        'Techcoop-On-Behalf-Of'?: string;
        /** @description The ETag that was read, where a person changes what they saw: refused with 412 when it has changed since. */
        'If-Match'?: string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CloseAccountBody'];
      };
    };
    responses: {
      /** @description Done, or had been done by the same command */
      200: {
        headers: {
          /** @description The revision, in quotes */
          ETag?: string;
          /** @description As in the body */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswer'] & Record<string, never>;
        };
      };
    };
  };
  resetPassword: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Shown this once */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OneTimePassword'];
        };
      };
    };
  };
  listEvaluators: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag: 304 when the view is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          /** @description Of this view; one thing's begins with its revision, and goes into If-Match */
          ETag?: string;
          /** @description With `asAt`: the moment that is shown */
          'Techcoop-As-At'?: string;
          /** @description With `asAt`: the position of the last event that is shown; empty when there is none */
          'Techcoop-Position'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EvaluatorList'];
        };
      };
      /** @description Still the same */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listApiKeys: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them, the latest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyList'];
        };
      };
    };
  };
  makeApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MakeApiKeyBody'];
      };
    };
    responses: {
      /** @description Shown this once */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewApiKey'];
        };
      };
    };
  };
  revokeApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        keyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Revoked */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
    };
  };
}
