import { CallsPerMinute } from './calls-per-minute.js';

/** The calls refused at the door: by caller where the token says who calls, else by address. */
export class RefusedCalls extends CallsPerMinute {}
