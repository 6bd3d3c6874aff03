import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { answer, type Answer } from './exchange';

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

function isMissing(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && (reason.code === 'ENOENT' || reason.code === 'EISDIR');
}

/** A file below a folder, byte for byte; 404 when it is not there or would be outside of the folder. */
export async function fileAnswer(folder: string, relative: string): Promise<Answer> {
  const file = path.resolve(folder, relative);
  if (!file.startsWith(path.resolve(folder) + path.sep)) {
    return answer(404, { message: 'Not found' });
  }
  try {
    const contentType = contentTypes[path.extname(file)] ?? 'application/octet-stream';
    return { status: 200, body: await readFile(file), headers: { 'content-type': contentType } };
  } catch (reason) {
    if (isMissing(reason)) {
      return answer(404, { message: 'Not found' });
    }
    throw reason;
  }
}
