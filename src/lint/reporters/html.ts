/** For the browser: one file with a piano roll of each song, the findings marked in it, and a filter by rule. */
import {
  countFindings,
  failuresOf,
  unlistedOf,
  type FileReport,
  type LintReport,
  type Reporter,
} from '../report.ts';
import { clockText } from '../../words/clock-text.ts';
import type { Finding } from '../types.ts';
import { nightStyle, stripStyle, toStrip, type StripMark } from '../../roll/to-strip.ts';
import { escapeMarkup as text } from '../../words/markup.ts';
import { barBeatText, lineText } from './place-text.ts';

export const html: Reporter = (report) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>flopera lint</title>
<style>${STYLE}</style>
<h1>flopera lint</h1>
<p>songs: ${report.files.length}, errors: ${countFindings(report.files, 'error')}, warnings: ${countFindings(report.files, 'warn')}</p>
<form>${ruleFilters(report)}</form>
${report.files.map(fileSection).join('\n')}
<script>${SCRIPT}</script>
</html>
`;

const STYLE = `
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1c2430;background:#fff}
h2{font-size:1.1rem;margin:2rem 0 .5rem}form label{display:inline-block;margin:0 1rem .3rem 0}
.roll{overflow-x:auto;border:1px solid #ccd3dc;border-radius:4px}svg{display:block}
table{border-collapse:collapse;width:100%;margin-top:.5rem}td{padding:.2rem .8rem .2rem 0;vertical-align:top}
td:nth-child(-n+3){white-space:nowrap;font-variant-numeric:tabular-nums}
.error{color:#b3261e}.warn{color:#8a5a00}.mark.error{stroke:#b3261e;fill:#b3261e}.mark.warn{stroke:#c98500;fill:#c98500}
[hidden]{display:none}
${stripStyle}
@media(prefers-color-scheme:dark){${nightStyle}body{color:#e4e8ee;background:#14181d}.error{color:#ff8a80}.warn{color:#ffc46b}}`;

/** Hides and shows everything that carries a rule's name. */
const SCRIPT = `
const boxes = document.querySelectorAll('input[name=rule]');
const show = (box) => {
  for (const one of document.querySelectorAll('[data-rule="' + box.value + '"]')) one.toggleAttribute('hidden', !box.checked);
};
for (const box of boxes) box.addEventListener('change', () => show(box));
for (const button of document.querySelectorAll('button')) button.addEventListener('click', () => {
  for (const box of boxes) { box.checked = button.value === 'all'; show(box); }
});`;

function ruleFilters({ files }: LintReport): string {
  const names = new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  if (names.size === 0) return '';
  const labels = [...names]
    .toSorted()
    .map(
      (rule) =>
        `<label><input type="checkbox" name="rule" value="${rule}" checked> ${rule} (${countOf(rule, files)})</label>`,
    );
  const buttons = ['all', 'none'].map((name) => `<button type="button" value="${name}">${name}</button>`);
  return [...labels, ...buttons].join('\n');
}

function countOf(rule: string, files: readonly FileReport[]): number {
  const ofRule = files.map((file) => ({
    ...file,
    findings: file.findings.filter((finding) => finding.rule === rule),
  }));
  return countFindings(ofRule);
}

function fileSection(file: FileReport): string {
  const head = `<h2>${text(file.path)}</h2>`;
  const failures = failuresOf(file).map(
    ({ name, message }) => `<p class="error">${name}: ${text(message)}</p>`,
  );
  return `${head}${failures.join('')}${file.failure === undefined ? findingsPart(file) : ''}`;
}

function findingsPart(file: FileReport): string {
  const roll = file.picture
    ? `<div class="roll">${toStrip(file.picture, file.findings.flatMap(toMark))}</div>`
    : '';
  if (file.findings.length === 0) return `${roll}<p>nothing to find fault with</p>`;
  const more = unlistedOf(file).map(({ rule, message }) => `<p data-rule="${rule}">${text(message)}</p>`);
  return `${roll}<table>${file.findings.map(findingRow).join('\n')}</table>${more.join('')}`;
}

/** Findings know played time; the picture is drawn in it, too. */
function toMark(finding: Finding): StripMark[] {
  const { rule, severity, message, us } = finding;
  if (us === undefined) return [];
  const title = `${barBeatText(finding)} ${rule}: ${message}`;
  return [{ atUs: us, className: severity, title, data: { rule } }];
}

/** Bar and beat, time, line in the arrangement, then the rest. */
function findingRow(finding: Finding): string {
  const { rule, severity, message, us, suggestions = [] } = finding;
  const places = [barBeatText(finding), us === undefined ? '' : clockText(us), text(lineText(finding))];
  const hints = suggestions.map((hint) => `<br><code>${text(hint)}</code>`).join('');
  return `<tr data-rule="${rule}">${places.map((place) => `<td>${place}</td>`).join('')}<td class="${severity}">${severity}</td><td>${text(message)}${hints}</td><td>${rule}</td></tr>`;
}
