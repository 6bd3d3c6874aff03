import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tool } from '../../../scripts/tools/tool';
import { type PromtoolCase } from './promtoolTest';

/** What promtool says against a case; undefined when it passed. */
export type Verdict = string | undefined;

/**
 * Runs promtool over cases, one file each, in one process.
 * @returns one verdict for each case, in their order
 * @throws Error when promtool cannot be run or does not say what became of a case
 */
export async function runPromtool(cases: readonly PromtoolCase[]): Promise<Verdict[]> {
  const promtool = await tool('promtool');
  const folder = mkdtempSync(join(tmpdir(), 'kube-proxy-rules-'));
  try {
    const files = writeCases(cases, folder);
    const said = await output(promtool, ['test', 'rules', ...files], folder);
    const verdicts = readVerdicts(said);
    if (verdicts.length !== files.length) {
      throw new Error(`promtool spoke of ${verdicts.length} of ${files.length} cases:\n${said}`);
    }
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Has promtool check rule files, all in one process.
 * @returns one verdict for each text, in their order
 * @throws Error when promtool cannot be run or does not say what it thinks of a file
 */
export async function checkRules(texts: readonly string[]): Promise<Verdict[]> {
  const promtool = await tool('promtool');
  const folder = mkdtempSync(join(tmpdir(), 'kube-proxy-rules-'));
  try {
    const files = texts.map((text, index) => {
      writeFileSync(join(folder, `${index}.yaml`), text);
      return `${index}.yaml`;
    });
    const said = await output(promtool, ['check', 'rules', ...files], folder);
    const byFile = new Map(
      said
        .split(/^Checking /m)
        .slice(1)
        .map((text) => [text.slice(0, text.indexOf('\n')), text] as const)
    );
    return files.map((file) => {
      const verdict = byFile.get(file);
      if (verdict === undefined) {
        throw new Error(`promtool did not speak of ${file}:\n${said}`);
      }
      return verdict.includes('SUCCESS') ? undefined : verdict.trim();
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Rules that several cases share are written once. */
function writeCases(cases: readonly PromtoolCase[], folder: string): string[] {
  const ruleFiles = new Map<string, string>();
  return cases.map(({ rules, evaluationInterval, test }, index) => {
    const text = JSON.stringify(rules);
    const ruleFile = ruleFiles.get(text) ?? `rules-${ruleFiles.size}.yml`;
    if (!ruleFiles.has(text)) {
      ruleFiles.set(text, ruleFile);
      writeFileSync(join(folder, ruleFile), text);
    }
    const file = `case-${index}.yml`;
    // JSON is YAML.
    writeFileSync(
      join(folder, file),
      JSON.stringify({
        rule_files: [ruleFile],
        evaluation_interval: evaluationInterval,
        // Without it promtool evaluates groups in an order of its own.
        group_eval_order: rules.groups.map(({ name }) => name),
        tests: [test],
      })
    );
    return file;
  });
}

/** promtool says `SUCCESS`, or `FAILED:` and why, in the order of the files; up to version 2 it names each before. */
function readVerdicts(said: string): Verdict[] {
  return said
    .replace(/^Unit Testing:.*$/gm, '')
    .split(/^ {2}(?=SUCCESS$|FAILED:)/m)
    .slice(1)
    .map((text) => (text.trim() === 'SUCCESS' ? undefined : text.trim()));
}

function output(program: string, parameters: string[], folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // Both outputs go through one pipe, so that what is said about a file stays together.
    const child = spawn('sh', ['-c', 'exec "$0" "$@" 2>&1', program, ...parameters], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
      // promtool lives for seconds: collecting its garbage less often saves a third of its time.
      env: { ...process.env, GOGC: '800' },
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.on('error', reject);
    child.on('close', () => resolve(Buffer.concat(parts).toString()));
  });
}
