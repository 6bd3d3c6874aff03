import { type APIRequestContext } from '@playwright/test';
import * as v from 'valibot';

export type Role = 'Admin' | 'Editor' | 'Viewer';

const administrator = {
  login: process.env['GRAFANA_USER'] ?? 'admin',
  password: process.env['GRAFANA_PASSWORD'] ?? 'admin',
};
const password = 'browser-tests';
const loginOf = (role: Role) => `browser-tests-${role.toLowerCase()}`;
const withId = v.object({ id: v.number() });

/** What a request carries to come from a user of this role: Grafana signs in by it, the preview takes it as it is. */
export function headersOf(role: Role, isPreview: boolean): Record<string, string> {
  if (isPreview) {
    return { 'x-preview-role': role };
  }
  const { login, password: secret } = role === 'Admin' ? administrator : { login: loginOf(role), password };
  return { authorization: `Basic ${Buffer.from(`${login}:${secret}`).toString('base64')}` };
}

/** Creates the Editor and the Viewer of the browser tests in a real Grafana, unless they are there. */
export async function createUsers(request: APIRequestContext, url: string): Promise<void> {
  const headers = headersOf('Admin', false);
  for (const role of ['Editor', 'Viewer'] as const) {
    const login = loginOf(role);
    const found = await request.get(`${url}/api/users/lookup?loginOrEmail=${login}`, { headers });
    const answer = found.ok()
      ? found
      : await request.post(`${url}/api/admin/users`, { headers, data: { name: login, login, password } });
    const text = await answer.text();
    const user = v.safeParse(v.pipe(v.string(), v.parseJson(), withId), text);
    if (!user.success) {
      throw new Error(`The user ${login} cannot be created: ${answer.status()} ${text}`);
    }
    await request.patch(`${url}/api/org/users/${user.output.id}`, { headers, data: { role } });
  }
}
