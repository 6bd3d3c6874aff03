import { withAlerting, withDashboardFolder, withExtraLabel, withoutExtraLabel, withRecording } from './editAlerting';
import { defaultSettings } from './parse';

const settings = { ...defaultSettings(), alerting: { ...defaultSettings().alerting, madeBy: 'terraform' } };

describe('editing what holds for all rules', () => {
  it('forgets what is undefined, and keeps what nobody knows', () => {
    const told = withAlerting(settings, { contactPoint: 'on call', intervalSeconds: 30 });
    expect(told.alerting).toMatchObject({ contactPoint: 'on call', intervalSeconds: 30, madeBy: 'terraform' });
    const silent = withAlerting(told, { contactPoint: undefined, intervalSeconds: 60 });
    expect(silent).toEqual(settings);
    expect(silent.alerting).not.toHaveProperty('contactPoint');
  });

  it('adds labels, changes them and takes them away', () => {
    const labelled = withExtraLabel(withExtraLabel(settings, 'team', 'net'), 'team', 'platform');
    expect(labelled.alerting.extraLabels).toEqual({ team: 'platform' });
    expect(withoutExtraLabel(labelled, 'team')).toEqual(settings);
  });

  it('records into another data source or the own one', () => {
    const elsewhere = withRecording(settings, { enabled: true, targetDatasourceUid: 'mimir' });
    expect(elsewhere.recording).toEqual({ enabled: true, targetDatasourceUid: 'mimir' });
    expect(withRecording(elsewhere, { enabled: false, targetDatasourceUid: undefined }).recording).toEqual({
      enabled: false,
    });
  });

  it('moves dashboards, or lets them be where they are', () => {
    const moved = withDashboardFolder(settings, 'ops');
    expect(moved.dashboards).toEqual({ folderUid: 'ops' });
    expect(withDashboardFolder(moved, undefined)).toEqual(settings);
  });
});
