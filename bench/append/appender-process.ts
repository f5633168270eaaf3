import { perSecond } from '../harness/rounds.js';
import { insertAppender, ledgerAppender } from './appenders.js';

/** Appends in a process of its own: for so many milliseconds each time its parent names a number of them. */
const [kind, url, callersText] = process.argv.slice(2) as ['ledger' | 'insert', string, string];
const callers = Number(callersText);
const appender = await (kind === 'ledger' ? ledgerAppender(url, callers) : insertAppender(url, callers));
process.on('disconnect', () => process.exit());
const measured = async (durationMs: number) => {
  const rate = await perSecond(callers, durationMs, (caller) => appender.append(caller));
  process.send!({ rate, rssMb: process.memoryUsage.rss() / 2 ** 20 });
};
process.on('message', (durationMs: number) => void measured(durationMs));
process.send!('ready');
