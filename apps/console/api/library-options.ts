import { type Api } from './api.js';
import { type ListAnswer } from './list-answers.js';
import { type SharedIndicator } from './shared-indicator-answers.js';

/** Above this number a list of choices is of no use to anyone. */
const MOST = '200';

/** The shared indicators to choose from, by name; `total` says whether there are more. */
export const libraryOptions = (api: Api): Promise<ListAnswer<SharedIndicator>> =>
  api.get<ListAnswer<SharedIndicator>>('/shared-indicators', new URLSearchParams({ limit: MOST }));
