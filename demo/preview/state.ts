import type { JsonObject, Json } from './json';
import type { StoredGroup } from './alerting/storedRule';

/** Stored settings of the app; undefined until somebody saves them for the first time. */
export interface StoredSettings {
  enabled: boolean;
  pinned: boolean;
  jsonData: Json;
  secureJsonFields: JsonObject;
}

export interface StoredDashboard {
  id: number;
  uid: string;
  folderUid: string;
  dashboard: JsonObject;
  version: number;
  generation: number;
  created: string;
  updated: string;
  createdBy: string;
  updatedBy: string;
  /** Set for dashboards that the plugin owns; revision of the bundled file at the last import. */
  ownedByPlugin?: { path: string; importedRevision: number };
}

export interface StoredFolder {
  id: number;
  uid: string;
  title: string;
  created: string;
  createdBy: string;
}

export interface DataSource {
  id: number;
  uid: string;
  name: string;
  type: string;
  url: string;
  isDefault: boolean;
}

export interface StoredContactPoint {
  uid: string;
  /** Rules refer to this one. */
  name: string;
  /** The name of its one integration. */
  integration: string;
  type: string;
  settings: JsonObject;
}

/** Makes matching requests fail, so that a test can see what the app does then. */
export interface Breakage {
  method?: string;
  pathPattern: string;
  status: number;
  body: Json;
  remaining: number;
}

/** Everything that the stand-in for Grafana remembers, in memory. */
export interface PreviewState {
  settings: StoredSettings | undefined;
  dashboards: Map<string, StoredDashboard>;
  folders: Map<string, StoredFolder>;
  groups: StoredGroup[];
  contactPoints: StoredContactPoint[];
  dataSources: DataSource[];
  breakages: Breakage[];
  prometheusReachable: boolean;
  lastId: number;
}

export function defaultDataSources(prometheusUrl: string): DataSource[] {
  return [{ id: 1, uid: 'prometheus', name: 'Prometheus', type: 'prometheus', url: prometheusUrl, isDefault: true }];
}

const defaultContactPoint: StoredContactPoint = {
  uid: '',
  name: 'grafana-default-email',
  integration: 'email receiver',
  type: 'email',
  settings: { addresses: '<example@email.com>' },
};

export function emptyState(prometheusUrl: string): PreviewState {
  return {
    settings: undefined,
    dashboards: new Map(),
    folders: new Map(),
    groups: [],
    contactPoints: [defaultContactPoint],
    dataSources: defaultDataSources(prometheusUrl),
    breakages: [],
    prometheusReachable: true,
    lastId: 1,
  };
}

export function nextId(state: PreviewState): number {
  state.lastId += 1;
  return state.lastId;
}

/** Now, as Grafana writes times: whole seconds, UTC. */
export function timestamp(milliseconds = Date.now()): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
