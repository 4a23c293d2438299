/** `flopera lint`: says what will sound wrong, be lost or break on this rig, before the gig. */
import { Command, InvalidArgumentError } from 'commander';
import { STDIN } from '../../lint/node/find-songs.ts';
import { countFindings, failuresOf, type FileReport } from '../../lint/report.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { exitCodes } from '../exit/exit-codes.ts';
import { explainRule, listRules } from '../lint/rule-pages.ts';
import { lintOnce, type LintRequest } from '../lint/lint-once.ts';
import { parseRuleFlag, reporterNamed, type RuleFlag } from '../lint/flag-values.ts';
import { readVersion } from '../version.ts';
import { writeUserFile } from '../../userfile/node/files.ts';

type LintFlags = {
  config?: string;
  rig?: string;
  format: string;
  output?: string;
  rule: RuleFlag[];
  quiet?: boolean;
  maxWarnings?: number;
  fix?: boolean;
  fixDryRun?: boolean;
  fixMidi?: boolean;
  watch?: boolean;
  explain?: string;
  listRules?: boolean;
};

export function lintCommand(): Command {
  return new Command('lint')
    .argument(
      '[files...]',
      'MIDI files, arrangements, folders or patterns; - reads a MIDI file from standard input',
    )
    .option('--config <file>', 'the configuration (default: flopera.config.yaml, upwards from each song)')
    .option('--rig <file>', 'the rig file (default: as the configuration says, rig.yaml here, or six drives)')
    .option('--format <name>', 'stylish, json, sarif, github, junit or html', 'stylish')
    .option('-o, --output <file>', 'write the report to a file')
    .option(
      '--rule <rule>',
      'run only this rule, or set one: short-note:off (may be repeated)',
      collectRule,
      [],
    )
    .option('--quiet', 'report errors only')
    .option('--max-warnings <number>', 'end with 0 up to so many warnings', parseCount)
    .option('--fix', 'put right what can be, in the arrangement files')
    .option('--fix-dry-run', 'print what --fix would change')
    .option('--fix-midi', 'put right the MIDI files, too; a copy is kept as NAME.bak')
    .option('--watch', 'lint again whenever a file changes')
    .option('--explain <rule>', 'print the page about a rule')
    .option('--list-rules', 'list all rules')
    .action(lint);
}

async function lint(named: string[], flags: LintFlags): Promise<void> {
  if (flags.listRules) return console.log(listRules());
  if (flags.explain !== undefined) return console.log(await explainRule(flags.explain));
  const reporter = await reporterNamed(flags.format);
  refuseStream(named, flags);
  const request = requestOf(named, flags);
  const run = async (): Promise<void> => {
    const { files, notes } = await lintOnce(request);
    if (files.length === 0) console.error('nothing to lint: no song belongs to a configuration or a rig');
    const shown = flags.quiet ? files.map(errorsOnly) : files;
    const text = reporter({
      files: shown,
      version: readVersion(),
      ...(flags.output !== undefined && { isColoured: false }),
      ...(flags.fixDryRun && notes.length > 0 && { isForeseen: true }),
    });
    for (const note of notes) besideReport(flags)(note);
    const lines = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    if (flags.output === undefined) process.stdout.write(lines);
    else await writeUserFile(flags.output, lines);
    process.exitCode = exitCodeOf(shown, flags);
  };
  if (flags.watch) await watchAndRun(request, flags, run);
  else await run();
}

function requestOf(named: string[], flags: LintFlags): LintRequest {
  const isFixing = Boolean(flags.fix ?? flags.fixDryRun ?? flags.fixMidi);
  return {
    named: named.length === 0 ? ['.'] : named,
    options: {
      ...(flags.config !== undefined && { configPath: flags.config }),
      ...(flags.rig !== undefined && { rigPath: flags.rig }),
      levels: flags.rule
        .flatMap(({ rule, level }) => (level === undefined ? [] : [[rule, level] as const]))
        .map(([rule, level]) => [rule, level]),
      only: flags.rule.filter(({ level }) => level === undefined).map(({ rule }) => rule),
    },
    isPictured: flags.format === 'html',
    ...(isFixing && { fix: { midi: flags.fixMidi === true, isDry: flags.fixDryRun === true } }),
  };
}

/** What comes from standard input comes once, and nothing can be written back. */
function refuseStream(named: readonly string[], { watch, fix, fixDryRun, fixMidi }: LintFlags): void {
  if (!named.includes(STDIN)) return;
  if (watch) throw new UsageError('standard input cannot be watched; name a file or folder');
  if (fix ?? fixDryRun ?? fixMidi)
    throw new UsageError('standard input cannot be put right; name a file or folder');
}

async function watchAndRun(
  { named, options }: LintRequest,
  flags: LintFlags,
  run: () => Promise<void>,
): Promise<void> {
  const { watchNamed } = await import('../lint/watch-named.ts');
  await watchNamed({ named, ...options }, run, besideReport(flags));
}

/** A report for programs has standard output for itself. */
function besideReport({ format }: LintFlags): (line: string) => void {
  return format === 'stylish' ? console.log : console.error;
}

function errorsOnly(file: FileReport): FileReport {
  const findings = file.findings.filter(({ severity }) => severity === 'error');
  const isLeft = ([rule]: [string, number]): boolean => findings.some((finding) => finding.rule === rule);
  return { ...file, findings, more: Object.fromEntries(Object.entries(file.more).filter(isLeft)) };
}

/** 2 where something could not be linted or written, 1 where there are findings, more warnings than allowed counted as such. */
function exitCodeOf(files: readonly FileReport[], { maxWarnings = 0 }: LintFlags): number {
  if (files.some((file) => failuresOf(file).length > 0)) return exitCodes.usage;
  const isBad = countFindings(files, 'error') > 0 || countFindings(files, 'warn') > maxWarnings;
  return isBad ? exitCodes.findings : exitCodes.done;
}

function collectRule(text: string, before: RuleFlag[]): RuleFlag[] {
  return [...before, parseRuleFlag(text)];
}

function parseCount(text: string): number {
  const count = Number(text);
  if (text.trim() !== '' && Number.isInteger(count) && count >= 0) return count;
  throw new InvalidArgumentError('Give a whole number from 0.');
}
