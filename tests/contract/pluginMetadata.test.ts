import { existsSync, lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import * as v from 'valibot';
import { dashboardUids } from '../../src/core/compile/signalPanels';
import { pluginId, repositoryUrl } from '../../src/core/product';
import { filesUnder, projectRoot, visitSyntax, type Source } from '../source/source';

const metadataSchema = v.object({
  id: v.string(),
  name: v.string(),
  info: v.object({
    version: v.string(),
    updated: v.string(),
    keywords: v.array(v.string()),
    logos: v.object({ small: v.string(), large: v.string() }),
    links: v.array(v.object({ name: v.string(), url: v.pipe(v.string(), v.startsWith('https://')) })),
    screenshots: v.array(v.object({ name: v.string(), path: v.string() })),
  }),
  includes: v.array(
    v.looseObject({ type: v.string(), name: v.string(), path: v.string(), uid: v.optional(v.string()) })
  ),
  extensions: v.object({
    addedLinks: v.array(v.object({ targets: v.array(v.string()), title: v.string(), description: v.string() })),
  }),
  dependencies: v.object({ grafanaDependency: v.string() }),
});

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const metadata = v.parse(metadataSchema, JSON.parse(read('plugin.json')));

/** The text given to a property, in the order of the file: titles of config pages and links. */
function textsOf(property: string, source: Source): string[] {
  const texts: string[] = [];
  visitSyntax(source, (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === property) {
      node.initializer.forEachChild((child) => {
        if (ts.isStringLiteral(child)) {
          texts.push(child.text);
        }
      });
      if (ts.isStringLiteral(node.initializer)) {
        texts.push(node.initializer.text);
      }
    }
  });
  return texts;
}

describe('plugin.json', () => {
  it('is one file for us and for the tools that read src/plugin.json', () => {
    expect(lstatSync(join(projectRoot, 'src/plugin.json')).isSymbolicLink()).toBe(true);
    expect(readlinkSync(join(projectRoot, 'src/plugin.json'))).toBe('../plugin.json');
  });

  it('leaves version and date to the build', () => {
    expect(metadata.info).toMatchObject({ version: '%VERSION%', updated: '%TODAY%' });
  });

  it('is of the plugin that package.json builds and the code names', () => {
    expect(metadata.id).toBe(pluginId);
    expect(
      metadata.info.links.filter(({ url }) => !url.startsWith(`${repositoryUrl}/`) && url !== repositoryUrl)
    ).toEqual([]);
    expect(v.parse(v.object({ name: v.string() }), JSON.parse(read('package.json'))).name).toBe(metadata.id);
  });

  it('names logos and screenshots that are there', () => {
    const { logos, screenshots } = metadata.info;
    const paths = [logos.small, logos.large, ...screenshots.map(({ path }) => path)];
    expect(paths.filter((path) => !existsSync(join(projectRoot, 'src', path)))).toEqual([]);
  });

  it('lists every screenshot that is there, each with a name', () => {
    const listed = metadata.info.screenshots.map(({ path }) => `src/${path}`);
    const there = filesUnder('src/img')
      .map(({ path }) => path)
      .filter((path) => /\/screenshot-.*\.png$/.test(path));
    expect([...listed].sort()).toEqual(there.sort());
    expect(metadata.info.screenshots.filter(({ name }) => name.length < 5)).toEqual([]);
  });

  it('names dashboards that are there, with the title and uid that they have', () => {
    const dashboards = metadata.includes.filter(({ type }) => type === 'dashboard');
    expect(dashboards.map(({ uid }) => uid)).toEqual(Object.values(dashboardUids));
    const real = dashboards.map(({ path }) => {
      const { title, uid } = v.parse(v.object({ title: v.string(), uid: v.string() }), JSON.parse(read(path)));
      return { name: title, uid };
    });
    expect(real).toEqual(dashboards.map(({ name, uid }) => ({ name, uid })));
  });

  it('keeps every page below the app and opens one by default', () => {
    const pages = metadata.includes.filter(({ type }) => type === 'page');
    expect(pages.filter(({ path }) => !path.startsWith(`/a/${metadata.id}`))).toEqual([]);
    expect(pages.filter(({ defaultNav }) => defaultNav === true)).toHaveLength(1);
  });

  it('declares the links that module.tsx adds, word for word: Grafana drops others', () => {
    const module: Source = { path: 'src/module.tsx', text: read('src/module.tsx') };
    const { addedLinks } = metadata.extensions;
    expect(textsOf('targets', module)).toEqual(addedLinks.flatMap(({ targets }) => targets));
    expect(textsOf('title', module)).toEqual(expect.arrayContaining(addedLinks.map(({ title }) => title)));
    expect(textsOf('description', module)).toEqual(addedLinks.map(({ description }) => description));
    expect(addedLinks.filter(({ title }) => title.length < 10)).toEqual([]);
  });
});

describe('the logo', () => {
  const logo = read('src/img/logo.svg');

  it('is a drawing and nothing that runs or loads', () => {
    expect(logo).not.toMatch(/<script|<foreignObject|<image|<use|href|\bon[a-z]+=|url\(/i);
  });
});
