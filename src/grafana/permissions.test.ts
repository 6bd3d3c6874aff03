import { recorded, signedInWith } from '../../tests/grafana/fakeGrafana';
import {
  mayCreateFolders,
  mayDeleteFolder,
  mayDeleteFolders,
  mayReadContactPoints,
  mayReadRules,
  maySaveSettings,
  maySilence,
  mayWriteDashboards,
  mayWriteRules,
  mayWriteRulesIn,
  type Permission,
} from './permissions';

const of = (name: string) => Object.keys(Object(recorded(name).body));

describe('permissions', () => {
  const cases: Array<[string, () => Permission, boolean, boolean]> = [
    ['save settings', maySaveSettings, false, false],
    ['read rules', mayReadRules, true, true],
    ['read contact points', mayReadContactPoints, true, true],
    ['write rules', mayWriteRules, true, false],
    ['create folders', mayCreateFolders, true, false],
    ['delete folders', mayDeleteFolders, true, false],
    ['write dashboards', mayWriteDashboards, true, false],
    ['silence', maySilence, true, false],
  ];

  it.each(cases)('%s: as an Editor and a Viewer of Grafana 12.3 have them', (_, may, editor, viewer) => {
    signedInWith(...of('52-user-permissions-editor'));
    expect(may().allowed).toBe(editor);
    signedInWith(...of('53-user-permissions-viewer'));
    expect(may().allowed).toBe(viewer);
  });

  it('hold in a folder as Grafana says, and everywhere for who provisions', () => {
    const access = { 'alert.rules:create': true, 'alert.rules:write': false, 'alert.rules:delete': true };
    signedInWith(...of('52-user-permissions-editor'));
    expect(mayWriteRulesIn({ title: 'Ops', access }).why).toBe(
      'You may not change alert rules in the folder “Ops”. Ask somebody who may edit in it to do it, or an administrator for the right.'
    );
    expect(mayWriteRulesIn({ title: 'Ops', access: { ...access, 'alert.rules:write': true } }).allowed).toBe(true);
    expect(mayWriteRulesIn({ title: 'Ops' }).allowed).toBe(true);
    expect(mayDeleteFolder({ title: 'Ops', access }).why).toMatch(/^You may not delete the folder “Ops”\./);
    expect(mayDeleteFolder({ title: 'Ops', access: { 'folders:delete': true } }).allowed).toBe(true);
    signedInWith('alert.provisioning:write');
    expect(mayWriteRulesIn({ title: 'Ops', access }).allowed).toBe(true);
    signedInWith(...of('53-user-permissions-viewer'));
    expect(mayWriteRulesIn({ title: 'Ops' }).why).toMatch(/^You may not change alert rules\. Ask an Editor/);
  });

  it('say who can help when one is missing, and nothing otherwise', () => {
    signedInWith();
    expect(maySaveSettings().why).toMatch(/administrator/);
    signedInWith('plugins:write');
    expect(maySaveSettings()).toEqual({ allowed: true, why: '' });
  });
});
