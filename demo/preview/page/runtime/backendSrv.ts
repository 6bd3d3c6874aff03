import { AppEvents, type EventBus } from '@grafana/data';
import type { BackendSrv, BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime';
import { lastValueFrom, Observable, throwError } from 'rxjs';

const dataQuery = /\/api\/(ds\/query|datasources\/)|\/apis\/query/;

function addressOf({ url, params }: BackendSrvRequest): string {
  const address = new URL(url.startsWith('http') ? url : `/${url.replace(/^\//, '')}`, window.location.origin);
  for (const [name, value] of Object.entries(params ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) {
        address.searchParams.append(name, String(one));
      }
    }
  }
  return address.toString();
}

function bodyOf({ data, headers }: BackendSrvRequest): { body?: string; headers: Record<string, string> } {
  if (data === undefined || data === null) {
    return { headers: { ...headers } };
  }
  return typeof data === 'string'
    ? { body: data, headers: { ...headers } }
    : { body: JSON.stringify(data), headers: { 'Content-Type': 'application/json', ...headers } };
}

/** As Grafana reads answers: what is called JSON must be some, unless its length is said to be 0. */
async function parsed(response: Response, asked: BackendSrvRequest['responseType']): Promise<unknown> {
  const { headers } = response;
  const kind = asked ?? (headers.get('content-type')?.includes('application/json') ? 'json' : undefined);
  if (kind === 'json') {
    return headers.get('content-length') === '0' ? {} : response.json();
  }
  if (kind === 'arraybuffer') {
    return response.arrayBuffer();
  }
  if (kind === 'blob') {
    return response.blob();
  }
  const text = await response.text();
  if (kind === 'text') {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch (reason) {
    if (reason instanceof SyntaxError) {
      return text; // YAML exports come without being asked for as text.
    }
    throw reason;
  }
}

function messageIn(data: unknown): string {
  const message = typeof data === 'object' && data !== null && 'message' in data ? data.message : undefined;
  return typeof message === 'string' ? message : '';
}

/** An answer that is not a success, or none at all; status 0 or -1 then. */
class FailedRequest extends Error implements FetchError {
  isHandled?: boolean;

  constructor(
    readonly config: BackendSrvRequest,
    readonly status: number,
    readonly statusText: string,
    readonly data: unknown,
    message: string,
    readonly cancelled?: boolean
  ) {
    super(message);
  }
}

/** Grafana's way to talk HTTP, with the same errors, toasts and cancelling. */
export class PreviewBackendSrv implements BackendSrv {
  private readonly running = new Map<string, AbortController>();

  constructor(private readonly appEvents: EventBus) {}

  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    return new Observable<FetchResponse<T>>((subscriber) => {
      const controller = new AbortController();
      const { requestId } = options;
      if (requestId) {
        this.running.get(requestId)?.abort();
        this.running.set(requestId, controller);
      }
      options.abortSignal?.addEventListener('abort', () => controller.abort());
      this.send<T>(options, controller.signal).then(
        (response) => {
          subscriber.next(response);
          subscriber.complete();
        },
        (reason: unknown) => subscriber.error(reason)
      );
      return () => controller.abort();
    });
  }

  private async send<T>(options: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
    const method = options.method ?? 'GET';
    let response: Response;
    try {
      response = await fetch(addressOf(options), { method, signal, ...bodyOf(options) });
    } catch (reason) {
      const cancelled = signal.aborted;
      const message = cancelled ? 'Request was aborted' : String(reason);
      throw new FailedRequest(options, cancelled ? -1 : 0, message, { message }, message, cancelled);
    }
    // The type of an answer is what the caller says it is: data enters here.
    const data = (await parsed(response, options.responseType)) as T;
    const { status, statusText, ok, headers, redirected, type, url } = response;
    if (!ok) {
      const message = messageIn(data) || statusText;
      const failure = new FailedRequest(options, status, statusText, data, message);
      this.reportFailure(options, failure);
      throw failure;
    }
    this.reportSuccess(options, method, data);
    return { data, status, statusText, ok, headers, redirected, type, url, config: options };
  }

  private reportSuccess(options: BackendSrvRequest, method: string, data: unknown): void {
    const isQuiet = options.showSuccessAlert === undefined && (method === 'GET' || dataQuery.test(options.url));
    if (options.showSuccessAlert !== false && !isQuiet && messageIn(data)) {
      this.appEvents.publish({ type: AppEvents.alertSuccess.name, payload: [messageIn(data)] });
    }
  }

  private reportFailure(options: BackendSrvRequest, failure: FetchError): void {
    if (options.showErrorAlert === false || (options.showErrorAlert === undefined && dataQuery.test(options.url))) {
      return;
    }
    // A caller that shows the error itself marks it as handled in the meantime.
    setTimeout(() => {
      const message = messageIn(failure.data) || failure.statusText || 'Error';
      if (!failure.isHandled) {
        const event = failure.status < 500 ? AppEvents.alertWarning : AppEvents.alertError;
        this.appEvents.publish({ type: event.name, payload: message.length > 80 ? ['Error', message] : [message] });
      }
    }, 50);
  }

  async request<T = unknown>(options: BackendSrvRequest): Promise<T> {
    return (await lastValueFrom(this.fetch<T>(options))).data;
  }

  datasourceRequest<T = unknown>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  get<T>(
    url: string,
    params?: BackendSrvRequest['params'],
    requestId?: string,
    options?: Partial<BackendSrvRequest>
  ): Promise<T> {
    return this.request<T>({ ...options, method: 'GET', url, params, requestId });
  }

  delete<T = unknown>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'DELETE', url, data });
  }

  post<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'POST', url, data });
  }

  patch<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'PATCH', url, data });
  }

  put<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'PUT', url, data });
  }

  chunked(): Observable<FetchResponse<Uint8Array | undefined>> {
    return throwError(() => new Error('The preview does not stream.'));
  }
}
