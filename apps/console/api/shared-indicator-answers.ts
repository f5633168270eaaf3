import { type Accumulation, type LeftOut, type MeasureKind, type SubImpact } from '#domain';
import { type Stamp } from './closing-answers.js';

/** What pages read of the shared library of indicators. */
export interface LibraryDefinition {
  readonly subImpact: SubImpact;
  readonly evaluates: 'actions' | 'solution' | 'partnership';
  readonly name: string;
  readonly definition: string;
  readonly unit: string;
  readonly measure: MeasureKind;
  readonly accumulation: Accumulation;
  readonly scale: readonly string[] | null;
  readonly direction: 'increase' | 'decrease' | 'maintain';
  readonly method: string;
}

export interface SharedIndicator {
  readonly sharedIndicatorId: string;
  readonly revision: string;
  readonly name: string;
  readonly measure: MeasureKind;
  readonly subImpact: SubImpact;
  readonly version: number;
  readonly publishedOn: string;
  readonly versions: readonly {
    readonly version: number;
    readonly definition: LibraryDefinition;
    readonly publishedOn: string;
  }[];
}

export interface SharedIndicatorAnswer extends SharedIndicator {
  readonly stamp: Stamp;
}

export interface SharedIndicatorUse {
  readonly partnershipId: string;
  readonly title: string;
  readonly indicatorId: string;
  readonly sharedVersion: number;
  readonly measuredOn: string | null;
  readonly figure: number | null;
  readonly leftOut: LeftOut | null;
}

export interface SharedAggregateAnswer {
  readonly stamp: Stamp;
  readonly version: number;
  readonly definition: LibraryDefinition;
  readonly indicators: number;
  readonly partnerships: number;
  readonly figure: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly leftOut: readonly { readonly reason: LeftOut; readonly indicators: number }[];
}
