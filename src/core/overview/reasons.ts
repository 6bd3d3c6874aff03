import { type CompiledRule } from '../compile/rules';
import { staleRulesSignals } from '../signals/freshness';
import { failedSyncsWindow } from '../signals/programming/syncFailing';
import { type SignalId } from '../signals/signal';
import { spokenSeconds } from '../units';
import { type Answers, type Sample } from './overviewQueries';

/** Symptoms that an effect on the same target explains away and that say why, the most telling first. */
const reasonIds = ['sync-failing', 'livez-failing'] as const satisfies readonly SignalId[];

type ReasonId = (typeof reasonIds)[number];

const words: Record<ReasonId, { one(count: number): string; several(nodes: string, most: number): string }> = {
  'sync-failing': {
    one: (count) => `Its syncs fail: ${count} in the last ${spokenSeconds(failedSyncsWindow)}.`,
    several: (nodes, most) => `Syncs fail on ${nodes}: up to ${most} in the last ${spokenSeconds(failedSyncsWindow)}.`,
  },
  'livez-failing': {
    one: () => 'It calls itself unhealthy: /livez answers 503.',
    several: (nodes) => `By their own account unhealthy (/livez answers 503): ${nodes}.`,
  },
};

interface Reason {
  id: ReasonId;
  value: number;
}

/** Why targets are affected: the most telling reason of each, by `targetOf`. */
export type Reasons = ReadonlyMap<string, Reason>;

/** Causes that the query of a signal leaves to `apartFromReasons`, so that what they hide is still known. */
export function hidingLater({ signal }: CompiledRule): readonly SignalId[] {
  return reasonIds.some((id) => id === signal.id) ? staleRulesSignals : [];
}

/** Takes what an effect on the same target explains out of the answers, and keeps it as its reason. */
export function apartFromReasons(
  rules: readonly CompiledRule[],
  answers: Answers
): { answers: Answers; reasons: Reasons } {
  const affected = new Set(
    rules
      .filter(({ signal }) => staleRulesSignals.includes(signal.id))
      .flatMap((rule) => (answers[rule.uid] ?? []).map((sample) => targetOf(rule, sample)))
  );
  const reasons = new Map<string, Reason>();
  const others: Record<string, readonly Sample[] | undefined> = { ...answers };
  for (const id of reasonIds) {
    for (const rule of rules.filter(({ signal }) => signal.id === id)) {
      const isReason = (sample: Sample) => affected.has(targetOf(rule, sample));
      const samples = answers[rule.uid];
      others[rule.uid] = samples?.filter((sample) => !isReason(sample));
      for (const sample of samples?.filter(isReason) ?? []) {
        const target = targetOf(rule, sample);
        reasons.set(target, reasons.get(target) ?? { id, value: sample.value });
      }
    }
  }
  return { answers: others, reasons };
}

/**
 * Why these series of an effect in one cluster are what they are, as a sentence; undefined where nothing tells.
 * @param nodes how many nodes they are of
 */
export function reasonInWords(
  rule: CompiledRule,
  samples: readonly Sample[],
  nodes: number,
  reasons: Reasons
): string | undefined {
  const known = staleRulesSignals.includes(rule.signal.id)
    ? samples.flatMap((sample) => {
        const reason = reasons.get(targetOf(rule, sample));
        return reason === undefined ? [] : [{ ...reason, node: sample.labels['node'] }];
      })
    : [];
  const id = reasonIds.find((one) => known.some((reason) => reason.id === one));
  if (id === undefined) {
    return undefined;
  }
  const telling = known.filter((reason) => reason.id === id);
  const most = Math.max(...telling.map(({ value }) => value));
  const of = new Set(telling.map(({ node }) => node)).size;
  return nodes === 1 ? words[id].one(most) : words[id].several(of === nodes ? 'all of them' : `${of} of them`, most);
}

function targetOf({ source }: CompiledRule, { labels }: Sample): string {
  return JSON.stringify([source.id, ...[source.clusterLabel, 'job', 'instance', 'node'].map((name) => labels[name])]);
}
