import { readFileSync } from 'node:fs';
import path from 'node:path';
import { objectOf, parseJson, type Json, type JsonObject } from '../json';

export const recordedFolder = path.join(__dirname, '..', 'recorded');

/** One recorded request and answer of Grafana 12.3.0. */
export function recorded(name: string): JsonObject {
  return objectOf(parseJson(readFileSync(path.join(recordedFolder, `${name}.json`), 'utf8')));
}

export function recordedBody(name: string): Json {
  return objectOf(recorded(name)['response'])['body'] ?? null;
}
