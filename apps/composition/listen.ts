import { type NestExpressApplication } from '@nestjs/platform-express';
import { portTaken } from './ports.js';

/** @throws CannotStart when the port was taken meanwhile */
export async function listen(application: NestExpressApplication, port: number, host: string): Promise<void> {
  try {
    await application.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EADDRINUSE' || code === 'EACCES' ? portTaken(port, error) : error;
  }
}
