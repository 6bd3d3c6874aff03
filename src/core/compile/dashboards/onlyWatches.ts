/** Why a panel about the duration of requests is empty. Requests without an answer have no duration either. */
export const onlyWatches = 'No requests but watches in this time, which is normal unless requests fail: see above.';
