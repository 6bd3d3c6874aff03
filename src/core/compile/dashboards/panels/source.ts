import { exposureText } from '../../../metrics/exposure';
import { familiesRead } from '../../../metrics/familiesRead';
import { type Family } from '../../../metrics/family';
import * as kubelet from '../../../metrics/kubelet';
import * as kubeStateMetrics from '../../../metrics/kubeStateMetrics';
import { up } from '../../../metrics/process';
import { type Expression } from '../../../promql/expression';

/** Series that also name nodes and count clusters; they are the source only where nothing else is read. */
const supporting: readonly Family[] = [up, ...Object.values(kubeStateMetrics), ...Object.values(kubelet)];

/** Families whose series the queries read and draw. */
export function familiesDrawn(expressions: Array<Pick<Expression, 'text'>>): Family[] {
  const read = familiesRead(expressions.map(({ text }) => text));
  const drawn = read.filter((family) => !supporting.includes(family));
  return drawn.length > 0 ? drawn : read;
}

/** Where the numbers come from, and which kube-proxies have them. */
export function sourceText(drawn: readonly Family[]): string {
  const names = drawn.map(({ name }) => `\`${name}\``).join(', ');
  return [`Source: ${names}.`, exposureText(drawn)].filter((text) => text !== undefined).join(' ');
}

/** Why there is nothing to see: nothing happened, or this kube-proxy cannot have it. */
export function nothingText(words: string, drawn: readonly Family[]): string {
  return [words, exposureText(drawn)].filter((text) => text !== undefined).join(' ');
}
