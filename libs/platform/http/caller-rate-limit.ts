import { Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import { ProblemException } from '#contracts';
import { type RequestWithCaller } from '../identity/caller.js';

/**
 * So many requests a minute for each caller, or for each address on public routes. Counted in this process: behind
 * several, each allows as many.
 */
@Injectable()
export class CallerRateLimit extends ThrottlerGuard {
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
