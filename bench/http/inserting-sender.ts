import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { type CommandAnswerBody } from '#contracts';
import { type CommandSender } from '../../apps/command/command-sender.js';
import { prepareInsert } from '../append/appenders.js';

/** What stands in for the command side's sender: it stores what came in by one prepared INSERT, and knows no more. */
export function insertingSender(url: string): Pick<CommandSender, 'registerPartnership'> {
  const pool = new Pool({ connectionString: url, max: 32 });
  return {
    registerPartnership: async (asked, body): Promise<CommandAnswerBody> => {
      const [id, eventId] = [randomUUID(), randomUUID()];
      const { caller, correlationId, requestId } = asked;
      const metadata = JSON.stringify({
        ...{ actor: caller, causationId: requestId, commandId: randomUUID(), correlationId },
        ...{ fingerprint: 'f'.repeat(64), occurredOn: '2024-03-01' },
      });
      const { rows } = await pool.query<{ position: string }>(
        prepareInsert([
          `partnership-${id}`,
          0,
          eventId,
          'partnership.registered',
          1,
          JSON.stringify(body),
          metadata,
        ]),
      );
      const { position } = rows[0]!;
      return { id, revision: '', position, changed: true, repeated: false, eventIds: [eventId] };
    },
  };
}
