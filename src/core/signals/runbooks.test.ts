import { catalogue } from './catalogue';
import { type RunbookStep, type Signal } from './signal';

const stepsOf = ({ runbook }: Signal): RunbookStep[] => [...runbook.diagnosis, ...runbook.mitigation];
const runbooks = catalogue.map((signal): [string, RunbookStep[]] => [signal.id, stepsOf(signal)]);
const commandsOf = (steps: RunbookStep[]) => steps.flatMap(({ commands = [] }) => commands);

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
    const opened = steps.findIndex(({ commands = [] }) =>
      commands.some((command) => command.includes('kubectl debug node'))
    );
    const onHost = steps.findIndex(({ commands = [] }) => commands.some((command) => command.includes('chroot /host')));
    expect(onHost === -1 || (opened !== -1 && opened < onHost)).toBe(true);
  });

  it('calls what a container does not have on the host', () => {
    const ofHost = /(?<!chroot \/host )\b(lsmod|fuser|journalctl|modprobe|dmesg|timedatectl|chronyc)\b/;
    expect(commandsOf(steps).filter((command) => ofHost.test(command))).toEqual([]);
  });

  it('loads every kernel module that it names', () => {
    expect(commandsOf(steps).filter((command) => /modprobe (?!-a)\S+ \w/.test(command))).toEqual([]);
  });
});
