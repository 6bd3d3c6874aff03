import * as fc from 'fast-check';

import { parseSettings } from '../../src/core/settings/parse';
import { catalogue } from '../../src/core/signals/catalogue';

/** Texts with everything that PromQL, RE2 and templates give a meaning. */
const text = fc.oneof(
  fc.fullUnicodeString({ maxLength: 12 }),
  fc.stringOf(fc.constantFrom(...'"\\\n\r\0\t{}$.*|()[]\'`: #&!%@-ü猫\u0085\u2028\u2029\ufeff\uffff\ufffd\ud800'), {
    maxLength: 12,
  })
);
const someText = text.filter((value) => value !== '');
const labelName = fc.constantFrom('cluster', 'k8s_cluster', '_x', 'Zone9');
const share = fc.double({ min: 0, max: 1, noNaN: true });

const expectedNodes = fc.oneof(
  fc.constantFrom({ mode: 'auto' }, { mode: 'daemonset' }, { mode: 'nodes' }, { mode: 'discovered' }),
  fc.record({ mode: fc.constant('fixed'), fixed: fc.nat(5000) }),
  fc.record({
    mode: fc.constant('nodes'),
    excludeTaints: fc.array(someText, { maxLength: 2 }),
    graceMinutes: fc.nat(60),
  }),
  fc.record({
    mode: fc.constant('auto'),
    tolerance: fc.record({ value: fc.nat(50), unit: fc.constantFrom('nodes', 'percent') }),
  })
);

/** Numbers within what each parameter allows; one number for all levels, so that none contradicts another. */
const signals = fc.record(
  Object.fromEntries(
    catalogue.map((signal) => [
      signal.id,
      fc.record(
        {
          enabled: fc.boolean(),
          levels: share.map((fraction) =>
            Object.fromEntries(
              signal.levels.map(({ severity }) => [
                severity,
                {
                  parameters: Object.fromEntries(
                    signal.parameters.map(({ id, min, max, whole = false }) => {
                      const value = min + (max - min) * fraction * 0.99;
                      return [id, whole ? Math.round(value) : value];
                    })
                  ),
                },
              ])
            )
          ),
        },
        { requiredKeys: [] }
      ),
    ])
  ),
  { requiredKeys: [] }
);

const clusters = fc.dictionary(
  text,
  fc.record({ kubeProxy: fc.boolean(), signals, expectedNodes }, { requiredKeys: [] }),
  { maxKeys: 4 }
);

const source = fc.record(
  {
    id: fc.constant('abc123'),
    name: someText,
    datasourceUid: someText,
    clusterLabel: labelName,
    histograms: fc.constantFrom('classic', 'native', 'both'),
    selector: fc.record({
      job: fc.constantFrom('kube-proxy', '(.*/)?kube-proxy', 'a\\.b"c|d\\\\'),
      extra: fc.array(fc.record({ label: labelName, operator: fc.constantFrom('=', '!='), value: text }), {
        maxLength: 2,
      }),
    }),
    expectedNodes,
    clusters,
  },
  { requiredKeys: ['id', 'name', 'datasourceUid'] }
);

/** What somebody may have stored: nearly always usable. */
const storedSettings = fc.record(
  { sources: fc.array(source, { maxLength: 1 }), signals, recording: fc.record({ enabled: fc.boolean() }) },
  { requiredKeys: ['sources'] }
);

/** The same, read. */
export const readSettings = storedSettings.map((document) => parseSettings(document));
