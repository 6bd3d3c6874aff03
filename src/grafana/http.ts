import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import * as v from 'valibot';

import { Refused } from './refused';

export interface HttpRequest {
  url: string;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  query?: Record<string, string | number | string[] | undefined>;
}

const nextSteps: Record<number, string> = {
  401: 'Sign in again.',
  403: 'Ask an administrator for the permission, or sign in as somebody who has it.',
  404: 'Reload the page: it may have been removed meanwhile.',
  409: 'Reload the page: it is managed elsewhere or was changed meanwhile.',
  412: 'Reload the page: it was changed meanwhile.',
  500: 'Try again; if it stays, look into Grafana’s server log.',
};

const errorBody = v.looseObject({ message: v.string() });

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

  private async send({ url, method = 'GET', body, headers, query }: HttpRequest): Promise<unknown> {
    try {
      const response = await lastValueFrom(
        getBackendSrv().fetch<unknown>({
          url,
          method,
          data: body,
          headers,
          params: query,
          showErrorAlert: false,
          showSuccessAlert: false,
        })
      );
      return response.data;
    } catch (thrown) {
      if (!isFetchError(thrown)) {
        throw thrown;
      }
      const said = v.safeParse(errorBody, thrown.data);
      const reason = said.success ? said.output.message : (thrown.statusText ?? 'no answer');
      throw new Refused(
        `Grafana refused (${thrown.status}): ${reason}`,
        nextSteps[thrown.status] ?? 'Try again.',
        thrown.status,
        thrown.data
      );
    }
  }
}
