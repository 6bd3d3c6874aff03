import { AlertStates } from './alertStates';
import { ContactPoints } from './contactPoints';
import { Dashboards } from './dashboards';
import { Evaluation } from './evaluation';
import { Folders } from './folders';
import { Http } from './http';
import { RuleGroups } from './ruleGroups';

/** The surfaces of Grafana that a plan is read from and written to. */
export interface Ports {
  folders: Folders;
  ruleGroups: RuleGroups;
  evaluation: Evaluation;
  dashboards: Dashboards;
  alertStates: AlertStates;
  contactPoints: ContactPoints;
}

export function grafanaPorts(http = new Http()): Ports {
  return {
    folders: new Folders(http),
    ruleGroups: new RuleGroups(http),
    evaluation: new Evaluation(http),
    dashboards: new Dashboards(http),
    alertStates: new AlertStates(http),
    contactPoints: new ContactPoints(http),
  };
}
