import { FakeGrafana, recorded } from '../../tests/grafana/fakeGrafana';
import { ContactPoints } from './contactPoints';

const missing = { status: 404, body: { message: 'Not found' } };

describe('contact points', () => {
  it('have the names by which rules refer to them, with their kinds', async () => {
    new FakeGrafana(() => recorded('55-receivers-k8s-list'));
    expect(await new ContactPoints().list()).toEqual([{ name: 'grafana-default-email', types: ['email'] }]);
  });

  it('are read at the older address where Grafana does not know the newer one', async () => {
    new FakeGrafana(({ url }) => (url.startsWith('/apis/') ? missing : recorded('35-contact-points')));
    expect(await new ContactPoints().list()).toEqual([{ name: 'email receiver', types: ['email'] }]);
  });

  it('are one for all integrations of a name', async () => {
    const body = [
      { name: 'team', type: 'slack' },
      { name: 'team', type: 'email' },
      { name: 'team', type: 'email' },
      { name: 'night shift', type: 'pagerduty' },
    ];
    new FakeGrafana(({ url }) => (url.startsWith('/apis/') ? missing : { status: 200, body }));
    expect(await new ContactPoints().list()).toEqual([
      { name: 'night shift', types: ['pagerduty'] },
      { name: 'team', types: ['slack', 'email'] },
    ]);
  });

  it('are refused in words', async () => {
    new FakeGrafana(() => ({ status: 403, body: { message: 'You may not. Permissions needed: receivers:read' } }));
    await expect(new ContactPoints().list()).rejects.toThrow(
      'Grafana did not list the contact points: you lack the permission receivers:read.'
    );
  });
});
