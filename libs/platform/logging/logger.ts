import { type LoggerService } from '@nestjs/common';
import { type DestinationStream, pino, stdTimeFunctions, type Logger as PinoLogger } from 'pino';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Logger = PinoLogger;

/** JSON lines: what happened and to which request, never a payload, a token or a text somebody typed. */
export const createLogger = (level: LogLevel, destination: DestinationStream = process.stderr): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: ['authorization', 'cookie', '*.authorization', '*.cookie'],
    },
    destination,
  );

/** Nest's own lines in the same log; how it wires its modules interests only whoever debugs that. */
export function nestLogger(logger: Logger): LoggerService {
  const line =
    (level: 'debug' | 'warn' | 'error' | 'trace' | 'fatal') =>
    (message: unknown, ...rest: unknown[]): void =>
      logger[level]({ context: rest.at(-1) }, String(message instanceof Error ? message.name : message));
  return {
    log: line('debug'),
    debug: line('debug'),
    verbose: line('trace'),
    warn: line('warn'),
    error: line('error'),
    fatal: line('fatal'),
  };
}
