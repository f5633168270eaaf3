import { IsInt, IsOptional, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsBusinessDate } from '../problem/is-business-date.js';
import { IsKnownAt } from './is-known-at.js';
import { WholeNumber } from './parameters.js';
import { AtDto, ReadDto, StandingFilterDto } from './read.dto.js';

/** Two points: `asOf`, `knownAt` or `closing`, and the same for the one it is compared with; now where nothing is said. */
export class CompareDto extends AtDto {
  /** Business date of the second point, YYYY-MM-DD; today by default. */
  @IsOptional()
  @IsBusinessDate()
  toAsOf?: string;

  /** What the second point knows: an instant, or the `knownAt` that an answer was stamped with; all by default. */
  @IsOptional()
  @IsKnownAt()
  toKnownAt?: string;

  /** Id of a closing, in place of `toAsOf` and `toKnownAt`. */
  @IsOptional()
  @IsUUID()
  toClosing?: string;
}

/** The same of a portfolio; `limit` and `cursor` page through the partnerships that changed. */
export class ComparePortfolioDto extends StandingFilterDto {
  /** Business date of the second point, YYYY-MM-DD; today by default. */
  @IsOptional()
  @IsBusinessDate()
  toAsOf?: string;

  /** What the second point knows: an instant, or the `knownAt` that an answer was stamped with; all by default. */
  @IsOptional()
  @IsKnownAt()
  toKnownAt?: string;

  /** Id of a closing, in place of `toAsOf` and `toKnownAt`. */
  @IsOptional()
  @IsUUID()
  toClosing?: string;
}

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** A page of closings, which are what they are at any point. */
export class ClosingListDto extends ReadDto {
  /** Cursor of the page, as `Link` and `next` give it. */
  @IsOptional()
  @MaxLength(2_000)
  cursor?: string;

  /** How many items a page holds. */
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  limit: number = DEFAULT_LIMIT;
}
