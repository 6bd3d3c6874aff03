import { setBackendSrv, type BackendSrvRequest, type FetchResponse } from '@grafana/runtime';
import { from } from 'rxjs';
import * as v from 'valibot';

export interface FakeAnswer {
  status: number;
  /** Nothing, or an empty text, is an answer that has no JSON in it. */
  body?: unknown;
}

type Answering = (request: BackendSrvRequest) => FakeAnswer | Promise<FakeAnswer>;

/** Makes Grafana's own client ask `answerTo`. The plugin asks by fetch only; everything else throws. */
export function setFetchOnlyBackend(answerTo: Answering): void {
  const no = (): never => {
    throw new Error('The plugin asks Grafana by fetch only');
  };
  setBackendSrv({
    get: no,
    delete: no,
    post: no,
    patch: no,
    put: no,
    request: no,
    datasourceRequest: no,
    chunked: no,
    fetch: <T>(request: BackendSrvRequest) => from(fetched<T>(request, answerTo)),
  });
}

async function fetched<T>(request: BackendSrvRequest, answerTo: Answering): Promise<FetchResponse<T>> {
  const { status, body } = await answerTo(request);
  const isEmpty = body === '' || (body === undefined && status < 400);
  if (isEmpty && request.responseType !== 'text') {
    throw new SyntaxError("Failed to execute 'json' on 'Response': Unexpected end of JSON input");
  }
  if (status >= 400) {
    throw new FetchFailure(status, body, request);
  }
  const data = v.parse(
    v.custom<T>(() => true),
    body
  );
  return {
    data,
    status,
    statusText: 'OK',
    ok: true,
    headers: new Headers(),
    redirected: false,
    type: 'basic',
    url: request.url,
    config: request,
  };
}

/** What Grafana's own client throws: it has these fields. */
class FetchFailure extends Error {
  readonly statusText = '';

  constructor(
    readonly status: number,
    readonly data: unknown,
    readonly config: BackendSrvRequest
  ) {
    super(`Status ${status}`);
  }
}
