import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type TellingThreadsOptions } from '#projections';

/** Where threads find what read models are told from: beside this file, compiled or not. */
const MODULE = `telling-module${extname(import.meta.filename)}`;

/** Long logs are told on threads. */
export const TOLD_ON_THREADS: TellingThreadsOptions = {
  module: pathToFileURL(join(import.meta.dirname, MODULE)),
};
