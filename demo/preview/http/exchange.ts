import type { Json } from '../json';

export const roles = ['Admin', 'Editor', 'Viewer'] as const;
/** Organisation role of the user who sends a request. */
export type Role = (typeof roles)[number];

/** One request, as a handler sees it. */
export interface Exchange {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  /** Values of the `:name` and `*name` parts of the route. */
  parameters: Record<string, string>;
  role: Role;
  /** The parsed JSON body; undefined when there is none. */
  body: Json | undefined;
  /** The body as it came, for proxied requests. */
  rawBody: string;
}

export interface Answer {
  status: number;
  body: Json | Buffer | undefined;
  headers?: Record<string, string>;
}

export type Handler = (exchange: Exchange) => Answer | Promise<Answer>;

export function ok(body: Json | undefined): Answer {
  return { status: 200, body };
}

export function answer(status: number, body: Json): Answer {
  return { status, body };
}

/** A text answer that is not JSON. */
export function textAnswer(text: string, contentType: string, status = 200): Answer {
  return { status, body: Buffer.from(text), headers: { 'content-type': contentType } };
}
