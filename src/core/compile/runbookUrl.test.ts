import { bundledSettings } from '../settings/bundledSettings';
import { runbookUrl } from './rules';

describe('the address of a runbook', () => {
  it.each([
    ['https://wiki.example/kube-proxy', 'https://wiki.example/kube-proxy/down.md'],
    ['https://wiki.example/kube-proxy/', 'https://wiki.example/kube-proxy/down.md'],
    ['https://wiki.example//', 'https://wiki.example/down.md'],
  ])('below %s is %s', (runbookBaseUrl, url) => {
    const { alerting } = bundledSettings();
    expect(runbookUrl({ alerting: { ...alerting, runbookBaseUrl } }, { id: 'down' })).toBe(url);
  });
});
