import { type TextKeyStore } from '#event-store';
import { type Logger } from '#platform';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes, now and once a day, the keys of texts whose append never came to be: those older than a day, by when no
 * retry is on its way any more. Resolves the returned call when a sweep in hand has ended.
 */
export function sweepTextKeysDaily(textKeys: TextKeyStore, logger: Logger): () => Promise<void> {
  let sweeping = Promise.resolve();
  const sweep = (): void => {
    sweeping = textKeys.sweepOrphans(new Date(Date.now() - DAY_MS)).then(
      (swept) => logger.info({ swept }, 'text keys without an event swept'),
      (error: unknown) => logger.warn({ err: error }, 'text keys could not be swept'),
    );
  };
  sweep();
  const daily = setInterval(sweep, DAY_MS);
  daily.unref();
  return () => {
    clearInterval(daily);
    return sweeping;
  };
}
