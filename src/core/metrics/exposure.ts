import { type Family, type ProxyMode } from './family';

/** What tells kube-proxies apart that expose different families. */
export interface Kind {
  mode: ProxyMode;
  /** Kubernetes minor version, e.g. `1.35`. */
  version: string;
}

/** Nothing is said of versions that were older than this when the product began. */
const oldestOfInterest = '1.28';

const modeNames: Record<ProxyMode, string> = {
  iptables: 'iptables',
  ipvs: 'ipvs',
  nftables: 'nftables',
  kernelspace: 'kernelspace (Windows)',
};

const allModes: readonly ProxyMode[] = ['iptables', 'ipvs', 'nftables', 'kernelspace'];

/** Whether a kube-proxy of this kind can ever expose the family. */
export function isExposedBy(family: Family, { mode, version }: Kind): boolean {
  const { modes, until, laterIn = {} } = family;
  const since = laterIn[mode] ?? family.since;
  return (
    (modes === undefined || modes.includes(mode)) &&
    (since === undefined || minor(version) >= minor(since)) &&
    (until === undefined || minor(version) <= minor(until))
  );
}

/** Modes that expose one of the families at least; families of every mode, read beside those of some, decide nothing. */
export function modesWith(families: readonly Family[]): readonly ProxyMode[] | undefined {
  const some = families.flatMap(({ modes }) => (modes === undefined ? [] : [modes]));
  return some.length === 0 ? undefined : allModes.filter((mode) => some.some((modes) => modes.includes(mode)));
}

/** The first Kubernetes minor version in which one mode has all families that it ever has; undefined for every version. */
export function sinceWith(families: readonly Family[]): string | undefined {
  const perMode = (modesWith(families) ?? allModes).map((mode) => {
    const ofMode = families.filter(({ modes }) => modes === undefined || modes.includes(mode));
    return Math.max(...ofMode.map(({ since, laterIn }) => minor(laterIn?.[mode] ?? since ?? '1.0')));
  });
  const first = Math.min(...perMode);
  return first === 0 ? undefined : `1.${first}`;
}

/**
 * Which kube-proxies expose any of the families, as a sentence such as “Only in iptables mode, since Kubernetes 1.31.”;
 * undefined where all of them do.
 */
export function exposureText(families: readonly Family[]): string | undefined {
  const modes = allModes.filter((mode) =>
    families.some((family) => family.modes === undefined || family.modes.includes(mode))
  );
  const places = [
    ...inModes(modes),
    ...bound(families, 'since', Math.min, (version) => minor(version) > minor(oldestOfInterest)),
    ...laterModes(families, modes),
    ...bound(families, 'until', Math.max, () => true),
  ];
  return places.length === 0 ? undefined : `${capitalised(places.join(', '))}.`;
}

function inModes(modes: readonly ProxyMode[]): string[] {
  const missing = allModes.filter((mode) => !modes.includes(mode));
  if (missing.length === 0) {
    return [];
  }
  return missing.length === 1
    ? [`not in ${missing.map((mode) => modeNames[mode]).join()} mode`]
    : [`only in ${modes.map((mode) => modeNames[mode]).join(' and ')} mode`];
}

/** Modes in which all of the families came later than elsewhere. */
function laterModes(families: readonly Family[], modes: readonly ProxyMode[]): string[] {
  return modes.flatMap((mode) => {
    const later = families.flatMap(({ laterIn }) => laterIn?.[mode] ?? []);
    return later.length > 0 && later.length === families.length
      ? [`in ${modeNames[mode]} mode since Kubernetes 1.${Math.min(...later.map(minor))}`]
      : [];
  });
}

/** The version that bounds all of the families; nothing where one of them has no such bound. */
function bound(
  families: readonly Family[],
  which: 'since' | 'until',
  widest: (...minors: number[]) => number,
  isOfInterest: (version: string) => boolean
): string[] {
  const minors = families.flatMap((family) => (family[which] === undefined ? [] : [minor(family[which])]));
  const version = `1.${widest(...minors)}`;
  return minors.length === 0 || minors.length < families.length || !isOfInterest(version)
    ? []
    : [`${which === 'since' ? 'since' : 'up to'} Kubernetes ${version}`];
}

function minor(version: string): number {
  return Number(version.split('.')[1]);
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
