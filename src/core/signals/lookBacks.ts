/**
 * "Was there a kube-proxy within a day?": asked of some minutes ago, and of every full hour of the day; a range over the
 * day would read every sample. Hours of the clock, not of the past: so an alert ends once, a day after the last of them
 * that the cluster saw, and does not come back.
 */
export const minutesAgo = ['10m', '30m'] as const;
export const hoursOfTheDay = ['1d', '1h'] as const;
