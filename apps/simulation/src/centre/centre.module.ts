import { type DynamicModule, Module } from '@nestjs/common';
import type { Runtime } from '#runtime';
import { ExchangeRatesModule } from '../../../api/src/exchange-rates/exchange-rates.module.js';
import { FieldOfficesModule } from '../../../api/src/field-offices/field-offices.module.js';
import { WorkerModule } from '../../../worker/src/worker.module.js';

/** Every command that people and processes give. */
@Module({ imports: [FieldOfficesModule, ExchangeRatesModule] })
export class CentreModule {
  static with(runtime: Runtime): DynamicModule {
    return { module: CentreModule, imports: [WorkerModule.with(runtime)] };
  }
}
