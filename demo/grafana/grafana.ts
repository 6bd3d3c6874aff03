import { type Settings } from '../../src/core/settings/schema';
import { type RunningPrometheus } from '../prometheus/prometheus';

export const grafanaKinds = ['binary', 'docker', 'preview'] as const;
export type GrafanaKind = (typeof grafanaKinds)[number];

export interface GrafanaOptions {
  dist: string;
  /** Folder for Grafana’s own data. */
  directory: string;
  prometheus: Pick<RunningPrometheus, 'url' | 'reloadUrl'>;
  rulesDirectory: string;
  port: number;
  settings?: Settings;
}

export interface RunningGrafana {
  url: string;
  stop(): Promise<void>;
  /** Settles when it has ended by itself; left out when it cannot. */
  ended?: Promise<void>;
}
