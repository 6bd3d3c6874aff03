import { recorded, signedInWith } from '../../tests/grafana/fakeGrafana';
import {
  mayCreateFolders,
  mayDeleteFolders,
  mayReadContactPoints,
  mayReadRules,
  maySaveSettings,
  maySilence,
  mayWriteDashboards,
  mayWriteRules,
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

  it('say who can help when one is missing, and nothing otherwise', () => {
    signedInWith();
    expect(maySaveSettings().why).toMatch(/administrator/);
    signedInWith('plugins:write');
    expect(maySaveSettings()).toEqual({ allowed: true, why: '' });
  });
});
