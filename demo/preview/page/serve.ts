import path from 'node:path';
import type { Router } from '../http/router';
import { textAnswer, type Answer, type Exchange } from '../http/exchange';
import { fileAnswer } from '../http/files';
import { frontendSettings } from '../api/frontendSettings';
import { describePlugin, type Plugin } from '../api/plugin';
import { permissionsOf, userOf } from '../api/user';
import type { JsonObject } from '../json';
import type { PreviewState } from '../state';
import { projectRoot, type HostPage } from './build';

interface Served {
  state: PreviewState;
  plugin: Plugin;
  dist: string;
  page: HostPage;
}

const pages = [
  '/',
  '/a/*rest',
  '/plugins/:id',
  '/d/*rest',
  '/dashboards',
  '/dashboards/*rest',
  '/explore',
  '/alerting',
  '/alerting/*rest',
];
const grafanaUi = path.join(projectRoot, 'node_modules/@grafana/ui/dist/public');
// The npm package has fewer icons and fonts than Grafana.
const icons = path.join(__dirname, 'icons');
const fonts = path.join(projectRoot, 'node_modules/@fontsource');
const fontFiles: Record<string, string> = {
  'inter/Inter-Regular.woff2': 'inter/files/inter-latin-400-normal.woff2',
  'inter/Inter-Medium.woff2': 'inter/files/inter-latin-500-normal.woff2',
  'inter/Inter-Italic.woff2': 'inter/files/inter-latin-400-italic.woff2',
  'inter/Inter-MediumItalic.woff2': 'inter/files/inter-latin-500-italic.woff2',
};
const monospaced = 'roboto-mono/files/roboto-mono-latin-400-normal.woff2';
const systemJs = path.join(projectRoot, 'node_modules/systemjs/dist');
const themeCookie = /(?:^|;\s*)preview_theme=(light|dark)/;

function themeOf({ query, headers }: Exchange): string {
  const asked = query.get('theme');
  return asked === 'light' || asked === 'dark' ? asked : (themeCookie.exec(headers['cookie'] ?? '')?.[1] ?? 'dark');
}

function bootData({ state, plugin }: Served, exchange: Exchange): JsonObject {
  const role = exchange.role;
  const permissions = Object.fromEntries(Object.keys(permissionsOf(role)).map((action) => [action, true]));
  const theme = themeOf(exchange);
  return {
    assets: { dark: '', light: '' },
    settings: frontendSettings(state, plugin),
    user: {
      ...userOf(role),
      isSignedIn: true,
      orgRole: role,
      orgName: 'Main Org.',
      orgCount: 1,
      theme,
      lightTheme: theme === 'light',
      permissions,
      timezone: 'browser',
      weekStart: '',
      locale: 'en-US',
      regionalFormat: 'en-US',
      language: 'en-US',
      helpFlags1: 0,
      hasEditPermissionInFolders: role !== 'Viewer',
    },
    navTree: [],
    preview: { plugin: describePlugin(plugin) },
  };
}

function shell(served: Served, exchange: Exchange): string {
  // `<` must not end the script element early.
  const data = JSON.stringify(bootData(served, exchange)).replace(/</g, '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Grafana preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/preview/page/host.css">
<style>body { margin: 0; }</style>
</head>
<body>
<div id="reactRoot"></div>
<script>window.grafanaBootData = ${data}; window.__grafana_public_path__ = '/public/';</script>
<script src="/preview/page/host.js"></script>
</body>
</html>
`;
}

async function icon(file: string): Promise<Answer> {
  const candidates: Array<[string, string]> = [
    [path.join(grafanaUi, 'img'), file],
    [icons, path.basename(file)],
    [icons, 'other.svg'],
  ];
  for (const [folder, name] of candidates) {
    const found = await fileAnswer(folder, name);
    if (found.status === 200) {
      return found;
    }
  }
  return fileAnswer(icons, 'other.svg');
}

/** The page shell, the host bundle, the built plugin and the pictures of `@grafana/ui`. */
export function addPage(router: Router, served: Served): void {
  for (const address of pages) {
    router.add('GET', address, (exchange) => textAnswer(shell(served, exchange), 'text/html; charset=utf-8'));
  }
  const rest = ({ parameters }: Exchange) => parameters['rest'] ?? '';
  router.add('GET', `/public/plugins/${served.plugin.id}/*rest`, (exchange) => fileAnswer(served.dist, rest(exchange)));
  router.add('GET', '/public/plugins/prometheus/img/*rest', () =>
    textAnswer(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#e6522c"/></svg>',
      'image/svg+xml'
    )
  );
  router.add('GET', '/public/build/img/*rest', (exchange) => icon(rest(exchange)));
  router.add('GET', '/public/fonts/*rest', (exchange) => fileAnswer(fonts, fontFiles[rest(exchange)] ?? monospaced));
  router.add('GET', '/public/img/*rest', (exchange) => fileAnswer(path.join(grafanaUi, 'img'), rest(exchange)));
  const { script, style } = served.page;
  router.add('GET', '/preview/page/host.js', () => ({
    status: 200,
    body: script,
    headers: { 'content-type': 'text/javascript' },
  }));
  router.add('GET', '/preview/page/host.css', () => ({
    status: 200,
    body: style,
    headers: { 'content-type': 'text/css' },
  }));
  router.add('GET', '/preview/systemjs/*rest', (exchange) => fileAnswer(systemJs, rest(exchange)));
}
