import { Injectable } from '@nestjs/common';
import {
  ProblemException,
  ruleProblem,
  type CohortAnswer,
  type CohortVerdict,
  type OpenCohortRequest,
  type Problem,
} from '#contracts';
import { derivedId, RuleViolation, type Language } from '#domain';
import { StreamNotFound } from '#event-store';
import { commandIdOf } from '../command-identity.js';
import { type CommandRequest } from '../command-request.js';
import { RoundSender } from './round-sender.js';

/** What one partnership's round is refused for; null for what is no refusal. */
function refusal(error: unknown): Problem | null {
  if (error instanceof RuleViolation) return ruleProblem(error);
  if (error instanceof ProblemException && error.problem.status < 500) return error.problem;
  return error instanceof StreamNotFound ? new ProblemException('NOT_FOUND').problem : null;
}

/** Opens a round on each partnership of a cohort, whatever becomes of the others; sent again, each is answered as before. */
@Injectable()
export class CohortOpener {
  constructor(private readonly rounds: RoundSender) {}

  async open(asked: CommandRequest, body: OpenCohortRequest, language: Language): Promise<CohortAnswer> {
    const { partnershipIds, cohort: name, ...round } = body;
    const cohortId = derivedId(commandIdOf(asked), 'cohort');
    const verdicts: CohortVerdict[] = [];
    let position: string | null = null;
    for (const partnershipId of partnershipIds)
      verdicts.push(
        await this.rounds
          // The command's id derives from what stands at `:id`: one for each partnership.
          .open({ ...asked, params: { id: partnershipId } }, { ...round, cohort: { cohortId, name } })
          .then(({ id, position: reached }): CohortVerdict => {
            position = reached;
            return { partnershipId, verdict: 'opened', roundId: id, code: null, detail: null };
          })
          .catch((error: unknown) => {
            const problem = refusal(error);
            if (!problem) throw error;
            const { code, detail, title } = problem;
            const said = (detail ?? title)[language];
            return { partnershipId, verdict: 'refused', roundId: null, code, detail: said } as const;
          }),
      );
    return { cohortId, verdicts, position };
  }
}
