import { objectOf, parseJson, textOf, type Json, type JsonObject } from '../json';

/** Prometheus did not answer at all; the message reads as Grafana's would. */
export class PrometheusUnreachable extends Error {}

/** Prometheus answered that the query is wrong or failed; the message reads as Grafana's would. */
export class PrometheusRefused extends Error {}

/** The HTTP API of one Prometheus. */
export class PrometheusClient {
  constructor(private readonly url: string) {}

  /** @throws PrometheusUnreachable */
  async request(method: string, path: string, body: URLSearchParams | undefined): Promise<Response> {
    const failure = (why: string) =>
      new PrometheusUnreachable(`${method === 'POST' ? 'Post' : 'Get'} "${this.url}${path}": ${why}`);
    try {
      return await fetch(new URL(path, this.url), { method, body, signal: AbortSignal.timeout(30_000) });
    } catch (reason) {
      const timedOut = reason instanceof Error && reason.name === 'TimeoutError';
      const refused = `dial tcp ${new URL(this.url).host}: connect: connection refused`;
      throw failure(timedOut ? 'context deadline exceeded' : refused);
    }
  }

  /** The `data` of an API answer. @throws PrometheusRefused, PrometheusUnreachable */
  async read(path: string, parameters: Record<string, string>, method: 'GET' | 'POST' = 'POST'): Promise<JsonObject> {
    const form = new URLSearchParams(parameters);
    const response =
      method === 'POST'
        ? await this.request('POST', path, form)
        : await this.request('GET', `${path}?${form.toString()}`, undefined);
    const answer = objectOf(jsonOrText(await response.text()));
    if (answer['status'] !== 'success') {
      const kind = textOf(answer['errorType'], 'bad_response');
      throw new PrometheusRefused(`${kind}: ${textOf(answer['error'], `status ${response.status}`)}`);
    }
    return objectOf(answer['data']);
  }
}

function jsonOrText(text: string): Json {
  try {
    return parseJson(text);
  } catch (reason) {
    return { status: 'error', errorType: 'bad_response', error: `${String(reason)} in ${text.slice(0, 200)}` };
  }
}
