import { lastSynced } from '../metrics/programming';
import { newSource } from '../settings/bundledSettings';
import { defaultSettings } from '../settings/parse';
import { Expression } from '../promql/expression';
import { signalById } from '../signals/catalogue';
import { type Signal } from '../signals/signal';
import { branchesOf, type Branch } from './branches';
import { alertExpression, firingExpression, namedValue, violatingSeries } from './firingExpression';

const source = newSource('prom01', 'Prometheus', 'prometheus');

function branchOf(causes: Branch['causes'] = [], parameters: Branch['parameters'] = {}): Branch {
  const [branch] = branchesOf(signalById('rules-stale'), 'critical', defaultSettings(), source);
  if (branch === undefined) {
    throw new Error('KubeProxyRulesStale has no branch');
  }
  return { ...branch, causes, parameters };
}

/** A signal that reads `<name>`, or `<name>_<threshold>` where a branch has a threshold. */
function signalThatReads(name: string, more: Partial<Signal> = {}): Signal {
  return {
    ...signalById('rules-stale'),
    explains: undefined,
    firing: (_kubeProxy, { threshold }) => Expression.atom(threshold === undefined ? name : `${name}_${threshold}`),
    ...more,
  };
}

const symptom = signalThatReads('symptom');
const ofCluster = { scope: 'cluster' } as const;
const oneLine = (expression: Expression) =>
  expression.text.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')');
const causedBy = (cause: Signal, lasting?: number, of = symptom) =>
  oneLine(violatingSeries(of, [branchOf([{ signal: cause, parameters: {} }])], lasting));

describe('what violates', () => {
  it('is what the signal says, with the numbers of each branch', () => {
    expect(violatingSeries(symptom, [branchOf()]).text).toBe('symptom');
    const branches: [Branch, Branch, Branch] = [
      branchOf([], { threshold: 1 }),
      branchOf([], { threshold: 2 }),
      branchOf([], { threshold: 3 }),
    ];
    expect(oneLine(violatingSeries(symptom, branches))).toBe('symptom_1 or symptom_2 or symptom_3');
  });

  it('is not what a cause explains: on its target where both are about nodes, else in its cluster', () => {
    expect(causedBy(signalThatReads('cause'))).toBe('symptom unless on (cluster, job, instance, node) cause');
    expect(causedBy(signalThatReads('cause', ofCluster))).toBe('symptom unless on (cluster) cause');
    expect(causedBy(signalThatReads('cause'), undefined, signalThatReads('symptom', ofCluster))).toBe(
      'symptom unless on (cluster) cause'
    );
  });

  it('leaves out what any of several causes explains, each with its own numbers', () => {
    const causes: Branch['causes'] = [
      { signal: signalThatReads('one'), parameters: { threshold: 7 } },
      { signal: signalThatReads('other'), parameters: {} },
    ];
    expect(oneLine(violatingSeries(symptom, [branchOf(causes, { threshold: 1 })]))).toBe(
      'symptom_1 unless on (cluster, job, instance, node) one_7 unless on (cluster, job, instance, node) other'
    );
  });

  it('is hidden by where a cause explains, which may be more than where it fires', () => {
    const explains: Signal['explains'] = (_kubeProxy, { threshold }) => Expression.atom(`explained_${threshold ?? 0}`);
    expect(causedBy(signalThatReads('cause', { explains }))).toBe(
      'symptom unless on (cluster, job, instance, node) explained_0'
    );
  });

  it('is hidden by a cause only once that was true at four moments of the time after which the alert fires', () => {
    expect(causedBy(signalThatReads('cause'), 300)).toBe(
      'symptom unless on (cluster, job, instance, node) (count_over_time(group by (cluster, job, instance, node) (cause)[4m:1m]) >= 4)'
    );
    expect(causedBy(signalThatReads('cause', ofCluster), 624)).toBe(
      'symptom unless on (cluster) (count_over_time(group by (cluster) (cause)[496s:124s]) >= 4)'
    );
  });

  describe('is hidden only by what is about to fire where causes must last', () => {
    const patient = signalThatReads('symptom', { causesMustLast: true });
    const lasts: Signal['lasts'] = (_kubeProxy, { threshold }, seconds) =>
      Expression.atom(`lasting_${threshold ?? 0}_${seconds}`);

    it('which is asked at every scrape of almost the whole time', () => {
      expect(causedBy(signalThatReads('cause'), 120, patient)).toBe(
        'symptom unless on (cluster, job, instance, node) (count_over_time(group by (cluster, job, instance, node) (cause)[4m:30s]) >= 8)'
      );
    });

    it('or once, of a cause that can tell how long it lasts', () => {
      expect(causedBy(signalThatReads('cause', { lasts }), 120, patient)).toBe(
        'symptom unless on (cluster, job, instance, node) lasting_0_240'
      );
      expect(causedBy(signalThatReads('cause', { lasts }), 300)).toContain('(cause)[4m:1m]');
    });

    it('so that what a cause explains without firing hides nothing, on pages neither', () => {
      const cause = signalThatReads('cause', { explains: () => Expression.atom('explained') });
      expect(causedBy(cause, undefined, patient)).toBe('symptom unless on (cluster, job, instance, node) cause');
      expect(causedBy(cause, 120, patient)).not.toContain('explained');
    });
  });

  it('is hidden by a cause at once where the alert fires within seconds', () => {
    const atOnce = causedBy(signalThatReads('cause'));
    expect(causedBy(signalThatReads('cause'), 4)).toBe(atOnce);
    expect(causedBy(signalThatReads('cause'), 5)).toContain('[4s:1s]');
  });
});

describe('what an alert evaluates', () => {
  const branches: [Branch] = [branchOf()];
  const names = 'group_left (names)';

  it('names the node of what violates', () => {
    const { text } = firingExpression(symptom, source, branches);
    expect(text).toMatch(/\bsymptom\s+\* on \(cluster, job, instance, node\) /);
    expect(text).toContain(names);
  });

  it('is what violates where that is a cluster, or carries its node already', () => {
    expect(firingExpression(signalThatReads('symptom', ofCluster), source, branches).text).toBe('symptom');
    expect(firingExpression(signalThatReads('symptom', { namesNodes: true }), source, branches).text).toBe('symptom');
    expect(firingExpression(signalThatReads('symptom', { namesNodes: false }), source, branches).text).toContain(names);
  });

  it('is one series a node, whatever the number of its targets, and the cluster where it is about that', () => {
    expect(alertExpression(symptom, source, branches, 300).text).toMatch(/^max by \(cluster, node\) \(/);
    expect(alertExpression(signalThatReads('symptom', ofCluster), source, branches, 300).text).toBe('symptom');
    const caused: [Branch] = [branchOf([{ signal: signalThatReads('cause'), parameters: {} }])];
    expect(alertExpression(symptom, source, caused, 300).text).toContain('[4m:1m]');
  });

  it('lets a cause settle first when it is told how long the alert waits', () => {
    const caused: [Branch] = [branchOf([{ signal: signalThatReads('cause'), parameters: {} }])];
    expect(firingExpression(symptom, source, caused).text).not.toContain('count_over_time');
    expect(firingExpression(symptom, source, caused, 300).text).toContain('count_over_time');
  });

  it('finds the targets to be named by the family that all of them have, in every branch', () => {
    const series = lastSynced.name;
    const read = signalThatReads('symptom', { presence: lastSynced });
    const presence = (of: [Branch, ...Branch[]]) => namedValue(read, source, of, Expression.atom('number')).text;
    const once = presence(branches).split(series).length - 1;
    expect(once).toBeGreaterThan(0);
    const twice = presence([branchOf(), branchOf()]);
    expect(twice.split(series).length - 1).toBe(2 * once);
    expect(twice).not.toBe(presence(branches));
  });

  it('finds them by `up` where the signal names no family', () => {
    const named = namedValue(symptom, source, branches, Expression.atom('number')).text;
    expect(named).toContain('up{');
    expect(named).not.toContain(lastSynced.name);
  });
});
