import type { Machine } from './machine';
import { tool } from './tool';

interface Imagined {
  programs: string[];
  isRoot?: boolean;
  environment?: Record<string, string>;
  /** Programs that apt-get brings; undefined: it fails. */
  installs?: string[];
  /** What apt-get ends with. */
  exitCode?: number;
}

function imagine({ programs, isRoot = false, environment = {}, installs, exitCode = 0 }: Imagined) {
  const available = new Set(programs);
  const said: string[] = [];
  const ran: string[] = [];
  const machine: Machine = {
    environment,
    isRoot,
    find: (program) => (available.has(program) ? `/usr/bin/${program}` : undefined),
    isProgram: (path) => available.has(path),
    run: async (program, parameters) => {
      ran.push([program, ...parameters].join(' '));
      installs?.forEach((installed) => available.add(installed));
      return installs ? exitCode : 100;
    },
    say: (text) => said.push(text),
  };
  return { machine, said, ran };
}

describe('tool', () => {
  it('is taken from PATH', async () => {
    const { machine, ran } = imagine({ programs: ['promtool'] });
    await expect(tool('promtool', machine)).resolves.toBe('/usr/bin/promtool');
    expect(ran).toEqual([]);
  });

  it('is found under another of its names', async () => {
    const { machine } = imagine({ programs: ['google-chrome'] });
    await expect(tool('chromium', machine)).resolves.toBe('/usr/bin/google-chrome');
  });

  it('is the one that the environment names, before PATH', async () => {
    const environment = { CHROMIUM_PATH: '/opt/chromium' };
    const { machine } = imagine({ programs: ['chromium', '/opt/chromium'], environment });
    await expect(tool('chromium', machine)).resolves.toBe('/opt/chromium');
  });

  it('says which variable is wrong when the environment names something that cannot be run', async () => {
    const { machine } = imagine({ programs: ['chromium'], environment: { CHROMIUM_PATH: '/opt/gone' } });
    await expect(tool('chromium', machine)).rejects.toThrow('CHROMIUM_PATH is /opt/gone');
  });

  it('is installed as root on Debian, after saying so', async () => {
    const { machine, said, ran } = imagine({
      programs: ['apt-get'],
      isRoot: true,
      installs: ['prometheus', 'promtool'],
    });
    await expect(tool('promtool', machine)).resolves.toBe('/usr/bin/promtool');
    expect(ran).toEqual([
      'sh -c apt-get update; apt-get install -o DPkg::Lock::Timeout=600 -y --no-install-recommends prometheus',
    ]);
    expect(said).toEqual([expect.stringContaining('--no-install-recommends prometheus')]);
  });

  it('names how to get it on each system when not root', async () => {
    const { machine, ran } = imagine({ programs: ['apt-get'] });
    const message = tool('prometheus', machine);
    await expect(message).rejects.toThrow('prometheus is needed and is not on PATH');
    await expect(message).rejects.toThrow('sudo apt-get install --no-install-recommends prometheus');
    await expect(message).rejects.toThrow('brew install prometheus');
    await expect(message).rejects.toThrow('dnf install');
    expect(ran).toEqual([]);
  });

  it('names how to get it as root without apt-get', async () => {
    const { machine } = imagine({ programs: [], isRoot: true });
    await expect(tool('chromium', machine)).rejects.toThrow('or set CHROMIUM_PATH to where it is');
  });

  it('is taken when somebody else installed it meanwhile', async () => {
    const { machine } = imagine({ programs: ['apt-get'], isRoot: true, installs: ['chromium'], exitCode: 100 });
    await expect(tool('chromium', machine)).resolves.toBe('/usr/bin/chromium');
  });

  it('says so when the installation fails', async () => {
    const { machine } = imagine({ programs: ['apt-get'], isRoot: true });
    await expect(tool('chromium', machine)).rejects.toThrow('Installing chromium failed (exit code 100)');
  });
});
