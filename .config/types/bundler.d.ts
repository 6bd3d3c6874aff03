/** The AMD loader's description of the module being loaded; only the loader of Grafana knows `uri`. */
declare module 'amd-module' {
  const loadedModule: { uri?: string };
  export default loadedModule;
}

/** Set at run time: where webpack loads chunks from. */
declare let __webpack_public_path__: string;
