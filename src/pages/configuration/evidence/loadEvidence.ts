import { toEvidence, type Answers, type Evidence } from '../../../core/evidence/evidence';
import { type EvidenceQueries } from '../../../core/evidence/evidenceQueries';
import { evidenceRange, mostNodesOfAWeek } from '../../../core/evidence/evidenceRange';
import { nodeNaming, nodeNamesQuery } from '../../../core/evidence/nodeNames';
import { isCutTo, isIncomplete, pastQuery } from '../../../core/evidence/pastQuery';
import { queryInstant, queryRange, type Sample, type Series } from '../../../grafana/prometheus';
import { type EvidenceMemory, type Fleet } from './evidenceMemory';

/**
 * Asks the past about a signal, unless that was done a moment ago. How many kube-proxies there are is asked once for all
 * signals of a source: from them follow the range and the step, and whether recorded series are read.
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
  const { recorded, targets: counting, worstNow: worst } = queries;
  const counted = JSON.stringify([uid, counting, recorded?.aDayAgo]);
  const known = memory.fleets.get(counted);
  const now = queryInstant(
    uid,
    {
      ...(known === undefined && {
        targets: counting,
        ...(recorded !== undefined && { recorded: recorded.aDayAgo }),
      }),
      ...(worst !== undefined && { worst }),
    },
    cancelled
  );
  const fleet = known ?? fleetOf(await now);
  const { targets } = fleet;
  const isRecorded = recorded !== undefined && fleet.hasRecordedDay && targets > mostNodesOfAWeek;
  const asked = isRecorded ? recorded : queries;
  const range = evidenceRange(targets, Date.now(), isRecorded);
  const ask = async (isAgain: boolean) =>
    (await queryRange(uid, { past: pastQuery(asked, range, targets, isAgain) }, range, cancelled))['past'] ?? [];
  const [first, { worst: [worstNow] = [] }] = await Promise.all([ask(false), now]);
  const past = isIncomplete(asked, targets, first) ? await ask(true) : first;
  const naming = await namingOf(uid, asked, isCutTo(asked, targets) ? past : [], cancelled);
  const evidence = toEvidence({ queries, range, targets, worstNow, past, isRecorded, naming });
  if (targets > 0) {
    memory.fleets.set(counted, fleet);
  }
  memory.evidence.set(key, evidence);
  return evidence;
}

function fleetOf({ targets = [], recorded = [] }: Partial<Record<string, Sample[]>>): Fleet {
  return { targets: targets[0]?.value ?? 0, hasRecordedDay: recorded.length > 0 };
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
