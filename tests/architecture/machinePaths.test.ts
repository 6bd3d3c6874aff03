import { filesUnder, type Source } from '../source/source';

// Written in parts, so that this file does not hold what it forbids.
const machinePath = new RegExp(
  `(^|["'\`\\s(=:,])/(${['work', 'root', 'tmp', 'home/[a-z]+', 'Users/[A-Za-z]+'].join('|')})(/|["'\`\\s),;]|$)`
);
const textFile = /\.(tsx?|m?js|json|ya?ml|md|sh|svg|toml)$|\/run$/;

// Text recorded from real systems keeps the paths of those systems.
const recorded = /(^|\/)(fixtures|recorded)\//;

function machinePaths({ path, text }: Source): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => (machinePath.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : []));
}

describe('a path of one machine', () => {
  it('is in no file of the project', () => {
    const files = filesUnder('').filter(({ path }) => textFile.test(path) && !recorded.test(path));
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(machinePaths)).toEqual([]);
  });

  it('is not where packages come from', () => {
    const hosts = filesUnder('')
      .filter(({ path }) => path === 'package-lock.json')
      .flatMap(({ text }) => [...text.matchAll(/"resolved": "https?:\/\/([^/]+)/g)].map(([, host]) => host));
    expect(hosts).toEqual([]);
  });

  it.each([['work/main'], ['root/.npmrc'], ['tmp'], ['home/someone/project']])('is found: /%s', (path) => {
    expect(machinePaths({ path: 'src/planted.ts', text: `const folder = '/${path}';` })).toHaveLength(1);
  });

  it.each([
    'os.tmpdir()',
    `'./${['tmp', 'x'].join('/')}'`,
    `https://grafana.com/${['work', ''].join('/')}`,
    '/var/lib/kube-proxy',
  ])('is not %s', (text) => {
    expect(machinePaths({ path: 'src/planted.ts', text })).toEqual([]);
  });
});
