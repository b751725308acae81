import { ObjectView } from '../views/row-view.js';
import { PageOf } from '../views/page.js';

const sha256 = { type: String, description: 'SHA-256, 64 hexadecimal digits' } as const;
const bytes = { type: 'integer', description: 'Bytes' } as const;

export const ReceivedFileView = ObjectView('ReceivedFile', {
  sha256,
  size: bytes,
  mediaType: { type: String },
  receivedAt: { type: String, format: 'date-time', description: 'When it came first, for this request' },
  receivedBy: { type: String },
});

const EvidenceEntry = ObjectView('Evidence', {
  evidenceId: { type: String },
  fileName: { type: String },
  mediaType: { type: String },
  size: bytes,
  sha256,
  describes: { type: String },
  occurredOn: { type: String, format: 'date' },
  held: { type: Boolean, description: 'It waits for a decision: see held facts' },
  revision: { type: 'integer', description: 'Of the event that told it' },
  file: { type: ReceivedFileView, nullable: true, description: 'Null: it has not been sent in yet' },
});
export const EvidencePage = PageOf(EvidenceEntry);
