import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** Properties of a signal or a family that people read, or that promtool runs instead of jest. */
const notForJest = new Set([
  'scenarios',
  'message',
  'runbook',
  'explanation',
  'title',
  'label',
  'maxReason',
  'meaning',
  'traps',
]);

/** Keeps mutants out of texts and scenarios: no unit test is meant to repeat a sentence. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'texts', {
    shouldIgnore({ node }) {
      return node.type === 'ObjectProperty' && notForJest.has(node.key.name)
        ? 'A text for people, or a scenario that promtool runs.'
        : undefined;
    },
  }),
];
