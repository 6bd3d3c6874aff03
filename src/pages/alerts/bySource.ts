import { groupNameParts, type GroupContent } from '../../core/compile/groupName';
import { sourceIdOfRule } from '../../core/compile/ruleUid';
import { type Source } from '../../core/settings/schema';
import { groupTitles } from '../../core/signals/groupTitles';

/** What belongs to one source, or to none, under one heading. */
export interface Section<Item> {
  /** Undefined for what belongs to no source: dashboards. */
  sourceId: string | undefined;
  title: string;
  items: Item[];
}

/** The source for which a rule or a rule group was made, by the uid or the title; undefined for anything else. */
export function sourceIdOf(id: string): string | undefined {
  return sourceIdOfRule(id) ?? groupNameParts(id)?.sourceId;
}

/** The source of a rule or a rule group, unless it is no longer in the settings. */
export function sourceOf(id: string, sources: readonly Source[]): Source | undefined {
  const sourceId = sourceIdOf(id);
  return sources.find((source) => source.id === sourceId);
}

/** What a source is called; with its id where another one has the same name. */
export function sourceTitle(sourceId: string, sources: readonly Source[]): string {
  const name = sources.find(({ id }) => id === sourceId)?.name;
  if (name === undefined) {
    return `Source ${sourceId}, no longer in the settings`;
  }
  return sources.filter((source) => source.name === name).length > 1 ? `${name} (${sourceId})` : name;
}

/** What a rule group of the plugin is called by people: `Europe · Control plane`; any other keeps its title. */
export function groupWords(sources: readonly Source[]): (title: string) => string {
  const contents: Record<GroupContent, string> = { ...groupTitles, recording: 'Recording rules' };
  const titles = new Map(Object.entries(contents));
  return (title) => {
    const { sourceId, content } = groupNameParts(title) ?? {};
    const group = titles.get(content ?? '');
    return sourceId === undefined || group === undefined ? title : `${sourceTitle(sourceId, sources)} · ${group}`;
  };
}

/** Of which source something is, to be said beside it: ` of Prometheus`. Empty where nothing else could be meant. */
export type SourceWords = (id: string) => string;

/** @param ids of everything that is shown together */
export function sourceWords(ids: Iterable<string>, sources: readonly Source[]): SourceWords {
  const all = new Set([...sources.map(({ id }) => id), ...[...ids].flatMap((id) => sourceIdOf(id) ?? [])]);
  return (id) => {
    const sourceId = all.size > 1 ? sourceIdOf(id) : undefined;
    return sourceId === undefined ? '' : ` of ${sourceTitle(sourceId, sources)}`;
  };
}

/** Items by source, in the order of the settings; then sources that are no longer in them, then what has none. */
export function sections<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  sources: readonly Source[]
): Array<Section<Item>> {
  const bySource = new Map<string | undefined, Item[]>(sources.map(({ id }) => [id, []]));
  const others: Item[] = [];
  for (const item of items) {
    const sourceId = sourceIdOf(idOf(item));
    const known = sourceId === undefined ? others : bySource.get(sourceId);
    if (known === undefined) {
      bySource.set(sourceId, [item]);
    } else {
      known.push(item);
    }
  }
  return [...bySource, [undefined, others] as const]
    .filter(([, ofSource]) => ofSource.length > 0)
    .map(([sourceId, ofSource]) => ({
      sourceId,
      title: sourceId === undefined ? 'Dashboards' : sourceTitle(sourceId, sources),
      items: ofSource,
    }));
}
