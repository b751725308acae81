import '../../test/access/matrix.spec.js';
import '../../test/architecture.spec.js';
import '../../test/compose/compose.spec.js';
import '../../test/dependencies.spec.js';
import '../../test/erasure/places-of.spec.js';
import '../../test/projection-rows.spec.js';
import '../../test/resource-races.spec.js';
