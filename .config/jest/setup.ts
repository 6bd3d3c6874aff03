import '@testing-library/jest-dom';

// jsdom has no layout: nothing matches a media query and no size ever changes.
Object.defineProperty(window, 'matchMedia', {
  value: (query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  }),
});
class NoLayoutObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): [] {
    return [];
  }
}
Object.assign(window, { ResizeObserver: NoLayoutObserver, IntersectionObserver: NoLayoutObserver });
// Text is measured on a canvas by @grafana/ui; jsdom has none.
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
  value: () => ({ measureText: () => ({ width: 0 }) }),
});
Element.prototype.scrollIntoView = () => undefined;
// Generated styles stay out. jsdom lays nothing out, and for each computed style, of which a look-up by role needs
// hundreds, it would match every rule of @grafana/ui with every ancestor: three quarters of the time of a page's test.
CSSStyleSheet.prototype.insertRule = () => 0;
