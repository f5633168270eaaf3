import { type Request, type Response } from 'express';
import { ProblemException } from '#contracts';

/**
 * The representation to send, among those a route offers (the first when the caller has no preference).
 * @throws ProblemException NOT_ACCEPTABLE
 */
export function representationFor<Type extends string>(
  request: Request,
  response: Response,
  offered: readonly [Type, ...Type[]],
): Type {
  response.vary('Accept');
  const accepted = request.accepts([...offered]);
  const chosen = offered.find((type) => type === accepted);
  if (chosen) return chosen;
  throw new ProblemException('NOT_ACCEPTABLE', {
    detail: { fr: `Proposé : ${offered.join(', ')}.`, en: `Offered: ${offered.join(', ')}.` },
  });
}
