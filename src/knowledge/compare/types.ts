// What a comparison of a guide with its official record finds.
import type { Method } from '../types.ts';

/** A difference before anybody asked whether it is explained. */
export interface Found {
  readonly about: 'gone' | 'decision' | 'page' | 'method' | 'duration' | 'fee' | 'paper';
  readonly method?: Method;
  /** Name of the paper in question. */
  readonly match?: string;
  readonly says: string;
  /** Source of the fact that only the guide has. */
  readonly source?: string;
}

/** A difference, and what explains it. */
export interface Difference extends Found {
  readonly code: string;
  /** Why the guide is right all the same, with its source; null when nobody said. */
  readonly explained: string | null;
}
