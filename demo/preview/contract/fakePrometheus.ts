import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { parse } from 'yaml';
import { arrayOf, objectOf, parseJson, textOf, textsOf, type Json, type JsonObject } from '../json';

const instances: Record<string, string> = { '127.0.0.1:3000': '1', '127.0.0.1:9': '0', '127.0.0.1:9090': '1' };

function metric(instance: string): JsonObject {
  return { __name__: 'up', instance, job: 'kube-proxy' };
}

function isDown(expression: string): boolean {
  return /== 0|< 1/.test(expression);
}

function success(data: Json): { status: number; body: JsonObject } {
  return { status: 200, body: { status: 'success', data } };
}

function query(form: URLSearchParams): { status: number; body: JsonObject } {
  const expression = form.get('query') ?? '';
  if (expression.includes('{{')) {
    const error = `invalid parameter "query": 1:4: parse error: unexpected left brace '{'`;
    return { status: 400, body: { status: 'error', errorType: 'bad_data', error } };
  }
  const isKnown = expression.includes('up') && !expression.includes('no_such_metric');
  const result = Object.entries(isKnown ? instances : {}).map(([instance, value]) => ({
    metric: metric(instance),
    value: [Number(form.get('time')), value],
  }));
  return success({ resultType: 'vector', result });
}

function queryRange(form: URLSearchParams): { status: number; body: JsonObject } {
  const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(form.get(name)));
  const times: number[] = [];
  for (let time = start ?? 0; time <= (end ?? 0); time += step ?? 15) {
    times.push(time);
  }
  const result = Object.entries(instances).map(([instance, value]) => ({
    metric: metric(instance),
    values: times.map((time) => [time, value]),
  }));
  return success({ resultType: 'matrix', result });
}

/** What Prometheus would say about the rules in the file: one instance is down, so rules about that are active. */
function rules(folder: string, keptSince: string | undefined): Json {
  const file = objectOf(parseJson(JSON.stringify(parse(readFileSync(path.join(folder, 'preview.yml'), 'utf8')))));
  return arrayOf(file['groups'])
    .map(objectOf)
    .map((group) => ({
      name: textOf(group['name']),
      rules: arrayOf(group['rules'])
        .map(objectOf)
        .map((rule) => {
          const expression = textOf(rule['expr']);
          const since = rule['keep_firing_for'] === undefined ? undefined : keptSince;
          const alert: JsonObject = {
            labels: {
              ...textsOf(rule['labels']),
              alertname: textOf(rule['alert']),
              instance: '127.0.0.1:9',
              job: 'kube-proxy',
            },
            annotations: Object.fromEntries(
              Object.entries(textsOf(rule['annotations'])).map(([name, text]) => [
                name,
                text.replace('{{ $labels.instance }}', '127.0.0.1:9').replace('{{ humanizeDuration $value }}', '0s'),
              ])
            ),
            state: rule['for'] === undefined ? 'firing' : 'pending',
            activeAt: '2026-11-23T01:02:40Z',
            ...(since === undefined ? {} : { keepFiringSince: since }),
          };
          return {
            labels: textsOf(rule['labels']),
            query: expression,
            health: 'ok',
            lastEvaluation: '2026-11-23T01:02:50Z',
            evaluationTime: 0.5,
            alerts: isDown(expression) ? [alert] : [],
          };
        }),
    }));
}

/** Prometheus with three targets of which one is down. `keptSince` puts its alerts into keep_firing_for. */
export async function startFakePrometheus(rulesDirectory: string) {
  const control: { keptSince: string | undefined } = { keptSince: undefined };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://prometheus');
      const form = new URLSearchParams(Buffer.concat(parts).toString() || url.search);
      const answers: Record<string, () => { status: number; body: JsonObject }> = {
        '/-/reload': () => success(null),
        '/api/v1/query': () => query(form),
        '/api/v1/format_query': () => query(form),
        '/api/v1/query_range': () => queryRange(form),
        '/api/v1/label/job/values': () => success(['kube-proxy']),
        '/api/v1/rules': () => success({ groups: rules(rulesDirectory, control.keptSince) }),
      };
      const { status, body } = answers[url.pathname]?.() ?? {
        status: 404,
        body: { status: 'error', error: url.pathname },
      };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, control, stop };
}
