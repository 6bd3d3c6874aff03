import { lastQueued } from '../metrics/programming';
import { catalogue, signalById } from '../signals/catalogue';
import { toDuration } from '../promql/duration';
import { previewOf } from './previewOf';

const syncSlow = signalById('sync-slow');

describe('the preview of a signal', () => {
  it.each([
    ['sync-slow', 'in the browser'],
    // Its further condition does not depend on the number.
    ['api-server-errors', 'in the browser'],
    // Their numbers are offsets.
    ['rules-stale', 'by query'],
    ['never-synced', 'by query'],
    ['down', 'none'],
    ['coverage-below-expected', 'none'],
  ] as const)('of %s is %s', (id, preview) => {
    expect(previewOf(signalById(id))).toBe(preview);
  });

  it('is none just where a signal has no number', () => {
    for (const signal of catalogue) {
      expect(previewOf(signal) === 'none').toBe(signal.parameters.length === 0);
    }
  });

  it('needs a query when the number is a line of something else, or no line', () => {
    expect(previewOf({ ...syncSlow, value: (kubeProxy) => kubeProxy.reached() })).toBe('by query');
    expect(previewOf({ ...syncSlow, line: undefined })).toBe('by query');
    expect(previewOf(syncSlow, 'other')).toBe('by query');
  });

  it('needs a query when the number is used for something else as well', () => {
    const alsoOffset = syncSlow.firing;
    expect(
      previewOf({
        ...syncSlow,
        firing: (kubeProxy, { threshold = 8 }) =>
          alsoOffset(kubeProxy, { threshold }).and(
            kubeProxy.newestPerIpFamily(lastQueued, { offset: toDuration(threshold) })
          ),
      })
    ).toBe('by query');
  });

  it('needs a query when what fires carries another value than the one that is compared', () => {
    expect(
      previewOf({
        ...syncSlow,
        firing: (kubeProxy, parameters) => kubeProxy.reached().and(syncSlow.firing(kubeProxy, parameters)),
      })
    ).toBe('by query');
  });
});
