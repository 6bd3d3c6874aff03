import * as fc from 'fast-check';

import { readSettings } from '../../../tests/settings/anySettings';
import { promqlProblems } from '../../../tests/source/promql';
import { compileAlertingFile } from './grafanaProvisioning';
import { compilePrometheusRules } from './prometheusRules';

/** The canary's expression is indented further in Grafana. */
const onOneLine = (expression: string) => expression.replace(/\s+/g, ' ');

describe('whatever the settings', () => {
  it('every rule is PromQL', () => {
    const found = { usable: 0 };
    fc.assert(
      fc.property(readSettings, (parsed) => {
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
      fc.property(readSettings, (parsed) => {
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
