#!/usr/bin/env node
import { ledger } from './ledger.js';
import { systemTerminal } from './terminal.js';

/** `npm run ledger -- <verb>` */
process.exitCode = await ledger(process.argv.slice(2), process.env, systemTerminal);
