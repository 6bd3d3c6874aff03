import type { JsonObject } from '../json';

/** A rule as it is kept: the normalised PUT body. */
export interface StoredRule {
  id: number;
  uid: string;
  title: string;
  condition: string;
  data: JsonObject[];
  updated: string;
  noDataState: string;
  execErrState: string;
  /** Milliseconds. */
  pendingFor: number;
  /** Milliseconds. */
  keepFiringFor: number;
  missingSeriesEvalsToResolve: number | undefined;
  annotations: Record<string, string>;
  labels: Record<string, string>;
  isPaused: boolean;
  notificationSettings: JsonObject | undefined;
  record: JsonObject | undefined;
}

export type Provenance = '' | 'api' | 'file';

export interface StoredGroup {
  title: string;
  folderUid: string;
  /** Seconds. */
  interval: number;
  provenance: Provenance;
  rules: StoredRule[];
}
