// What the reports need from the rest of the house.
import type { Station } from '../../dialogs/dialogs.ts';
import type { FigureStore } from './figures.ts';

/** What codes are called. */
export interface ReportNames {
  readonly procedure: (code: string) => string;
  /** The places of a guide in their order; empty where there is no guide any more. */
  readonly stations: (code: string) => readonly Station[];
  /** «xã Cẩm Duệ» */
  readonly unit: (code: string) => string;
}

/** How people judged answers. */
export interface Satisfaction {
  readonly helped: number;
  readonly notHelped: number;
}

export interface ReportParts extends FigureStore {
  readonly names: ReportNames;
  /** Null while nobody is asked whether an answer helped. */
  readonly satisfaction: ((from: Date, to: Date) => Promise<Satisfaction>) | null;
}
