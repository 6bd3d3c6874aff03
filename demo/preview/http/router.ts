import type { Handler } from './exchange';

interface Route {
  method: string;
  pattern: RegExp;
  names: string[];
  handler: Handler;
}

/** Finds the handler of a request. Patterns know `:name` for one path segment and `*name` for the rest. */
export class Router {
  private readonly routes: Route[] = [];

  add(method: string, path: string, handler: Handler): void {
    const names: string[] = [];
    const source = path.replace(/[.+]/g, '\\$&').replace(/([:*])(\w+)/g, (_, kind: string, name: string) => {
      names.push(name);
      return kind === ':' ? '([^/]+)' : '(.*)';
    });
    this.routes.push({ method, pattern: new RegExp(`^${source}/?$`), names, handler });
  }

  find(method: string, path: string): { handler: Handler; parameters: Record<string, string> } | undefined {
    for (const route of this.routes) {
      const match = route.method === method ? route.pattern.exec(path) : null;
      if (match) {
        const parameters: Record<string, string> = {};
        route.names.forEach((name, position) => {
          parameters[name] = decodeURIComponent(match[position + 1] ?? '');
        });
        return { handler: route.handler, parameters };
      }
    }
    return undefined;
  }
}
