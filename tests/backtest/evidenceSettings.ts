import { bundledSettings } from '../../src/core/settings/bundledSettings';
import { withLevel, withSignalEnabled, withSourceChange } from '../../src/core/settings/edit';
import { type Settings, type Source } from '../../src/core/settings/schema';
import { parameterProblem } from '../../src/core/settings/validation';
import { catalogue } from '../../src/core/signals/catalogue';

/** Everything is on, and nothing takes longer than the fleet is watched. */
function everything(): Settings {
  return catalogue.reduce((settings, signal) => {
    const on = withSignalEnabled(settings, signal.id, true);
    return signal.levels.reduce(
      (before, { severity, for: lasting }) =>
        lasting.endsWith('h') ? withLevel(before, signal.id, severity, { for: '20m' }) : before,
      on
    );
  }, bundledSettings());
}

/** Every drawn number at a part of its default, after less time. */
function lower(): Settings {
  return catalogue.reduce(
    (settings, signal) =>
      signal.levels.reduce((before, { severity }) => {
        const parameter = signal.parameters.find(({ id }) => id === signal.line);
        const number = (parameter?.defaults[severity] ?? NaN) * 0.7;
        const value = parameter?.whole === true ? Math.floor(number) : number;
        const isAllowed = parameter !== undefined && parameterProblem(parameter, value) === undefined;
        const parameters = isAllowed ? { [parameter.id]: value } : {};
        return withLevel(before, signal.id, severity, { for: '7m', parameters });
      }, settings),
    everything()
  );
}

const own: Source['clusters'] = {
  syncing: { kubeProxy: true, signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: 12.2 } } } } } },
  requests: { kubeProxy: true, signals: { 'api-server-errors': { enabled: false } } },
  unreachable: {
    kubeProxy: true,
    signals: { 'many-instances-down': { levels: { critical: { parameters: { atLeast: 4 } } } } },
  },
  dropped: {
    kubeProxy: true,
    signals: { 'conntrack-invalid-drops': { levels: { info: { parameters: { threshold: 45 } } } } },
  },
};

/** Off, so that what they explain otherwise is told. */
const explanations = ['rules-stale', 'sync-failing', 'node-not-covered'] as const;

export interface NamedSettings {
  name: 'defaults' | 'changed';
  settings: Settings;
}

/** Settings with which evidence is compared: the defaults, and other numbers, some of them of single clusters. */
export function evidenceSettings(): NamedSettings[] {
  const changed = lower();
  const [source] = changed.sources;
  return [
    { name: 'defaults', settings: everything() },
    {
      name: 'changed',
      settings: explanations.reduce(
        (settings, id) => withSignalEnabled(settings, id, false),
        withSourceChange(changed, source?.id ?? '', { clusters: own })
      ),
    },
  ];
}
