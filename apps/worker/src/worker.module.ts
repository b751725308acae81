import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AssistanceModule } from '#assistance';
import { ContributionsModule } from '#contributions';
import { CommandRunner, EventStore, PersonalDataVault } from '#event-store';
import { ReadModels } from '#read-models';
import type { Runtime } from '#runtime';

@Module({})
class Engine {}

/** The command bus, with the commands that processes give. */
@Module({ imports: [CqrsModule.forRoot(), ContributionsModule, AssistanceModule] })
export class WorkerModule {
  static with({ store, runner, vault, readModels }: Runtime): DynamicModule {
    const providers = [
      { provide: EventStore, useValue: store },
      { provide: CommandRunner, useValue: runner },
      { provide: PersonalDataVault, useValue: vault },
      { provide: ReadModels, useValue: readModels },
    ];
    return {
      module: WorkerModule,
      imports: [{ module: Engine, global: true, providers, exports: providers.map(({ provide }) => provide) }],
    };
  }
}
