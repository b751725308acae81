import '../../apps/api/src/requests/delivery.bodies.spec.js';
import '../../apps/api/src/requests/evidence-files.spec.js';
import '../../apps/api/src/requests/money.spec.js';
import '../../apps/api/src/requests/open-commands.spec.js';
import '../../apps/api/src/requests/requests.spec.js';
import '../../apps/api/src/requests/seen.spec.js';
import '../../apps/api/src/requests/stages.spec.js';
import '../../apps/api/src/requests/waitlist.spec.js';
