import { Inject, Module } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-store';
import { ErasePerson, Erasures } from '#personal-data';

@CommandHandler(ErasePerson)
class ErasePersonHandler implements ICommandHandler<ErasePerson> {
  constructor(@Inject(Erasures) private readonly erasures: Erasures) {}

  execute(command: ErasePerson): Promise<Outcome> {
    return this.erasures.erase(command);
  }
}

@Module({ providers: [ErasePersonHandler] })
export class PersonsModule {}
