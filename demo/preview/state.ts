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
  jsonData: JsonObject;
  /** It comes from a provisioning file. */
  readOnly: boolean;
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

/** Everything that the stand-in for Grafana remembers, in memory. */
export interface PreviewState {
  settings: StoredSettings | undefined;
  dashboards: Map<string, StoredDashboard>;
  folders: Map<string, StoredFolder>;
  groups: StoredGroup[];
  contactPoints: StoredContactPoint[];
  dataSources: DataSource[];
  lastId: number;
}

function provisionedPrometheus(url: string): DataSource {
  const jsonData = { httpMethod: 'POST', prometheusType: 'Prometheus', timeInterval: '15s' };
  return {
    id: 1,
    uid: 'prometheus',
    name: 'Prometheus',
    type: 'prometheus',
    url,
    isDefault: true,
    jsonData,
    readOnly: true,
  };
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
    dataSources: [provisionedPrometheus(prometheusUrl)],
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
