import { ObjectView } from '../views/row-view.js';

const CommandRefusal = ObjectView('CommandRefusal', {
  type: { type: String, format: 'uri-reference', example: '/problems/wrong-phase' },
  title: { type: String, example: 'Wrong phase' },
  status: { type: 'integer', example: 409 },
  detail: { type: String },
  code: { type: String, description: 'Stable', example: 'WrongPhase' },
  facts: { type: 'object', additionalProperties: true, description: 'What the decision rests on' },
});

const OpenCommandView = ObjectView('OpenCommand', {
  operation: { type: String, description: 'Its id in this document, where its body is', example: 'acceptRequest' },
  method: { type: String, example: 'POST' },
  path: {
    type: String,
    description: 'With the id of the request; what else it names is in braces',
    example: '/api/v1/requests/TA-2026-000123/accept',
  },
  refusal: {
    type: CommandRefusal,
    nullable: true,
    description:
      'What it is refused with now, whatever its body says. Null: nothing is against it but what its body may say, or whether there is money',
  },
  held: {
    type: CommandRefusal,
    nullable: true,
    description: 'Why a fact that is told now would be held, until a person decides on it',
  },
  changes_nothing: { type: Boolean, description: 'It has been done: given now, it is answered, and changes nothing' },
});

export const OpenCommandsView = ObjectView('OpenCommands', {
  next: {
    type: String,
    nullable: true,
    description:
      'The operation that takes the request further, of those that whoever asks may give; null: none is clear',
  },
  items: { type: OpenCommandView, isArray: true, description: 'What no role of theirs allows is not among them' },
});
