/** For code scanning: SARIF 2.1.0 (OASIS). */
import { rules } from '../rules.ts';
import { failuresOf, unlistedOf, type Failure, type FileReport, type Reporter } from '../report.ts';
import type { Finding } from '../types.ts';
import { barBeatWords } from './place-text.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
/** How columns of YAML files are counted here: as JavaScript counts. */
const COLUMNS = 'utf16CodeUnits';

export const sarif: Reporter = ({ files, version }) => {
  const results = files.flatMap(({ findings }) => findings.map(toResult));
  const failures = files.flatMap(failuresOf);
  const driver = {
    name: 'flopera',
    version,
    rules: rules.map(({ name, about }) => ({ id: name, shortDescription: { text: about } })),
  };
  const notifications = [...failures.map(failureNotification), ...files.flatMap(unlistedNotifications)];
  const invocations = [
    { executionSuccessful: failures.length === 0, toolExecutionNotifications: notifications },
  ];
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
  const { rule, severity, message } = finding;
  const place = placeName(finding);
  return {
    ruleId: rule,
    ruleIndex: indexOf(rule),
    level: severity === 'error' ? 'error' : 'warning',
    message: { text: place === '' ? message : `${place}: ${message}` },
    locations: [
      { ...location(finding), ...(place !== '' && { logicalLocations: [{ fullyQualifiedName: place }] }) },
    ],
  };
}

function failureNotification({ message, place }: Failure): object {
  return { level: 'error', message: { text: message }, locations: [location(place)] };
}

function unlistedNotifications(file: FileReport): object[] {
  return unlistedOf(file).map(({ rule, message }) => ({
    level: 'note',
    message: { text: `${message}, which are not listed` },
    associatedRule: { id: rule, index: indexOf(rule) },
    locations: [location({ path: file.path })],
  }));
}

function location({ path, line, column }: Pick<Finding, 'path' | 'line' | 'column'>): object {
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  return { physicalLocation: { artifactLocation: { uri: fileUri(path) }, ...region } };
}

function indexOf(rule: string): number {
  return rules.findIndex(({ name }) => name === rule);
}

function placeName(finding: Finding): string {
  const { channel } = finding;
  const place = barBeatWords(finding);
  return place === '' || channel === undefined ? place : `${place}, channel ${channel}`;
}

/** A URI reference (RFC 3986): relative as the user named it, or with `file:` where it starts at a root (RFC 8089). */
function fileUri(path: string): string {
  const encoded = path.split(/[/\\]/).map(encodeURIComponent).join('/');
  if (encoded.startsWith('//')) return `file:${encoded}`;
  if (encoded.startsWith('/')) return `file://${encoded}`;
  return encoded.replace(/^([a-z])%3A(?=\/)/i, 'file:///$1:');
}
