import { largestBucket } from '../metrics/family';
import { effectiveLevels } from '../settings/effective';
import { pathText } from '../settings/findingPath';
import { type Settings, type SignalSettings, type Source } from '../settings/schema';
import { type Finding, type Findings } from '../settings/validation';
import { catalogue } from '../signals/catalogue';
import { type Parameter, type Severity, type Signal } from '../signals/signal';
import { withUnit } from '../units';
import { type FoundBySource } from './obstacles';

/** A number of one level, and the clusters in which it holds. */
interface Judged {
  signal: Signal;
  severity: Severity;
  parameter: Parameter;
  value: number;
  path: string;
  /** False when it is the default. */
  isChosen: boolean;
  clusters: Array<{ cluster: string; source: Source }>;
}

/**
 * Numbers that the buckets of the clusters that are watched cannot tell. An error is only what somebody chose and can
 * fire nowhere; a default that single clusters lack must not keep other values from being saved.
 */
export function bucketFindings(settings: Settings, found: FoundBySource): Findings {
  const findings: Findings = { errors: [], notices: [] };
  for (const judged of numbersOf(settings, found)) {
    if (judged.parameter.boundOf !== undefined) {
      judgeBound(judged, found, findings);
    } else if (judged.parameter.meanOf !== undefined) {
      findings.notices.push(...beyondQuantiles(judged, found));
    }
  }
  return findings;
}

function judgeBound(
  { parameter, value, path, isChosen, clusters }: Judged,
  found: FoundBySource,
  into: Findings
): void {
  const { boundOf, unit } = parameter;
  const known = clusters.flatMap(({ cluster, source }) => {
    const bounds = found[source.id]?.buckets.get(cluster)?.bounds.get(boundOf?.name ?? '');
    return bounds === undefined || source.histograms === 'native' ? [] : [{ cluster, bounds }];
  });
  const without = known.filter(({ bounds }) => !bounds.includes(value));
  // What is no bound at all is judged with the settings.
  if (without.length === 0 || parameter.allowed?.includes(value) !== true) {
    return;
  }
  const [first] = without;
  const there =
    first === undefined || first.bounds.length === 0
      ? 'none of those that can be chosen'
      : first.bounds.map((bound) => withUnit(bound, unit)).join(', ');
  const isNowhere = without.length === clusters.length;
  const where = isNowhere ? '' : ` in ${named(without)}`;
  const message = `Cannot fire${where}: ${boundOf?.name ?? ''} has no bucket of ${withUnit(value, unit)} there. Buckets that are there: ${there}.`;
  (isChosen && isNowhere ? into.errors : into.notices).push({ path, message });
}

function beyondQuantiles({ parameter, value, path, clusters }: Judged, found: FoundBySource): Finding[] {
  const { meanOf, unit } = parameter;
  if (meanOf === undefined) {
    return [];
  }
  const endOf = ({ cluster, source }: Judged['clusters'][number]) =>
    found[source.id]?.buckets.get(cluster)?.largest.get(meanOf.name) ?? largestBucket(meanOf);
  const ends =
    clusters.length === 0
      ? [{ cluster: '', end: largestBucket(meanOf) }]
      : clusters.map((place) => ({ cluster: place.cluster, end: endOf(place) }));
  const beyond = ends.filter(({ end }) => value >= end);
  if (beyond.length === 0) {
    return [];
  }
  const end = Math.min(...beyond.map((one) => one.end));
  const where = beyond.length === ends.length ? '' : ` of ${named(beyond)}`;
  return [
    {
      path,
      message: `Graphs of quantiles${where} end at ${withUnit(end, unit)}, the largest bucket of ${meanOf.name}: they cannot show that this was exceeded. The mean, which is compared, can be above.`,
    },
  ];
}

function numbersOf(settings: Settings, found: FoundBySource): Judged[] {
  const { sources } = settings;
  return catalogue
    .filter(({ parameters }) => parameters.some(({ boundOf, meanOf }) => boundOf !== undefined || meanOf !== undefined))
    .flatMap((signal) => {
      const watched = sources.flatMap((source) =>
        [...(found[source.id]?.here.keys() ?? [])]
          .filter((cluster) => source.clusters[cluster]?.kubeProxy !== false)
          .map((cluster) => ({ cluster, source }))
      );
      const apart = sources.flatMap((source, index) =>
        Object.entries(source.clusters).flatMap(([cluster, { signals }]) => {
          const own = signals?.[signal.id];
          return own === undefined ? [] : [{ source, index, cluster, own }];
        })
      );
      const isApart = ({ cluster, source }: { cluster: string; source: Source }, severity: Severity, id: string) =>
        apart.some((one) => one.source === source && one.cluster === cluster && isSetBy(one.own, severity, id));
      return [
        ...levelsOf(signal, settings).flatMap(({ severity, parameter, value }) => ({
          signal,
          severity,
          parameter,
          value,
          path: `${pathText(['signals', signal.id])}.levels.${severity}.parameters.${parameter.id}`,
          isChosen: isSetBy(settings.signals[signal.id], severity, parameter.id),
          clusters: watched.filter((place) => !isApart(place, severity, parameter.id)),
        })),
        ...apart.flatMap(({ source, index, cluster, own }) =>
          levelsOf(signal, settings, source, cluster)
            .filter(({ severity, parameter }) => isSetBy(own, severity, parameter.id))
            .map(({ severity, parameter, value }) => ({
              signal,
              severity,
              parameter,
              value,
              path: `${pathText(['sources', index, 'clusters', cluster, 'signals', signal.id])}.levels.${severity}.parameters.${parameter.id}`,
              isChosen: true,
              clusters: [{ cluster, source }],
            }))
        ),
      ];
    });
}

function levelsOf(signal: Signal, settings: Settings, source?: Source, cluster?: string) {
  return effectiveLevels(signal, settings, source, cluster)
    .filter(({ enabled }) => enabled)
    .flatMap(({ severity, parameters }) =>
      signal.parameters.flatMap((parameter) => {
        const value = parameters[parameter.id];
        return value === undefined ? [] : [{ severity, parameter, value }];
      })
    );
}

function isSetBy(own: SignalSettings | undefined, severity: Severity, id: string): boolean {
  return own?.levels?.[severity]?.parameters?.[id] !== undefined;
}

const mostNamed = 4;

function named(clusters: ReadonlyArray<{ cluster: string }>): string {
  const names = clusters.map(({ cluster }) => (cluster === '' ? 'the cluster without a label' : cluster));
  return `${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? ', …' : ''}`;
}
