import { type PageDto } from '#contracts';

/** What a query asks for, without what says how, and at which point, to answer it. */
export const filterOf = <Asked extends PageDto>({
  limit: _,
  cursor: __,
  after: ___,
  asOf: ____,
  knownAt: _____,
  closing: ______,
  ...filter
}: Asked) => filter;
