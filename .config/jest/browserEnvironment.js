const { default: JsdomEnvironment } = require('jest-environment-jsdom');

/** jsdom with the parts of a browser that jsdom leaves out and Node has: without them msw and Grafana do not load. */
module.exports = class BrowserEnvironment extends JsdomEnvironment {
  constructor(...parameters) {
    super(...parameters);
    Object.assign(this.global, {
      AbortController,
      AbortSignal,
      Blob,
      BroadcastChannel,
      FormData,
      Headers,
      ReadableStream,
      Request,
      Response,
      TextDecoder,
      TextEncoder,
      TransformStream,
      WritableStream,
      fetch,
      structuredClone,
    });
  }
};
