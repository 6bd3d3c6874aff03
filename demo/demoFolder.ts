import { resolve } from 'node:path';

/** What the demo keeps between starts: ignored by git, and safe to delete while no demo runs. */
export const demoFolder = resolve(__dirname, '..', '.demo');
