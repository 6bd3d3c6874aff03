import { FakeGrafana, recorded } from '../../tests/grafana/fakeGrafana';
import { Folders } from './folders';

const folder = { uid: 'kpm-x', title: 'KPM X' };

describe('folders', () => {
  it('are listed by title', async () => {
    const body = [
      { uid: 'b', title: 'Two' },
      { uid: 'a', title: 'One' },
    ];
    const grafana = new FakeGrafana(() => ({ status: 200, body }));
    expect((await new Folders().list()).map(({ uid }) => uid)).toEqual(['a', 'b']);
    expect(grafana.requests[0]?.url).toBe('/api/folders?limit=1000');
  });

  it('are found or not', async () => {
    const grafana = new FakeGrafana(() => recorded('13-folder-get'));
    expect(await new Folders().find('kpm-x')).toMatchObject(folder);
    grafana.answer = () => recorded('10-folder-get-missing');
    expect(await new Folders().find('nope')).toBe('absent');
  });

  it('say what the user may do in them', async () => {
    const { body } = recorded('13-folder-get');
    const accessControl = { 'alert.rules:create': false };
    const grafana = new FakeGrafana(() => ({ status: 200, body: { ...Object(body), accessControl } }));
    expect(await new Folders().find('kpm-x')).toEqual({ ...folder, access: accessControl });
    expect(grafana.requests[0]?.params).toEqual({ accesscontrol: 'true' });
  });

  it('that are missing are not told from those that may not be seen, except to Admins', async () => {
    new FakeGrafana(() => ({ status: 403, body: { message: 'Permissions needed: folders:read' } }));
    expect(await new Folders().find('nope')).toBe('not shown');
  });

  it('that may not be seen are told when they are to be created', async () => {
    const forbidden = { status: 403, body: { message: 'Permissions needed: folders:read' } };
    new FakeGrafana(({ method }) => (method === 'POST' ? recorded('12-folder-create-duplicate-uid') : forbidden));
    await expect(new Folders().ensure(folder)).rejects.toMatchObject({
      reason: 'The folder “KPM X” (uid kpm-x) is there, but you may not see it.',
      status: 412,
    });
  });

  it('are created', async () => {
    const grafana = new FakeGrafana(() => recorded('11-folder-create-editor'));
    await new Folders().ensure(folder);
    expect(grafana.requests[0]).toMatchObject({ method: 'POST', url: '/api/folders', data: folder });
  });

  it.each([409, 412])('are there when somebody else created them at the same moment (%d)', async (status) => {
    const { body } = recorded('12-folder-create-duplicate-uid');
    new FakeGrafana(({ method }) => (method === 'POST' ? { status, body } : recorded('13-folder-get')));
    await expect(new Folders().ensure(folder)).resolves.toBeUndefined();
  });

  it('say what Grafana says when it refuses them and has none of that uid', async () => {
    const refusal = { status: 409, body: { message: 'a folder of that name is there' } };
    new FakeGrafana(({ method }) => (method === 'POST' ? refusal : recorded('10-folder-get-missing')));
    await expect(new Folders().ensure(folder)).rejects.toMatchObject({
      reason: 'Grafana did not create the folder “KPM X” (409): a folder of that name is there.',
    });
  });

  it('say which permission is missing', async () => {
    new FakeGrafana(() => recorded('14-folder-create-viewer-forbidden'));
    await expect(new Folders().ensure(folder)).rejects.toMatchObject({
      reason: 'Grafana did not create the folder “KPM X”: you lack the permission folders:create.',
      nextStep: expect.stringContaining('administrator'),
    });
  });

  it('stay when anything is left in them', async () => {
    const grafana = new FakeGrafana(() => ({ status: 200, body: { alertrule: 0, dashboard: 2 } }));
    expect(await new Folders().deleteIfEmpty(folder)).toEqual(['2 × dashboard']);
    expect(grafana.requests.map(({ method }) => method ?? 'GET')).not.toContain('DELETE');
  });

  it('stay when Grafana cannot count what is in them', async () => {
    const grafana = new FakeGrafana(() => recorded('10-folder-get-missing'));
    expect(await new Folders().deleteIfEmpty(folder)).toHaveLength(1);
    expect(grafana.requests).toHaveLength(1);
  });
});
