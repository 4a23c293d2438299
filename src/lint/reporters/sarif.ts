/** For code scanning: SARIF 2.1.0 (OASIS). */
import { rules } from '../index.ts';
import { failuresOf, type Reporter } from '../report.ts';
import type { Finding } from '../types.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
/** How columns of YAML files are counted here: as JavaScript counts. */
const COLUMNS = 'utf16CodeUnits';

export const sarif: Reporter = ({ files, version }) => {
  const results = files.flatMap(({ findings }) => findings.map(toResult));
  const failures = files.flatMap((file) =>
    failuresOf(file).map(({ message }) => notification(file.path, message)),
  );
  const driver = {
    name: 'flopera',
    version,
    rules: rules.map(({ name, about }) => ({ id: name, shortDescription: { text: about } })),
  };
  const invocations = [{ executionSuccessful: failures.length === 0, toolExecutionNotifications: failures }];
  return JSON.stringify(
    {
      $schema: SCHEMA,
      version: '2.1.0',
      runs: [{ tool: { driver }, columnKind: COLUMNS, invocations, results }],
    },
    null,
    2,
  );
};

function toResult(finding: Finding): object {
  const { rule, severity, message, path, line, column } = finding;
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  const place = placeName(finding);
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ name }) => name === rule),
    level: severity === 'error' ? 'error' : 'warning',
    message: { text: place === '' ? message : `${place}: ${message}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: fileUri(path) }, ...region },
        ...(place !== '' && { logicalLocations: [{ fullyQualifiedName: place }] }),
      },
    ],
  };
}

function notification(path: string, failure: string): object {
  return {
    level: 'error',
    message: { text: failure },
    locations: [{ physicalLocation: { artifactLocation: { uri: fileUri(path) } } }],
  };
}

function placeName({ bar, beat, channel }: Finding): string {
  if (bar === undefined || beat === undefined) return '';
  const who = channel === undefined ? '' : `, channel ${channel}`;
  return `bar ${bar}, beat ${Math.round(beat * 100) / 100}${who}`;
}

/** A URI reference (RFC 3986): relative as the user named it, or with `file:` where it starts at a root (RFC 8089). */
function fileUri(path: string): string {
  const encoded = path.split(/[/\\]/).map(encodeURIComponent).join('/');
  if (encoded.startsWith('//')) return `file:${encoded}`;
  if (encoded.startsWith('/')) return `file://${encoded}`;
  return encoded.replace(/^([a-z])%3A(?=\/)/i, 'file:///$1:');
}
