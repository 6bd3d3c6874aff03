import { answer, type Answer, type Exchange, type Handler, type Role } from '../http/exchange';

const rank: Record<Role, number> = { Viewer: 0, Editor: 1, Admin: 2 };

/** Grafana's answer to a user whose role does not carry a permission. */
export function accessDenied(permissions: string): Answer {
  return answer(403, {
    accessErrorId: `ACE${String(Math.floor(Math.random() * 1e10)).padStart(10, '0')}`,
    message: `You'll need additional permissions to perform this action. Permissions needed: ${permissions}`,
    title: 'Access denied',
  });
}

/** Lets only users of at least that role through; others get the recorded 403. */
export function onlyFor(least: Role, permissions: string, handler: Handler): Handler {
  return (exchange: Exchange) => (rank[exchange.role] < rank[least] ? accessDenied(permissions) : handler(exchange));
}
