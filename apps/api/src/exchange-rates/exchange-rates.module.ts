import { Module } from '@nestjs/common';
import { transactionHandler } from '#event-store';
import { LoadRates, loadRates } from '#money';

@Module({ providers: [transactionHandler(LoadRates, loadRates)] })
export class ExchangeRatesModule {}
