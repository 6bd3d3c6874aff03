import * as fc from 'fast-check';

import { promqlProblems } from '../../../tests/source/promql';
import { parseSettings } from '../settings/parse';
import { catalogue } from '../signals/catalogue';
import { compileAlertingFile } from './grafanaProvisioning';
import { compilePrometheusRules } from './prometheusRules';

/** Texts with everything that PromQL, RE2 and templates give a meaning. */
const text = fc.oneof(
  fc.fullUnicodeString({ maxLength: 12 }),
  fc.stringOf(
    fc.constantFrom('"', '\\', '\n', '{', '}', '$', '.', '*', '|', '(', ')', '[', ']', "'", '`', ' ', 'ü', '猫'),
    { maxLength: 12 }
  )
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

const settings = fc
  .record(
    { sources: fc.array(source, { maxLength: 1 }), signals, recording: fc.record({ enabled: fc.boolean() }) },
    { requiredKeys: ['sources'] }
  )
  .map((document) => parseSettings(document));

/** The canary's expression is indented further in Grafana. */
const onOneLine = (expression: string) => expression.replace(/\s+/g, ' ');

describe('whatever the settings', () => {
  it('every rule is PromQL', () => {
    const found = { usable: 0 };
    fc.assert(
      fc.property(settings, (parsed) => {
        fc.pre(parsed.kind === 'usable');
        found.usable += 1;
        const rules = compilePrometheusRules(parsed.settings).groups.flatMap((group) => group.rules);
        expect(rules.flatMap(({ expr }) => promqlProblems(expr))).toEqual([]);
      }),
      { numRuns: 60 }
    );
    expect(found.usable).toBeGreaterThan(30);
  });

  it('Grafana’s file holds the same expressions, and no dollar that Grafana would replace', () => {
    fc.assert(
      fc.property(settings, (parsed) => {
        fc.pre(parsed.kind === 'usable');
        const prometheus = compilePrometheusRules(parsed.settings).groups.flatMap(({ rules }) => rules);
        const grafana = compileAlertingFile(parsed.settings).groups.flatMap(({ rules }) => rules);
        expect(grafana.map(({ data }) => onOneLine(String(data[0]?.model['expr'])))).toEqual(
          prometheus.map(({ expr }) => expect.stringContaining(onOneLine(expr)))
        );
        const interpolated = grafana.flatMap(({ labels, data }) => [
          ...Object.values(labels),
          ...data.map(({ datasourceUid }) => datasourceUid),
        ]);
        expect(interpolated.filter((value) => value.replaceAll('$$', '').includes('$'))).toEqual([]);
      }),
      { numRuns: 40 }
    );
  });
});
