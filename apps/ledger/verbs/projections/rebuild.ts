import { rebuild as rebuildProjections, type RebuildProgress } from '#projections';
import { PROJECTIONS, TOLD_ON_THREADS } from '#read-models';
import { asJson } from '../../json.js';
import { clock } from '../../progress.js';
import { Refused, type Verb } from '../../verb.js';
import { withProjections } from '../../with-projections.js';

interface Options {
  readonly strict?: boolean;
  readonly json?: true;
}

const inWords = ({ step, done, of, elapsedSeconds, secondsLeft }: RebuildProgress): string => {
  const left = secondsLeft === null ? 'too early to tell how long' : `about ${clock(secondsLeft)} left`;
  return `${step}: ${done}${of === null ? '' : ` of ${of}`}, ${clock(elapsedSeconds)} gone, ${left}`;
};

/** `ledger projections rebuild`: read models computed anew beside the live ones, which serve until the switch. */
export const rebuild: Verb = (group, { environment, terminal }) => {
  group
    .command('rebuild')
    .description('Compute read models anew from the log, beside the live ones, and switch to them.')
    .argument('[projections...]', 'all, when none is named')
    .option('--strict', 'an event of a type that today’s code does not know is an error')
    .option('--json', 'the result as JSON')
    .action((names: string[], { strict = false, json }: Options) =>
      withProjections(environment, async ({ log: { store, codec }, dataSource }) => {
        const unknown = names.find((name) => !PROJECTIONS.some((one) => one.name === name));
        if (unknown !== undefined) throw new Refused(`no projection ${unknown}`);
        const rebuilt = await rebuildProjections({
          threads: TOLD_ON_THREADS,
          ...{ store, dataSource, strict },
          decode: (stored) => codec.decode(stored),
          projections: PROJECTIONS.filter(({ name }) => names.length === 0 || names.includes(name)),
          onProgress: (progress) => terminal.err(inWords(progress)),
        });
        if (json) terminal.out(asJson(rebuilt));
        else
          for (const { projection, build } of rebuilt.builds)
            terminal.out(`${projection}: build ${build} is live, of ${rebuilt.events} events.`);
      }),
    );
};
