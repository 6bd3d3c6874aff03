import { resolve } from 'node:path';

/** Folder that holds package.json. */
export const projectRoot = resolve(__dirname, '..');

/** A path inside the project. */
export function inProject(...parts: string[]): string {
  return resolve(projectRoot, ...parts);
}
