import { runProcess } from '../composition/run-process.js';
import { dataDirectoryOf } from './data-directory.js';
import { startEmbeddedLedger } from './embedded-ledger.js';
import { explained } from './file-faults.js';
import { startRealLedger } from './real-ledger.js';
import { isEmbedded } from './settings.js';

const dataDirectory = dataDirectoryOf(process.env);

/** `npm start`: everything in one process. */
process.exit(
  await runProcess(
    (start) => (isEmbedded(process.env) ? startEmbeddedLedger(start, dataDirectory) : startRealLedger(start)),
    (error) => explained(error, dataDirectory),
  ),
);
