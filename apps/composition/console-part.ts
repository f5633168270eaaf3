import { ConsoleModule, type TellApis } from '../console/index.js';
import { type Part } from './part.js';

/** The pages, over the APIs wherever they are. */
export const consolePart = (apis: TellApis): Part => ({
  modules: [ConsoleModule.with({ apis })],
  healthChecks: [],
});
