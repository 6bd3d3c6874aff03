import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportedFiles, exportFormats, isFolder, type ExportFormat } from '../../src/core/compile/exportFormats';
import { type Settings } from '../../src/core/settings/schema';
import { BadSettings, bundled, settingsFrom, type ReadSettings } from './readSettings';

/** What the export needs of the machine. */
export interface ExportSurroundings {
  /** @throws Error when the file cannot be read. */
  read(path: string): string;
  /** Writes a file and the folders above it. @throws Error when it cannot. */
  write(path: string, text: string): void;
  output(text: string): void;
  complain(text: string): void;
}

const exitCodes = { done: 0, notWritten: 1, badInput: 2 } as const;

class BadArguments extends Error {}

const helpLine = (format: ExportFormat) =>
  `  ${format.name.padEnd(25)}${format.summary}${isFolder(format) ? '; needs --out FOLDER' : ''}`;

const help = `Compiles alert rules and dashboards from settings.

  npm run --silent export -- <format> [--settings FILE] [--source ID] [--out PATH]

Formats:
${exportFormats.map(helpLine).join('\n')}

  --settings FILE   settings as JSON or YAML, also as Grafana's plugin provisioning file; left out: the defaults
  --source ID       only this source of the settings; left out: all of them
  --out PATH        file or folder to write; left out: standard output
  --help            this text

Notes on standard error are no errors: the exit code is 0.
Exit code 2: the command or the settings are wrong, and nothing was written.
`;

/** Runs the command; resolves to its exit code. Nothing is written unless everything could be compiled. */
export function runExport(parameters: string[], surroundings: ExportSurroundings): number {
  try {
    const command = commandOf(parameters);
    if (command === 'help') {
      surroundings.output(help);
      return exitCodes.done;
    }
    const { settings, notices, hasSources } = readSettings(command.settings, surroundings);
    notices.forEach(({ path, message }) => surroundings.complain(`Note: ${path}: ${message}`));
    const chosen = ofSource(command.source, settings);
    if (command.format.name === 'prometheus-rules' && chosen.sources.length > 1) {
      surroundings.complain(
        `Note: sources: rules of ${sourceNames(chosen)} in one file. Where each has a Prometheus of its own, use --source.`
      );
    }
    if (command.format.name === 'grafana-rules' && !hasSources) {
      const uids = chosen.sources.map(({ datasourceUid }) => datasourceUid).join(', ');
      surroundings.complain(
        `Note: sources: the settings name no data source, so every rule asks the one with the uid ${uids}. Where yours has another, name it in the settings (sources, datasourceUid).`
      );
    }
    return write(command, compiled(command, chosen), surroundings);
  } catch (error) {
    if (error instanceof BadArguments || error instanceof BadSettings) {
      surroundings.complain(error.message);
      return exitCodes.badInput;
    }
    throw error;
  }
}

interface Command {
  format: ExportFormat;
  settings: string | undefined;
  source: string | undefined;
  out: string | undefined;
}

function commandOf(parameters: string[]): Command | 'help' {
  const { values, positionals } = parsed(parameters);
  if (values.help === true) {
    return 'help';
  }
  const [name, ...others] = positionals;
  const allowed = `Allowed: ${exportFormats.map((format) => format.name).join(', ')}. See --help.`;
  if (name === undefined) {
    throw new BadArguments(`Which format? ${allowed}`);
  }
  const format = exportFormats.find((known) => known.name === name);
  if (format === undefined) {
    throw new BadArguments(`There is no format ${name}. ${allowed}`);
  }
  if (others.length > 0) {
    throw new BadArguments(`One format at a time; what is ${others.join(' ')}? See --help.`);
  }
  if (isFolder(format) && values.out === undefined) {
    throw new BadArguments(`${name} are several files: say into which folder with --out FOLDER.`);
  }
  return { format, settings: values.settings, source: values.source, out: values.out };
}

function parsed(parameters: string[]) {
  try {
    return parseArgs({
      args: parameters,
      allowPositionals: true,
      options: {
        settings: { type: 'string' },
        source: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new BadArguments(`${error instanceof Error ? error.message : String(error)} See --help.`);
  }
}

function readSettings(path: string | undefined, surroundings: ExportSurroundings): ReadSettings {
  if (path === undefined) {
    return bundled();
  }
  return settingsFrom(textOf(path, surroundings), path);
}

function ofSource(id: string | undefined, settings: Settings): Settings {
  const sources = settings.sources.filter((source) => id === undefined || source.id === id);
  if (sources.length === 0) {
    throw new BadArguments(`There is no source ${id ?? ''}. Allowed: ${sourceNames(settings)}.`);
  }
  return { ...settings, sources };
}

function sourceNames({ sources }: Settings): string {
  return sources.map(({ id, name }) => `${id} (${name})`).join(', ');
}

function textOf(path: string, surroundings: ExportSurroundings): string {
  try {
    return surroundings.read(path);
  } catch (error) {
    throw new BadSettings(
      `${path}: The file cannot be read: ${error instanceof Error ? error.message : String(error)}`
    );
  }
}

function compiled({ format, out = '' }: Command, settings: Settings): Map<string, string> {
  const path = (name: string) => (isFolder(format) ? join(out, name) : out);
  return new Map([...exportedFiles(format, settings)].map(([name, text]) => [path(name), text]));
}

function write({ out }: Command, texts: Map<string, string>, surroundings: ExportSurroundings): number {
  for (const [path, text] of texts) {
    if (out === undefined) {
      surroundings.output(text);
      continue;
    }
    try {
      surroundings.write(path, text);
      surroundings.complain(`${path} written`);
    } catch (error) {
      surroundings.complain(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
      return exitCodes.notWritten;
    }
  }
  return exitCodes.done;
}
