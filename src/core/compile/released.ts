import { originLabel } from '../product';
import { type StoredRule } from './storedRule';

/** Annotation by which a rule remembers that it belongs to the user: no plan writes it. */
const releasedAnnotation = '__released__';

export function isReleased({ annotations }: Pick<StoredRule, 'annotations'>): boolean {
  return annotations?.[releasedAnnotation] === 'true';
}

/** The rule without the label by which Grafana locks it; what was applied last stays in it. */
export function released(rule: StoredRule): StoredRule {
  const { [originLabel.name]: _, ...labels } = rule.labels ?? {};
  return { ...rule, labels, annotations: { ...rule.annotations, [releasedAnnotation]: 'true' } };
}

/** The plugin's again, as it is now: the next plan says what differs from the settings. */
export function managed(rule: StoredRule): StoredRule {
  const { [releasedAnnotation]: _, ...annotations } = rule.annotations ?? {};
  return { ...rule, annotations, labels: { ...rule.labels, [originLabel.name]: originLabel.value } };
}

const suffix = '-released';

/** Where a released rule lives: a group is always written whole, so it must not stay in one of the plugin's. */
export function releasedGroup(group: string): string {
  return group.endsWith(suffix) ? group : `${group}${suffix}`;
}

/** Where it came from. */
export function managedGroup(group: string): string {
  return group.endsWith(suffix) ? group.slice(0, -suffix.length) : group;
}
