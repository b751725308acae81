import '../../apps/api/src/access/access.spec.js';
import '../../apps/api/src/access/oidc.spec.js';
import '../../apps/api/src/access/provider.spec.js';
import '../../apps/api/src/api.spec.js';
import '../../apps/api/src/audit/audit.spec.js';
import '../../apps/api/src/hostile-input.spec.js';
import '../../apps/api/src/search/search.spec.js';
import '../../apps/api/src/shell/shell.spec.js';
