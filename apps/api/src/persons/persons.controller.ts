import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#event-sourcing';
import { ErasePerson } from '#personal-data';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { PathId } from '../fields/path-id.js';
import { ErasePersonBody } from './persons.bodies.js';

@ApiTags('Persons')
@Controller('persons')
export class PersonsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post(':personId/erase')
  @CommandRoute({
    summary: 'Erases what is known of a person, for ever: name, e-mail, telephone. Amounts and dates stay',
  })
  erasePerson(
    @Context() context: CommandContext,
    @PathId('personId') personId: string,
    @Body() body: ErasePersonBody,
  ): Promise<Answer> {
    return this.commands.execute(new ErasePerson({ personId, ...body, askedAt: context.at }, context));
  }
}
