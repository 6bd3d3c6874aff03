/**
 * Look-backs that answer "was there a kube-proxy within a day?". Each reads one sample per node; a range over the day
 * would read every one of them. Each is about twice the one before: a cluster that lived for a time keeps its alert
 * at least as long, without a gap in which the alert would end and come back.
 */
export const lookBacks = ['10m', '20m', '40m', '80m', '160m', '320m', '640m', '1d'] as const;
