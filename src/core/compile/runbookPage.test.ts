import { signalById } from '../signals/catalogue';
import { alertsPage } from './alertsPage';
import { runbookPage } from './runbookPage';

const syncSlow = signalById('sync-slow');

describe('a runbook page', () => {
  const page = runbookPage({
    ...syncSlow,
    runbook: {
      meaning: 'Syncs take long on <node>.',
      impact: 'Changes arrive late.',
      diagnosis: [{ text: 'Count the rules', commands: ['iptables-save | wc -l'], modes: ['iptables'] }],
      causes: [{ text: 'Lock contention', link: 'https://example.org/80061' }],
      mitigation: [{ text: 'Use `nftables`' }],
      tuning: '',
    },
  });

  it('has the signal’s words as headings and text', () => {
    expect(page).toMatch(/^# KubeProxySyncSlow\n/);
    expect(page).toContain('\n## Impact\n\nChanges arrive late.\n');
    expect(page).toContain('- Lock contention ([link](https://example.org/80061))');
  });

  it('shows placeholders instead of losing them as HTML', () => {
    expect(page).toContain('Syncs take long on &lt;node>.');
  });

  it('has commands as code, with the mode that they are for', () => {
    expect(page).toContain('- Count the rules (iptables mode)\n\n```sh\niptables-save | wc -l\n```');
  });

  it('says which numbers may be set', () => {
    expect(page).toContain('| warning | 15m | Mean time of a sync 8 s |');
    expect(page).toContain('0.001 s to 3600 s');
  });

  it('shows the expression of each level', () => {
    expect(page).toMatch(/As warning:\n\n```promql\n[^]*> 8[^]*As critical:\n\n```promql\n[^]*> 14/);
  });

  it('leaves out a section that has nothing to say', () => {
    const { causes, ...runbook } = syncSlow.runbook;
    expect(causes).not.toEqual([]);
    expect(runbookPage({ ...syncSlow, runbook: { ...runbook, causes: [] } })).toBe(
      runbookPage(syncSlow).replace(/## What it was elsewhere\n\n(- .*\n)+\n/, '')
    );
  });
});

describe('the table of alerts', () => {
  it('has one row an alert and severity, with a link to its runbook', () => {
    expect(alertsPage()).toContain(
      '| [KubeProxySyncSlow](runbooks/sync-slow.md) | critical | 5m | Mean time of a sync 14 s |'
    );
  });
});
