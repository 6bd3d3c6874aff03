import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { parseJson, type Json } from '../json';
import type { Answer, Exchange } from './exchange';
import { roleOf } from './roleOf';
import type { Role } from './exchange';

const largestBody = 16 * 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > largestBody) {
      throw new RangeError('The request body is larger than 16 MiB.');
    }
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

function bodyAsJson(text: string, contentType: string | undefined): Json | undefined {
  return text !== '' && (contentType ?? '').includes('json') ? parseJson(text) : undefined;
}

function firstValues(request: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value])
  );
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const contentType = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json; charset=UTF-8';
  response.writeHead(status, {
    'content-type': contentType,
    'cache-control': 'no-store',
    ...headers,
    ...(status === 204 ? {} : { 'content-length': bytes.length }),
  });
  response.end(status === 204 ? undefined : bytes);
}

/** Starts answering on 127.0.0.1. Port 0 takes any free one. @throws when the port is taken. */
export async function listen(
  port: number,
  defaultRole: Role,
  handle: (exchange: Exchange) => Promise<Answer>
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    const respond = async (): Promise<Answer> => {
      const url = new URL(request.url ?? '/', 'http://preview');
      const headers = firstValues(request);
      const { role, setCookie } = roleOf(url.searchParams, headers, defaultRole);
      const rawBody = await readBody(request);
      const given = await handle({
        method: request.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        headers,
        parameters: {},
        role,
        body: bodyAsJson(rawBody, headers['content-type']),
        rawBody,
      });
      return setCookie === undefined ? given : { ...given, headers: { ...given.headers, 'set-cookie': setCookie } };
    };
    respond().then(
      (given) => send(response, given),
      (reason: unknown) => {
        const badJson = reason instanceof SyntaxError;
        const message = badJson ? 'bad request data' : `Preview failed: ${String(reason)}`;
        send(response, { status: badJson ? 400 : 500, body: { message } });
      }
    );
  });
  // Node closes an idle connection after 5 s, which resets a request that is on its way; Grafana keeps it.
  server.keepAliveTimeout = 300_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : port };
}
