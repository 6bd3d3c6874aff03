import { compilePluginFile } from '../../core/compile/grafanaProvisioning';
import { yamlText } from '../../core/compile/yamlText';
import { defaultSettings } from '../../core/settings/parse';
import { readPasted } from './readPasted';

const settings = { ...defaultSettings(), later: 'kept' };

describe('pasted settings', () => {
  it.each([
    ['as they were copied', JSON.stringify(settings, null, 2)],
    ['as Grafana answers', JSON.stringify({ enabled: true, jsonData: settings })],
    ['as the provisioning file', yamlText(compilePluginFile(settings), ['A comment.'])],
  ])('are read back %s', async (_, text) => {
    expect(await readPasted(text)).toMatchObject({ kind: 'read', settings, errors: [] });
  });

  it.each([
    ['{', /neither JSON nor YAML/],
    ['[]', /object/],
    ['null', /object/],
    ['just words', /object/],
    ['{"title":"a dashboard","schemaVersion":39,"panels":[]}', /no settings of Kube-proxy Monitor/],
    ['{"apps":[{"type":"another-app","jsonData":{"sources":[]}}]}', /no app of type kubeproxy-monitor-app/],
    ['{"schemaVersion": 99, "sources": []}', /version 99.*Update the plugin/],
    ['{"sources": "prometheus"}', /sources/],
  ])('%s is refused with the reason', async (text, why) => {
    expect(await readPasted(text)).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
  });

  it('out of range are read, and named, and so is what has no effect', async () => {
    const text =
      '{"alerting":{"interval":1},"signals":{"sync-slow":{"levels":{"warning":{"parameters":{"threshold":9999}}}}}}';
    expect(await readPasted(text)).toMatchObject({
      kind: 'read',
      errors: expect.arrayContaining([expect.objectContaining({ path: expect.stringContaining('sync-slow') })]),
      notices: [expect.objectContaining({ path: 'alerting.interval' })],
    });
  });
});
