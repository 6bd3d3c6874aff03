import { type DashboardLink } from '@grafana/schema';

import { annotationsOf } from './annotations';
import { type DashboardJson, isDrawn } from './dashboardModel';
import { withWayToNodes } from './drillDown';
import { placed, type Section } from './layout';
import { type DashboardSubject } from './subject';
import { variablesOf } from './variables';

/** Grafana imports a bundled dashboard again when this differs. Grows with every release that changes a dashboard. */
const dashboardRevision = 1;

/** Of Grafana 12: what it migrates older dashboards to. */
const schemaVersion = 41;

const sharedCrosshair = 1;

interface Content {
  uid: string;
  title: string;
  description: string;
  links: DashboardLink[];
  sections: Section[];
}

/** What all dashboards share. */
export function dashboard(subject: DashboardSubject, { sections, ...content }: Content): DashboardJson {
  return {
    id: null,
    ...content,
    panels: placed(sections).map((panel) => (isDrawn(panel) ? withWayToNodes(panel, subject) : panel)),
    annotations: { list: annotationsOf(subject) },
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
