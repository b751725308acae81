import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { Access, AccessModule, OidcSignIn } from '#access';
import { AuditLog } from '#audit';
import { Clock, IdSequence } from '#configuration';
import { CommandRunner, EventStore, PersonalDataVault } from '#event-store';
import { Erasures } from '#personal-data';
import { Work } from '#processes';
import { ReadModels } from '#read-models';
import type { Runtime } from '#runtime';
import { AssistanceModule } from '#assistance';
import { ContributionsModule } from '#contributions';
import type { Admission } from './access/admission.js';
import { Clearance } from './access/clearance.js';
import { Gate } from './access/gate.js';
import { AccountsController } from './access/accounts.controller.js';
import { EvaluatorsController } from './access/evaluators.controller.js';
import { ApiKeysController } from './access/api-keys.controller.js';
import { OidcController } from './access/oidc.controller.js';
import { OidcTokensController } from './access/oidc-tokens.controller.js';
import { RequestsInSight } from './access/requests-in-sight.js';
import { SessionsController } from './access/sessions.controller.js';
import { SignInController } from './access/sign-in.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { ChangeStreams } from './changes/change-streams.js';
import { ChangesController } from './changes/changes.controller.js';
import { Commands } from './commands/commands.js';
import { RecordedSince } from './commands/recorded-since.js';
import { ContributionsController } from './contributions/contributions.controller.js';
import { DonorsController } from './contributions/donors.controller.js';
import { PeriodsController } from './contributions/periods.controller.js';
import { InKindController } from './contributions/in-kind.controller.js';
import { ResultsController } from './contributions/results.controller.js';
import { Documentation, DocumentationController } from './documentation/documentation.controller.js';
import { StillSignedIn } from './access/still-signed-in.js';
import { ExchangeRatesController } from './exchange-rates/exchange-rates.controller.js';
import { ExchangeRatesModule } from './exchange-rates/exchange-rates.module.js';
import { ExplanationsController } from './explanations/explanations.controller.js';
import { FieldOfficesController } from './field-offices/field-offices.controller.js';
import { MandatesController } from './mandates/mandates.controller.js';
import { Metrics } from './operations/metrics.js';
import { Deliveries, Inbox, News, NotificationsModule, Reach } from '#notifications';
import { InboxController } from './notifications/inbox.controller.js';
import { InboxStreams } from './notifications/inbox-streams.js';
import { Readable } from './notifications/readable.js';
import { RecipientsController } from './notifications/recipients.controller.js';
import { WebhooksController } from './notifications/webhooks.controller.js';
import { RegularBudgetModule } from '#regular-budget';
import { RegularBudgetsController } from './regular-budgets/regular-budgets.controller.js';
import { OperationsController } from './operations/operations.controller.js';
import { Readiness } from './operations/readiness.js';
import { PersonsController } from './persons/persons.controller.js';
import { PersonsModule } from './persons/persons.module.js';
import { AssignmentController } from './requests/assignment.controller.js';
import { DeliveryController } from './requests/delivery.controller.js';
import { Attachments } from './requests/attachments.js';
import { EvidenceFilesController } from './requests/evidence-files.controller.js';
import { EvaluationController } from './requests/evaluation.controller.js';
import { FundingController } from './requests/funding.controller.js';
import { HeldFactsController } from './requests/held-facts.controller.js';
import { IntakeController } from './requests/intake.controller.js';
import { OpenCommandsController } from './requests/open-commands.controller.js';
import { ObligationsController } from './requests/obligations.controller.js';
import { RequestsController } from './requests/requests.controller.js';
import { Stories } from './requests/stories.js';
import { Routes } from './routes.js';
import { SearchModule } from '#search';
import { SearchController } from './search/search.controller.js';
import { ServiceStandardsController } from './service-standards/service-standards.controller.js';
import { Views } from './views/views.js';
import { SealList } from './verification/seal-list.js';
import { VerificationController } from './verification/verification.controller.js';
import { Verifications } from './verification/verifications.js';
import { WorkController } from './work/work.controller.js';
import { WhatIfController } from './what-if/what-if.controller.js';
import { FieldOfficesModule } from './field-offices/field-offices.module.js';

/** What the api serves; whoever opened it closes it. */
export type Served = Omit<Runtime, 'project' | 'seal' | 'notify' | 'runProcesses' | 'close'>;

@Module({})
class Engine {}

@Module({
  imports: [
    CqrsModule.forRoot(),
    ContributionsModule,
    AssistanceModule,
    RegularBudgetModule,
    FieldOfficesModule,
    ExchangeRatesModule,
    PersonsModule,
    SearchModule,
    NotificationsModule,
    AccessModule,
  ],
  controllers: [
    DonorsController,
    ContributionsController,
    PeriodsController,
    RegularBudgetsController,
    InKindController,
    ResultsController,
    ExchangeRatesController,
    FieldOfficesController,
    MandatesController,
    RequestsController,
    OpenCommandsController,
    ExplanationsController,
    IntakeController,
    FundingController,
    AssignmentController,
    DeliveryController,
    EvidenceFilesController,
    EvaluationController,
    ObligationsController,
    HeldFactsController,
    ServiceStandardsController,
    PersonsController,
    RecipientsController,
    WebhooksController,
    InboxController,
    ChangesController,
    SearchController,
    WorkController,
    AuditController,
    VerificationController,
    OperationsController,
    WhatIfController,
    SignInController,
    OidcController,
    OidcTokensController,
    SessionsController,
    AccountsController,
    EvaluatorsController,
    ApiKeysController,
    DocumentationController,
  ],
  providers: [
    Commands,
    RecordedSince,
    Documentation,
    Views,
    RequestsInSight,
    Stories,
    Readable,
    InboxStreams,
    ChangeStreams,
  ],
})
export class ApiModule {
  static with(
    {
      store,
      runner,
      erasures,
      access,
      oidc,
      vault,
      readModels,
      notifications,
      evidenceFiles,
      pool,
      ids,
      work,
      auditLog,
      seals,
      sealing,
      verificationRuns: runs,
      logger,
      clock,
    }: Served,
    {
      metrics,
      routes,
      admission,
      still,
    }: { metrics: Metrics; routes: Routes; admission: Admission; still: StillSignedIn },
  ): DynamicModule {
    const providers = [
      { provide: EventStore, useValue: store },
      { provide: CommandRunner, useValue: runner },
      { provide: Erasures, useValue: erasures },
      { provide: Access, useValue: access },
      { provide: OidcSignIn, useValue: oidc?.signIn },
      { provide: PersonalDataVault, useValue: vault },
      { provide: ReadModels, useValue: readModels },
      { provide: Inbox, useValue: notifications.inbox },
      { provide: News, useValue: notifications.news },
      { provide: Deliveries, useValue: notifications.deliveries },
      { provide: Reach, useValue: notifications.reach },
      { provide: Attachments, useValue: new Attachments(evidenceFiles) },
      { provide: IdSequence, useValue: ids },
      { provide: Work, useValue: work },
      { provide: AuditLog, useValue: auditLog },
      { provide: SealList, useValue: new SealList(seals, sealing) },
      { provide: Verifications, useFactory: () => new Verifications({ store, seals, sealing, runs, logger }) },
      { provide: Clock, useValue: clock },
      { provide: StillSignedIn, useValue: still },
      { provide: Clearance, useValue: admission.clearance },
      { provide: Metrics, useValue: metrics },
      { provide: Routes, useValue: routes },
      { provide: Readiness, useValue: new Readiness(pool, store, readModels) },
    ];
    return {
      module: ApiModule,
      providers: [{ provide: APP_GUARD, useValue: new Gate(admission.clearance, still) }],
      imports: [{ module: Engine, global: true, providers, exports: providers.map(({ provide }) => provide) }],
    };
  }
}
