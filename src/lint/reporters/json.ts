/** For programs: every finding in one list, with its file. */
import { countFindings, failuresOf, type Reporter } from '../report.ts';

export const json: Reporter = ({ files, isForeseen }) =>
  JSON.stringify(
    {
      findings: files.flatMap(({ path: song, findings }) =>
        findings.map(({ path, fix, ...finding }) => ({
          file: path,
          song,
          ...finding,
          ...(fix && { fixable: fix.kind }),
        })),
      ),
      more: files.flatMap(({ path, more }) =>
        Object.entries(more).map(([rule, count]) => ({ song: path, rule, count })),
      ),
      failures: files.flatMap((file) =>
        failuresOf(file).map(({ message }) => ({ file: file.path, message })),
      ),
      songs: files.length,
      errors: countFindings(files, 'error'),
      warnings: countFindings(files, 'warn'),
      ...(isForeseen && { foreseen: true }),
    },
    null,
    2,
  );
