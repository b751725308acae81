import '../../apps/command-line/src/account.spec.js';
import '../../apps/command-line/src/archive.spec.js';
import '../../apps/command-line/src/events.spec.js';
import '../../apps/command-line/src/projections.spec.js';
import '../../apps/command-line/src/verify.spec.js';
// The last one says how long a test may take.
import '../../apps/command-line/src/backup.spec.js';
