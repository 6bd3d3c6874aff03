import { locationService } from '@grafana/runtime';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';

import { appliedGrafana } from '../../../tests/grafana/appliedGrafana';
import { RuleGroups } from '../../grafana/ruleGroups';
import { bundledSettings } from '../../core/settings/bundledSettings';
import { withLevel } from '../../core/settings/edit';
import { openAlerts, openedRule, planSummary, signInAsEditor, storeSettings } from './alertsPage.fixture';

const slow = 'kpm-prom01-sync-slow-w';
const other = 'kpm-prom01-sync-slow-c';
const changed = withLevel(bundledSettings(), 'sync-slow', 'warning', { parameters: { threshold: 10 } });

beforeEach(signInAsEditor);
afterEach(() => jest.restoreAllMocks());

/** Makes every write of a rule group wait until the test lets it go. */
function heldWrites() {
  const { write } = RuleGroups.prototype;
  const waiting: Array<() => void> = [];
  jest.spyOn(RuleGroups.prototype, 'write').mockImplementation(async function (this: RuleGroups, group) {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return write.call(this, group);
  });
  return {
    count: () => waiting.length,
    letGo: () => act(async () => waiting.forEach((resolve) => resolve())),
  };
}

async function applyHeld() {
  const grafana = await appliedGrafana();
  storeSettings(grafana, changed);
  const user = await openAlerts();
  await openedRule(user, other);
  const writes = heldWrites();
  await user.click(screen.getByTestId('apply'));
  await waitFor(() => expect(writes.count()).toBe(1));
  return { grafana, user, writes };
}

describe('while something is written', () => {
  it('nothing else can be, and afterwards it can', async () => {
    const { writes } = await applyHeld();
    const buttons = ['apply', 'remove-everything', `pause-${other}`, `release-${other}`];
    for (const id of buttons) {
      expect(screen.getByTestId(id)).toHaveAttribute('aria-disabled', 'true');
    }
    await writes.letGo();
    await screen.findByText('Applied.');
    for (const id of buttons.slice(1)) {
      await waitFor(() => expect(screen.getByTestId(id)).toHaveAttribute('aria-disabled', 'false'));
    }
  });

  it('a second click writes nothing', async () => {
    await appliedGrafana();
    await openAlerts();
    const writes = heldWrites();
    const [pause, pauseOther] = [screen.getByTestId(`pause-${slow}`), screen.getByTestId(`pause-${other}`)];
    act(() => {
      fireEvent.click(pause);
      fireEvent.click(pauseOther);
    });
    await waitFor(() => expect(writes.count()).toBe(1));
    await writes.letGo();
    await waitFor(() => expect(screen.getByTestId(`pause-${slow}`)).toHaveTextContent('Resume'));
    expect(screen.getByTestId(`pause-${other}`)).toHaveTextContent('Pause');
  });

  it('leaving the page asks, and staying shows what became of it', async () => {
    const { user, writes } = await applyHeld();
    act(() => locationService.push('/a/kubeproxy-monitor-app'));
    const dialog = await screen.findByRole('dialog', { name: /Leave while Grafana is being changed/ });
    await user.click(within(dialog).getByRole('button', { name: 'Stay here' }));
    await writes.letGo();
    expect(await screen.findByText('Applied.')).toBeInTheDocument();
    act(() => locationService.push('/a/kubeproxy-monitor-app'));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('a plan that is being read', () => {
  afterEach(() => jest.useRealTimers());

  it('is not made anew in intervals, while states are', async () => {
    const grafana = await appliedGrafana();
    jest.useFakeTimers({ advanceTimers: true });
    await openAlerts();
    grafana.requests.length = 0;
    await act(() => jest.advanceTimersByTimeAsync(61_000));
    const paths = grafana.requests.map(({ path }) => path);
    expect(paths).toEqual(['/api/prometheus/grafana/api/v1/rules']);
  });

  it('is made anew when the reader was away for a while, not when they only looked elsewhere', async () => {
    const grafana = await appliedGrafana();
    jest.useFakeTimers({ advanceTimers: true });
    await openAlerts();
    storeSettings(grafana, changed);
    const isAwayFor = async (milliseconds: number) => {
      fireEvent.blur(window);
      await act(() => jest.advanceTimersByTimeAsync(milliseconds));
      fireEvent.focus(window);
      await act(() => jest.advanceTimersByTimeAsync(1000));
    };
    await isAwayFor(30_000);
    expect(planSummary()).toContain('Grafana has what the settings want');
    await isAwayFor(61_000);
    await waitFor(() => expect(planSummary()).toMatch(/\d updated/));
  });
});
