import { type DashboardLink } from '@grafana/schema';

import { type DashboardJson } from './dashboardModel';
import { type DashboardSubject } from './subject';
import { variablesOf } from './variables';

/** Grafana imports a bundled dashboard again when this differs. Grows with every release that changes a dashboard. */
export const dashboardRevision = 1;

/** Of Grafana 12: what it migrates older dashboards to. */
const schemaVersion = 41;

const sharedCrosshair = 1;

interface Content {
  uid: string;
  title: string;
  description: string;
  links: DashboardLink[];
  panels: DashboardJson['panels'];
}

/** What all dashboards share. */
export function dashboard(subject: DashboardSubject, content: Content): DashboardJson {
  return {
    id: null,
    ...content,
    revision: dashboardRevision,
    schemaVersion,
    version: 1,
    tags: ['kube-proxy'],
    editable: true,
    graphTooltip: sharedCrosshair,
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    timezone: 'browser',
    templating: { list: variablesOf(subject.settings, subject) },
  };
}
