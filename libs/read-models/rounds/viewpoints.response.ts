import { type Impact, type Panel, type Sphere, type SubImpact } from '#domain';

/** A text in both languages. */
export class TextInBoth {
  fr: string;
  en: string;
}

/** Whose viewpoint it is: a party's, attributed, or that of a panel. */
export class NamedViewpoint {
  /** `party/<organisationId>` or `panel/<code>`: what the figures of an answer name it by. */
  viewpoint: string;
  kind: 'party' | 'panel';
  /** Null for a panel. */
  organisationId: string | null;
  /** Present name of the party; null for a panel, and where the directory does not have it. */
  name: string | null;
  /** The sphere that the party spoke for; null for a panel. */
  sphere: Sphere | null;
  /** Null for a party. */
  panel: Panel | null;
}

/** A viewpoint with what was counted under it. */
export class CountedViewpoint extends NamedViewpoint {
  /** Sheets counted; null where fewer than the threshold came. */
  sheets: number | null;
  /** Of them, those first given or revised after results had been visible; null where withheld. */
  afterResults: number | null;
  /** Whether the party named the sheet that stands for it. */
  isOfficial: boolean;
  /** From how many sheets on the panel is shown; null for a party, which is shown whatever its number. */
  threshold: number | null;
  /** True where nothing but that is told: fewer sheets than the threshold. */
  withheld: boolean;
}

/** What marks say. Quartiles are the medians of either half, the middle mark in both. */
export class MarkFigures {
  /** Marks given; answers that are none are counted apart, never zero. */
  n: number;
  median: number | null;
  min: number | null;
  max: number | null;
  lowerQuartile: number | null;
  upperQuartile: number | null;
  /** Between the quartiles. */
  spread: number | null;
  notConcerned: number;
  dontKnow: number;
}

/** One viewpoint's figures. */
export class ViewpointMarks {
  /** As `viewpoints` names it. */
  viewpoint: string;
  /** Null where they are withheld, or nobody answered. */
  figures: MarkFigures | null;
}

/** A sub-impact as each viewpoint sees it: the answers of its questions that are shown, pooled. */
export class SubImpactMarks {
  subImpact: SubImpact;
  viewpoints: ViewpointMarks[];
}

/** One of the three impacts as each viewpoint sees it. */
export class ImpactMarks {
  impact: Impact;
  viewpoints: ViewpointMarks[];
  subImpacts: SubImpactMarks[];
}
