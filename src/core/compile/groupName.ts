import { type Source } from '../settings/schema';
import { type Signal } from '../signals/signal';

/** What a rule group of a source holds: the alerts of a group of signals, or what is recorded. */
export type GroupContent = Signal['group'] | 'recording';

/** Name of the rule group of a source. */
export function groupName({ id }: Pick<Source, 'id'>, content: GroupContent): string {
  return `kube-proxy-${id}-${content}`;
}

/** What a name was made from; undefined for a group that the plugin did not make. The content may be unknown today. */
export function groupNameParts(name: string): { sourceId: string; content: string } | undefined {
  const [, sourceId, content] = /^kube-proxy-([a-z0-9]{6})-(.+)$/.exec(name) ?? [];
  return sourceId === undefined || content === undefined ? undefined : { sourceId, content };
}
