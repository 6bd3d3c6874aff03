import { bundledSettings } from '../settings/bundledSettings';
import { groupNameParts } from './groupName';
import { compilePrometheusRules } from './prometheusRules';

describe('the name of a rule group', () => {
  it('tells of every group of which source it is and what is in it', () => {
    const settings = bundledSettings();
    const { groups } = compilePrometheusRules({ ...settings, recording: { ...settings.recording, enabled: true } });
    const parts = groups.map(({ name }) => groupNameParts(name));
    expect(new Set(parts.map((part) => part?.sourceId))).toEqual(new Set(settings.sources.map(({ id }) => id)));
    expect(parts.map((part) => part?.content)).toEqual(expect.arrayContaining(['recording', 'control-plane']));
  });

  it.each(['theirs', 'kube-proxy-x-programming', 'kube-proxy-prom01-'])('of somebody else says nothing: %s', (name) => {
    expect(groupNameParts(name)).toBeUndefined();
  });
});
