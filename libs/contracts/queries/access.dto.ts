import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { WholeNumber } from './parameters.js';

const MOST = 200;

class LongListDto {
  /** How many on a page. */
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(MOST)
  limit: number = 50;
}

/** A page of the directory of people. */
export class PeopleDto extends LongListDto {
  /** `next` of the page before. */
  @IsOptional()
  @IsUUID()
  cursor?: string;
}

/** A page of what auditors read. */
export class ReadsDto extends LongListDto {
  /** `next` of the page before. */
  @IsOptional()
  @Matches(/^\d{1,18}$/)
  cursor?: string;
}
