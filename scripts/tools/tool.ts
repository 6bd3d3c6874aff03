import { systemMachine, type Machine } from './machine';

/** Programs that are no npm packages and that scripts and tests need. */
export const toolNames = ['promtool', 'prometheus', 'chromium'] as const;

export type ToolName = (typeof toolNames)[number];

interface ToolSource {
  /** Names under which it may be on PATH, best first. */
  programs: string[];
  /** Environment variable that names the program to use instead. */
  variable: string;
  debianPackage: string;
  fedora: string;
  homebrew: string;
}

const sources: Record<ToolName, ToolSource> = {
  promtool: {
    programs: ['promtool'],
    variable: 'PROMTOOL_PATH',
    debianPackage: 'prometheus',
    fedora: 'dnf install golang-github-prometheus',
    homebrew: 'brew install prometheus',
  },
  prometheus: {
    programs: ['prometheus'],
    variable: 'PROMETHEUS_PATH',
    debianPackage: 'prometheus',
    fedora: 'dnf install golang-github-prometheus',
    homebrew: 'brew install prometheus',
  },
  chromium: {
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    variable: 'CHROMIUM_PATH',
    debianPackage: 'chromium',
    fedora: 'dnf install chromium',
    homebrew: 'brew install --cask chromium',
  },
};

function howToGet(name: ToolName, { debianPackage, fedora, homebrew, variable }: ToolSource): string {
  return [
    `${name} is needed and is not on PATH. Get it with one of:`,
    `  Debian, Ubuntu:  sudo apt-get install --no-install-recommends ${debianPackage}`,
    `  Fedora:          sudo ${fedora}`,
    `  macOS:           ${homebrew}`,
    `or set ${variable} to where it is.`,
  ].join('\n');
}

function onPath({ programs }: ToolSource, machine: Machine): string | undefined {
  return programs.map((program) => machine.find(program)).find((path) => path !== undefined);
}

/**
 * Path of a program, which is installed first when it is missing and this runs as root on Debian or Ubuntu.
 * @throws Error that says what is missing and how to get it
 */
export async function tool(name: ToolName, machine: Machine = systemMachine): Promise<string> {
  const source = sources[name];
  const chosen = machine.environment[source.variable];
  if (chosen) {
    if (machine.isProgram(chosen)) {
      return chosen;
    }
    throw new Error(`${source.variable} is ${chosen}, which is not a program that can be run.`);
  }

  const present = onPath(source, machine);
  if (present) {
    return present;
  }
  if (!machine.isRoot || !machine.find('apt-get')) {
    throw new Error(howToGet(name, source));
  }

  // Somebody else may be installing, too: their lock is waited for, and a list that they refresh needs no second look.
  const install = `apt-get update; apt-get install -o DPkg::Lock::Timeout=600 -y --no-install-recommends ${source.debianPackage}`;
  machine.say(`${name} is missing. Installing it: ${install}`);
  // A server in a package must not be started by its installation: the scripts start their own on free ports.
  const exitCode = await machine.run('sh', ['-c', install], { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' });
  const installed = onPath(source, machine);
  if (!installed) {
    throw new Error(`Installing ${source.debianPackage} failed (exit code ${exitCode}).\n${howToGet(name, source)}`);
  }
  return installed;
}
