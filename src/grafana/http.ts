import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import * as v from 'valibot';

import { refusedBy } from './refusals';
import { Refused } from './refused';

export interface HttpRequest {
  url: string;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  query?: Record<string, string | number | string[] | undefined>;
  /** What it does, as it reads after “Grafana did not”: `create the folder “X”`. */
  action?: string;
  /** A success has no body. Grafana calls such an answer JSON all the same, and its own client then fails to read it. */
  answersNothing?: boolean;
}

const json = v.pipe(v.string(), v.parseJson());

/** Grafana's HTTP API. Answers are checked against a schema; refusals are thrown as `Refused`. */
export class Http {
  /** @throws Refused when Grafana says no, gives no answer, or one of an unexpected shape. */
  async request<Schema extends v.GenericSchema>(schema: Schema, request: HttpRequest): Promise<v.InferOutput<Schema>> {
    const answer = await this.send(request);
    const parsed = v.safeParse(schema, answer);
    if (!parsed.success) {
      throw new Refused(
        `Grafana’s answer to ${request.url} has an unexpected shape.`,
        'Check that this version of Grafana is supported (12.3 or later).',
        undefined,
        answer
      );
    }
    return parsed.output;
  }

  /** As `request`, but a 404 is a plain `undefined`. */
  async find<Schema extends v.GenericSchema>(
    schema: Schema,
    request: HttpRequest
  ): Promise<v.InferOutput<Schema> | undefined> {
    try {
      return await this.request(schema, request);
    } catch (thrown) {
      if (thrown instanceof Refused && thrown.status === 404) {
        return undefined;
      }
      throw thrown;
    }
  }

  private async send(request: HttpRequest): Promise<unknown> {
    const { url, method = 'GET', body, headers, query, action, answersNothing = false } = request;
    try {
      const response = await lastValueFrom(
        getBackendSrv().fetch<unknown>({
          url,
          method,
          data: body,
          headers,
          params: query,
          responseType: answersNothing ? 'text' : undefined,
          showErrorAlert: false,
          showSuccessAlert: false,
        })
      );
      return response.data;
    } catch (thrown) {
      if (!isFetchError(thrown)) {
        throw thrown;
      }
      const refusal = v.safeParse(json, thrown.data);
      throw refusedBy(refusal.success ? { ...thrown, data: refusal.output } : thrown, action);
    }
  }
}
