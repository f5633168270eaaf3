const { posix, relative, sep } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/**
 * Files that take some half a minute or more, about the longest first. What Jest goes by in a fresh clone is how long a
 * file is to read: a short one that waits for leases to run out would be begun last, and the other worker would have
 * nothing left to do beside it.
 */
const LONG = [
  'libs/projections/engine-on-kurrentdb.int-spec.ts',
  'test/console-evaluation.e2e-spec.ts',
  'apps/standalone/start.e2e-spec.ts',
  'test/console.e2e-spec.ts',
  'libs/projections/engine-on-postgres.int-spec.ts',
  'test/what-one-sees.int-spec.ts',
  'libs/event-store-kurrentdb/kurrent-double.int-spec.ts',
  'test/what-one-sees-planted.int-spec.ts',
  'test/separate-processes.e2e-spec.ts',
  'test/console-in-the-past.e2e-spec.ts',
  'test/two-clocks.int-spec.ts',
  'test/access-matrix.e2e-spec.ts',
  'test/scripts-in-texts.e2e-spec.ts',
  'test/hidden-over-http.e2e-spec.ts',
  'test/rounds-seen.int-spec.ts',
  'libs/event-store-postgres/postgres-event-store.int-spec.ts',
  'libs/projections/rebuild/rebuild-on-threads.int-spec.ts',
  'test/console-access.e2e-spec.ts',
  'test/queries-during-rebuild.e2e-spec.ts',
  'apps/ledger/ledger.int-spec.ts',
  'test/sealed-sheets.e2e-spec.ts',
  'test/reports.int-spec.ts',
  'libs/projections/rebuild/rebuild.int-spec.ts',
  'test/query-plans.int-spec.ts',
  'test/lists-and-exports.e2e-spec.ts',
];

/** In the order of LONG, then as Jest has them: by what they took, where that is known, and by size. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rankOf = ({ path, context }) => {
      const rank = LONG.indexOf(relative(context.config.rootDir, path).replaceAll(sep, posix.sep));
      return rank < 0 ? LONG.length : rank;
    };
    return super.sort(tests).sort((one, other) => rankOf(one) - rankOf(other));
  }
};
