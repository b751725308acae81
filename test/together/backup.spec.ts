import '../../libs/backup/src/archive/archive.spec.js';
import '../../libs/backup/src/back-up.spec.js';
import '../../libs/backup/src/persons.spec.js';
// The last one says how long a test may take.
import '../../libs/backup/src/restore.spec.js';
