import { type ChildProcess } from 'node:child_process';
import { describeBeingOneOfSeveral } from './engine-suite/being-one-of-several.js';
import { describeControlling } from './engine-suite/controlling.js';
import { describeCrashing } from './engine-suite/crashing.js';
import { describeFollowing } from './engine-suite/following.js';
import { describeMoments } from './engine-suite/moments.js';
import { describeOldAndUnknownTypes } from './engine-suite/old-and-unknown-types.js';
import { describePoison } from './engine-suite/poison.js';
import { describeRenewing } from './engine-suite/renewing.js';
import { describeRenewingInVain } from './engine-suite/renewing-in-vain.js';
import { describeRestoring } from './engine-suite/restoring.js';
import { describeSettingTheClockBack } from './engine-suite/setting-the-clock-back.js';
import { killProcess, startProjectorOf, type EngineSubject, type Examined } from './engine-suite/subject.js';

/**
 * What the projection engine survives over any event store, case by case (the numbers are docs/projections.md's).
 * `create` hands over an empty log with empty read models each time it is called.
 */
export function describeProjectionEngine(name: string, create: () => Promise<EngineSubject>): void {
  describe(`the projection engine on ${name}`, () => {
    let subject: EngineSubject;
    const processes = new Set<ChildProcess>();
    beforeEach(async () => {
      subject = await create();
    });
    afterEach(async () => {
      for (const running of processes) await killProcess(running);
      processes.clear();
      await subject.close();
    });

    const examined: Examined = {
      subject: () => subject,
      ledger: () => subject.ledger,
      startProjector: async (settings = {}) => {
        const running = await startProjectorOf(subject, settings);
        processes.add(running);
        return running;
      },
      kill: killProcess,
    };
    describeFollowing(examined);
    describeCrashing(examined);
    describeBeingOneOfSeveral(examined);
    describeRestoring(examined);
    describePoison(examined);
    describeControlling(examined);
    describeRenewing(examined);
    describeRenewingInVain(examined);
    describeMoments(examined);
    describeOldAndUnknownTypes(examined);
    describeSettingTheClockBack(examined);
  });
}
