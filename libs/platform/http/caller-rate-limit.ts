import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import { ProblemException } from '#contracts';
import { type RequestWithCaller } from '../identity/caller.js';
import { COUNTED_BY_INVITATION } from './invited-calls.js';

/**
 * So many requests a minute for each caller, or for each address on public routes; what comes with an invitation is counted by
 * it (`CountedByInvitation`). Counted in this process: behind
 * several, each allows as many.
 */
@Injectable()
export class CallerRateLimit extends ThrottlerGuard {
  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    return Promise.resolve(
      this.reflector.getAllAndOverride<boolean | undefined>(COUNTED_BY_INVITATION, targets) === true,
    );
  }

  protected override getTracker(request: Record<string, unknown>): Promise<string> {
    const { caller, ip } = request as unknown as RequestWithCaller;
    return Promise.resolve(caller?.id ?? ip ?? 'unknown');
  }

  /** One count over all routes. */
  protected override generateKey(_context: unknown, tracker: string, name: string): string {
    return `${name}:${tracker}`;
  }

  protected override throwThrottlingException(
    _context: unknown,
    { timeToBlockExpire }: { timeToBlockExpire: number },
  ): Promise<void> {
    return Promise.reject(
      new ProblemException('TOO_MANY_REQUESTS', { headers: { 'Retry-After': String(timeToBlockExpire) } }),
    );
  }
}
