import { Client, type ClientConfig } from 'pg';

/**
 * A connection of a pool. Whoever uses it is told when it is lost; when it is lost just as it passes from one user to
 * the next, nobody listens, and that must not end the process: the next statement fails, and says so.
 */
export class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}
