/** Chunks are loaded from where Grafana serves this plugin, also below a sub-path or from a CDN. */
import loadedModule from 'amd-module';
import { pluginId } from './core/product';

const { uri } = loadedModule;

__webpack_public_path__ = uri ? uri.slice(0, uri.lastIndexOf('/') + 1) : `public/plugins/${pluginId}/`;
