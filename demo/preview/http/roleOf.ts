import { roles, type Role } from './exchange';

const cookieName = 'preview_role';

function named(value: string | null | undefined): Role | undefined {
  return roles.find((role) => role.toLowerCase() === value?.toLowerCase());
}

function fromCookie(cookie: string | undefined): Role | undefined {
  const pair = (cookie ?? '').split(/;\s*/).find((part) => part.startsWith(`${cookieName}=`));
  return named(pair?.slice(cookieName.length + 1));
}

/**
 * Role of the user who sends a request: header `x-preview-role`, query `?role=` (which is kept in a cookie),
 * cookie, else the one the server was started with.
 */
export function roleOf(
  query: URLSearchParams,
  headers: Record<string, string | undefined>,
  otherwise: Role
): { role: Role; setCookie?: string } {
  const asked = named(query.get('role'));
  if (asked) {
    return { role: asked, setCookie: `${cookieName}=${asked}; Path=/; SameSite=Strict` };
  }
  return { role: named(headers['x-preview-role']) ?? fromCookie(headers['cookie']) ?? otherwise };
}
