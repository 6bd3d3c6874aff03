import { catalogue } from './catalogue';
import { ownTools } from './runbookSteps';
import { type RunbookStep, type Signal } from './signal';

const stepsOf = ({ runbook }: Signal): RunbookStep[] => [...runbook.diagnosis, ...runbook.mitigation];
const runbooks = catalogue.map((signal): [string, RunbookStep[]] => [signal.id, stepsOf(signal)]);
const commandsOf = (steps: RunbookStep[]) => steps.flatMap(({ commands = [] }) => commands);
const indexOfFirst = (steps: RunbookStep[], pattern: RegExp) =>
  steps.findIndex(({ commands = [] }) => commands.some((command) => pattern.test(command)));
/** What each command begins, one after the other or in a pipe. */
const programsOf = (steps: RunbookStep[]) =>
  commandsOf(steps)
    .map((command) => command.replace(/"[^"]*"| {3}#.*/g, ''))
    .flatMap((command) => command.split(/\||;|&&/))
    .map((program) => program.trim().replace(/^time /, ''));
const inPod = /^kubectl -n kube-system exec (?:-i )?<pod> -- /;

it.each(catalogue.map(({ id, runbook }) => [id, runbook.causes] as const))(
  'the runbook of %s has a cause that was seen in the wild, with where',
  (_, causes) => {
    const links = causes.flatMap(({ link }) => link ?? []);
    expect(links).toContainEqual(expect.stringMatching(/^https:\/\/(github\.com|kubernetes\.io)\/\S+$/));
  }
);

describe.each(runbooks)('the runbook of %s', (_, steps) => {
  it('has no PromQL among shell commands, where nobody fills in the reader’s job', () => {
    const queries = commandsOf(steps).filter((command) =>
      /\b(sum|count|rate|topk|increase)\b ?(by ?)?\(|\bup\{/.test(command)
    );
    expect(queries).toEqual([]);
  });

  it('opens a shell on the node before it calls programs of the host', () => {
    const opened = indexOfFirst(steps, /kubectl debug node(?!.* -- )/);
    const onHost = indexOfFirst(steps, /chroot \/host|^ipvsadm/);
    expect(onHost === -1 || (opened !== -1 && opened < onHost)).toBe(true);
  });

  it('asks iptables, ipset and nft in the Pod, or those of the host by chroot', () => {
    const elsewhere = programsOf(steps).filter((program) => /^(ip6?tables|ipset|nft)\b/.test(program));
    expect(elsewhere).toEqual([]);
  });

  it('calls nothing in the Pod that its image need not have', () => {
    const called = programsOf(steps).filter((program) => inPod.test(program));
    const others = called.filter(
      (program) => !/^(ip6?tables(-save|-restore)?|ipset|nft|kube-proxy)( |$)/.test(program.replace(inPod, ''))
    );
    expect(others).toEqual([]);
  });

  it('finds the Pod, and says why there, before it calls something in it', () => {
    const called = indexOfFirst(steps, / exec (-i )?<pod> /);
    const before = steps.slice(0, called + 1);
    expect(called === -1 || indexOfFirst(before, / get pods /) !== -1).toBe(true);
    expect(called === -1 || before.includes(ownTools)).toBe(true);
  });

  it('looks for ipvs virtual servers on the node, because kube-proxy’s image has no ipvsadm', () => {
    const bare = commandsOf(steps).filter((command) => /^ipvsadm (?!.* # .*on (the|a) node)/.test(command));
    expect(bare).toEqual([]);
  });

  it('quotes what shells take for a pattern', () => {
    const withoutQuotes = commandsOf(steps).map((command) => command.replace(/"[^"]*"|'[^']*'| {3}#.*/g, ''));
    expect(withoutQuotes.filter((command) => command.includes('?'))).toEqual([]);
  });

  it('knows no port of the API server, which differs', () => {
    expect(commandsOf(steps).filter((command) => /:6?443\b/.test(command))).toEqual([]);
  });

  it('calls what a container does not have on the host', () => {
    const ofHost = /(?<!chroot \/host )\b(lsmod|fuser|journalctl|modprobe|dmesg|timedatectl|chronyc)\b/;
    expect(commandsOf(steps).filter((command) => ofHost.test(command))).toEqual([]);
  });

  it('loads every kernel module that it names', () => {
    expect(commandsOf(steps).filter((command) => /modprobe (?!-a)\S+ \w/.test(command))).toEqual([]);
  });
});
