import { fires } from '../../src/core/signals/scenario';
import { compactValues, promtoolInputSeries } from './promtoolSeries';

it('writes gaps as missing and the end of a series as stale', () => {
  expect(compactValues([undefined, undefined, 5, 5, 5, 6.12345, undefined, undefined, 7], 10)).toBe(
    '_x2 5+0x2 6.123 stale _ 7 stale'
  );
});

it('writes what a scenario’s Prometheus would have scraped', () => {
  const { interval, series } = promtoolInputSeries(
    fires('a node is down', (fleet) => fleet.node('a2').suffers('instance-down', { from: '2m', until: '4m' }), {
      shape: { length: '5m' },
      at: '3m',
      expected: [],
    })
  );
  const ofNode = (family: string) =>
    series.filter((each) => each.series.startsWith(`${family}{`) && each.series.includes('10.0.0.2:10249'));
  expect(interval).toBe('1m');
  expect(ofNode('up').map(({ values }) => values)).toEqual(['1+0x1 0+0x1 1+0x1']);
  expect(ofNode('kubernetes_build_info').map(({ values }) => values)).toEqual(['1+0x1 stale _ 1+0x1']);
});

it('escapes label values', () => {
  const { series } = promtoolInputSeries(
    fires('names are untrusted', (fleet) => fleet, {
      shape: { length: '1m', clusters: { 'a"b\\c': { nodes: ['n'] } } },
      at: '1m',
      expected: [],
    }),
    (family) => family === 'up'
  );
  expect(series.map((each) => each.series.replace(/\{.*/, ''))).toEqual(['up', 'up']);
  expect(series[0]?.series).toContain('cluster="a\\"b\\\\c"');
});
