import { familiesRead } from '../metrics/familiesRead';
import { type Family } from '../metrics/family';
import { type Signal } from '../signals/signal';
import { branchesOf } from './branches';
import { everyAlertOn } from './readers';

/**
 * Families that decide whether the alert of a signal fires, found in what is compiled. What explains it away and what
 * names its nodes is left out: without these it still fires.
 */
export function familiesOfSignal(signal: Signal): Family[] {
  const settings = everyAlertOn();
  const branches = settings.sources.flatMap((source) =>
    signal.levels.flatMap(({ severity }) => branchesOf(signal, severity, settings, source))
  );
  return familiesRead(branches.map(({ kubeProxy, parameters }) => signal.firing(kubeProxy, parameters).text));
}
