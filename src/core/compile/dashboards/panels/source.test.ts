import { conntrackInvalidDropped } from '../../../metrics/dataplane';
import { up } from '../../../metrics/process';
import { fullSyncDuration, syncDuration } from '../../../metrics/programming';
import { familiesDrawn, nothingText, sourceText } from './source';

it('finds the families behind the series of histograms, without those that only name nodes', () => {
  const text = `rate(${syncDuration.name}_sum[5m]) / rate(${syncDuration.name}_count[5m])
    * on (instance) group_left (node) up
    or ${fullSyncDuration.name}_bucket * on (node) kube_node_info`;
  expect(familiesDrawn([{ text }])).toEqual(expect.arrayContaining([syncDuration, fullSyncDuration]));
  expect(familiesDrawn([{ text }])).toHaveLength(2);
});

it('names what counts targets and nodes where nothing else is read', () => {
  expect(familiesDrawn([{ text: 'sum(up{job="kube-proxy"})' }])).toEqual([up]);
});

it('says where the numbers come from and why there may be none', () => {
  expect(sourceText([syncDuration, conntrackInvalidDropped])).toBe(
    `Source: \`${syncDuration.name}\`, \`${conntrackInvalidDropped.name}\`.`
  );
  expect(nothingText('No packet was dropped.', [conntrackInvalidDropped])).toBe(
    'No packet was dropped. Only in iptables mode, since Kubernetes 1.31.'
  );
  expect(nothingText('No sync.', [syncDuration])).toBe('No sync.');
});
