import { type Settings } from '../../src/core/settings/schema';

/** A replay leaves out how long alerts are kept firing: its steps are minutes apart, and most often longer than that. */
export function endingAtOnce(settings: Settings): Settings {
  return { ...settings, alerting: { ...settings.alerting, keepFiringFor: '0s' } };
}
