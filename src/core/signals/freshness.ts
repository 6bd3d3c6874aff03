import { type SignalId } from './signal';

/** Signals that mean that the rules on a node are not those that the cluster wants. */
export const staleRulesSignals: readonly SignalId[] = ['rules-stale', 'never-synced'];

/**
 * Signals about a node's requests to the API server. A few errors are no reason to miss a change; where one of these is
 * critical the node hears of none, and its rules may be old without any other sign.
 */
export const apiErrorSignals: readonly [SignalId, ...SignalId[]] = ['api-server-errors', 'api-server-unauthorized'];
