import { signedInWith } from '../../tests/grafana/fakeGrafana';
import { type ActualState } from '../core/plan/state';
import { mayNotSaveDashboard, mayNotWriteRules } from '../core/plan/restrictions';
import { restrictions } from './restrictions';

const folder = { uid: 'rules', title: 'Kube-proxy Monitor' };
const editor = [
  'alert.rules:create',
  'alert.rules:write',
  'alert.rules:delete',
  'alert.provisioning.provenance:write',
  'dashboards:create',
  'dashboards:write',
];

type Unseen = NonNullable<ActualState['unseenFolders']>;
const unseen = (...folders: Array<[string, 'absent' | 'not shown']>): Unseen => new Map(folders);

const ruleIn = (folderUID: string): ActualState['rules'][number] => ({
  uid: 'kpm-abc123-down-c',
  title: 'KubeProxyDown',
  folderUID,
  ruleGroup: 'group',
  condition: 'C',
  data: [],
  for: '5m',
  noDataState: 'OK',
  isPaused: false,
  execErrState: 'KeepLast',
});

beforeEach(() => signedInWith(...editor, 'folders:create'));

/** Why a rule of the plugin cannot be written, and a dashboard not saved into `dashboards`. */
function reasons(unseenFolders: Unseen, rules: ActualState['rules'] = []) {
  const mayNot = restrictions({ folder, dashboardFolderUid: 'dashboards' }, { unseenFolders, rules });
  return {
    rule: mayNotWriteRules(mayNot, [folder.uid])?.reason,
    dashboard: mayNotSaveDashboard(mayNot, false, 'dashboards')?.reason,
  };
}

describe('what may not be written', () => {
  it('are rules of a folder that is hidden although rules in it are not', () => {
    const hidden = unseen(['rules', 'not shown']);
    expect(reasons(hidden, [ruleIn('rules')]).rule).toBe(
      'The folder “Kube-proxy Monitor” is there, but you may not see it. Ask an administrator for the right to edit in it.'
    );
    expect(reasons(hidden, [ruleIn('other')]).rule).toBeUndefined();
    expect(reasons(unseen(['rules', 'absent']), [ruleIn('rules')]).rule).toBeUndefined();
  });

  it('is a rule of a folder that is to be created, without the right to create folders', () => {
    signedInWith(...editor);
    expect(reasons(unseen(['rules', 'not shown'])).rule).toContain('You may not create folders.');
  });

  it('are dashboards into a folder that nobody would create', () => {
    expect(reasons(unseen(['dashboards', 'absent'])).dashboard).toContain('(uid dashboards) is not there. Choose');
    expect(reasons(unseen(['dashboards', 'not shown'])).dashboard).toContain('is not there, or you may not see it.');
    expect(reasons(unseen(['rules', 'not shown'])).dashboard).toBeUndefined();
  });
});
