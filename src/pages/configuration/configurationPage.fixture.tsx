import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';

import { FakeGrafana, recorded, type FakeAnswer } from '../../../tests/grafana/fakeGrafana';
import { withNewSource } from '../../core/settings/edit';
import { defaultSettings } from '../../core/settings/parse';
import { Configuration } from './Configuration';

const listed: Record<string, FakeAnswer> = {
  '/apis/notifications.alerting.grafana.app/v0alpha1/namespaces/default/receivers': {
    status: 200,
    body: { items: [{ spec: { title: 'on call', integrations: [{ type: 'slack' }] } }] },
  },
  '/api/folders?limit=1000': { status: 200, body: [{ uid: 'ops', title: 'Operations' }] },
};

/** Settings of somebody who chose a data source. */
export const oneSource = { ...withNewSource(defaultSettings(), 'abc123', 'Prometheus', 'prom'), revision: 3 };

/** A Grafana that has these settings stored and stores what is saved. */
export function storing(jsonData: unknown, refusal?: FakeAnswer) {
  let stored = jsonData;
  const grafana = new FakeGrafana(({ method, url, data }) => {
    if (method === 'POST' && refusal === undefined) {
      stored = data.jsonData;
    }
    return method === 'POST'
      ? (refusal ?? recorded('06-plugin-settings-post-admin'))
      : (listed[url] ?? { status: 200, body: { enabled: true, pinned: true, jsonData: stored } });
  });
  return {
    saved: () => grafana.requests.filter(({ method }) => method === 'POST').map(({ data }) => data.jsonData),
    storeFromElsewhere: (other: unknown) => {
      stored = other;
    },
  };
}

export const show = () =>
  render(
    <MemoryRouter>
      <Configuration />
    </MemoryRouter>
  );

/** Opens a signal, unless it is open. */
export async function opened(signal: string) {
  const toggle = await screen.findByTestId(`open-${signal}`);
  if (toggle.getAttribute('aria-expanded') === 'false') {
    fireEvent.click(toggle);
  }
}

export const save = () => userEvent.click(screen.getByTestId('save'));
