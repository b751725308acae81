import { ApiProperty } from '@nestjs/swagger';
import { PageOf } from '../views/page.js';
import { ObjectView } from '../views/row-view.js';

const text = { type: String } as const;
const optionalText = { type: String, nullable: true } as const;
const moment = { type: String, format: 'date-time' } as const;
const count = { type: 'integer' } as const;

const SealView = ObjectView('Seal', {
  number: { ...count, description: 'From 1, without gaps' },
  readable: { type: Boolean, description: 'Its row holds a seal; else all that is known is its number' },
  at: { ...moment, nullable: true },
  after: { ...optionalText, description: 'The position after which its part of the log begins; null: with the log' },
  up_to: { ...optionalText, description: "Position of its part's last event" },
  count: { ...count, nullable: true, description: 'Events in it' },
  root: { ...optionalText, description: 'Of the Merkle tree over them (RFC 6962, SHA-256), hex' },
  hash: { ...optionalText, description: 'Of the seal, hex: what the next one names' },
  previous: { ...optionalText, description: 'Hash of the seal before' },
  key: { ...optionalText, description: 'SHA-256 of the public key that signed it, hex' },
  exported: { type: Boolean, description: 'Its file is where this instance writes them' },
});

const Seals = PageOf(SealView);
export class SealPage extends Seals {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Events after the newest seal; at most 100,000 are counted. Null: its row holds no seal',
  })
  unsealed!: number | null;

  @ApiProperty({ type: Boolean, description: 'This instance makes a seal each day' })
  sealing!: boolean;
}

const FindingView = ObjectView('Finding', {
  position: { ...text, description: 'Of the event; of a seal of which nothing says which event, where it ends' },
  stream: { ...text, required: false },
  revision: { ...count, required: false },
  seal: { ...count, required: false, description: 'The seal that tells so' },
  what: { ...text, description: 'To be read after the place' },
});

const SealFaultView = ObjectView('SealFault', { seal: count, what: text });

const NewestSeal = ObjectView('NewestSeal', { number: count, up_to: text, at: moment, key: text });

const FoundInLog = ObjectView('FoundInLog', {
  whole: { type: Boolean, description: 'Nothing was found' },
  events: count,
  streams: count,
  disagreeing: { ...count, description: 'Events that disagree' },
  findings: { type: FindingView, isArray: true, description: "The first hundred of them, in the log's order" },
  seal_faults: { type: SealFaultView, isArray: true, description: 'What is wrong with the seals themselves' },
  seals: { ...count, description: 'That the log was compared with' },
  seal_files: { ...count, description: 'Of these, with their files' },
  newest: { type: NewestSeal, nullable: true },
  unsealed: { ...count, description: 'Events after it: the chain alone holds them' },
  trust: { enum: ['named-keys', 'own-key', 'any-key'], description: 'Whose seals were accepted' },
});

const FoundInLedgers = ObjectView('FoundInLedgers', {
  identity_holds: { type: Boolean },
  broken: { type: String, isArray: true, description: 'Where a ledger does not add up, the first hundred' },
  broken_count: count,
  events: count,
  contributions: count,
  regular_budgets: count,
  requests: count,
  allocations: { ...count, description: 'Pairs of a request and what pays for it whose two streams were compared' },
});

const Found = ObjectView('VerificationFound', {
  log: { type: FoundInLog, required: false },
  ledgers: { type: FoundInLedgers, required: false },
});

export const VerificationView = ObjectView('Verification', {
  id: text,
  started_at: moment,
  started_by: { ...text, description: 'Name of the account' },
  ended_at: { ...moment, nullable: true },
  status: {
    enum: ['running', 'done', 'failed', 'interrupted'],
    description: '`interrupted`: its process ended before it did; `failed`: it could not go on',
  },
  part: {
    enum: ['log', 'ledgers'],
    description: 'What is looked at: the log with its seals, or what it says of money',
  },
  done: { type: Number, description: 'Of that part, from 0 to 1' },
  events: { ...count, description: 'That were looked at' },
  reason: { ...optionalText, description: 'Why it failed' },
  found: { type: Found, description: 'Empty until a part is complete' },
});

export const VerificationPage = PageOf(VerificationView);
