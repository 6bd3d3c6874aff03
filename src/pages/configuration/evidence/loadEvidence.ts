import { toEvidence, type Answers, type Evidence } from '../../../core/evidence/evidence';
import { type EvidenceQueries } from '../../../core/evidence/evidenceQueries';
import { evidenceRange } from '../../../core/evidence/evidenceRange';
import { nodeNaming, nodeNamesQuery } from '../../../core/evidence/nodeNames';
import { isCutTo, isIncomplete, pastQuery } from '../../../core/evidence/pastQuery';
import { queryInstant, queryRange, type Series } from '../../../grafana/prometheus';
import { type EvidenceMemory } from './evidenceMemory';

/**
 * Asks the past about a signal, unless that was done a moment ago. How many kube-proxies there are is asked once for all
 * signals of a source: from them follow the range and the step.
 * @throws Refused when the data source cannot be asked.
 */
export async function loadEvidence(
  uid: string,
  queries: EvidenceQueries,
  memory: EvidenceMemory,
  cancelled: AbortSignal
): Promise<Evidence> {
  const key = JSON.stringify([uid, queries]);
  const remembered = memory.evidence.get(key);
  if (remembered !== undefined) {
    return remembered;
  }
  const counted = JSON.stringify([uid, queries.targets]);
  const known = memory.targets.get(counted);
  const now = queryInstant(
    uid,
    {
      ...(known === undefined && { targets: queries.targets }),
      ...(queries.worstNow !== undefined && { worst: queries.worstNow }),
    },
    cancelled
  );
  const targets = known ?? (await now)['targets']?.[0]?.value ?? 0;
  const range = evidenceRange(targets, Date.now());
  const ask = async (isAgain: boolean) =>
    (await queryRange(uid, { past: pastQuery(queries, range, targets, isAgain) }, range, cancelled))['past'] ?? [];
  const [first, { worst = [] }] = await Promise.all([ask(false), now]);
  const past = isIncomplete(queries, targets, first) ? await ask(true) : first;
  const naming = await namingOf(uid, queries, isCutTo(queries, targets) ? past : [], cancelled);
  const evidence = toEvidence({ queries, range, targets, worstNow: worst[0], past, naming });
  if (targets > 0) {
    memory.targets.set(counted, targets);
  }
  memory.evidence.set(key, evidence);
  return evidence;
}

/** Names of the nodes, which a query about many leaves out. */
async function namingOf(
  uid: string,
  { selection }: EvidenceQueries,
  past: readonly Series[],
  cancelled: AbortSignal
): Promise<NonNullable<Answers['naming']>> {
  const names = nodeNamesQuery(
    selection,
    past.map(({ labels }) => labels)
  );
  const answer = names === undefined ? [] : (await queryInstant(uid, { names }, cancelled))['names'];
  return nodeNaming(
    selection,
    (answer ?? []).map(({ labels }) => labels)
  );
}
