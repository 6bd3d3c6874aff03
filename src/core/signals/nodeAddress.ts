import { type Expression } from '../promql/expression';
import { madeLabels } from '../promql/madeLabels';
import { quoted } from '../promql/quoting';

/** The host part of `[fd00::1]:10249` or `[fd00::1]`, of `10.0.0.1:10249` or `node-1`, or a bare `fd00::1`. */
export const hostOfInstance = { pattern: '\\[(.+)\\](?::[0-9]+)?|([^:]+)(?::[0-9]+)?|(.*:.*:.*)', host: '$1$2$3' };

/** The same of `<instance>;<node>`, and the node where an agent on each of them scrapes its own loopback address. */
const addressOfTarget = {
  pattern:
    '(?:localhost|127[.][0-9.]+|\\[?::1\\]?)(?::[0-9]+)?;(.+)|(?:\\[(.+)\\](?::[0-9]+)?|([^:]+)(?::[0-9]+)?|(.*:.*:.*));.*',
  address: '$1$2$3$4',
};

/** What tells the node of a target apart, whichever jobs or ports lead there: the label that `withAddress` makes. */
export function addressOf({ instance = '', node = '' }: Readonly<Record<string, string>>): string {
  return `${instance};${node}`.replace(new RegExp(`^(?:${addressOfTarget.pattern})$`), addressOfTarget.address);
}

/** Gives every target a label that tells its node apart, whichever jobs or ports lead there. */
export function withAddress(targets: Expression): Expression {
  const { address } = madeLabels;
  return targets
    .inside('label_join', ...[address, ';', 'instance', 'node'].map(quoted))
    .withLabel(address, addressOfTarget.address, address, addressOfTarget.pattern);
}
