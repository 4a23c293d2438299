/** For programs: every finding in one list, with its file. */
import { countFindings, type Reporter } from '../report.ts';

export const json: Reporter = ({ files }) =>
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
      failures: files.flatMap(({ path, failure }) =>
        failure === undefined ? [] : [{ file: path, message: failure }],
      ),
      songs: files.length,
      errors: countFindings(files, 'error'),
      warnings: countFindings(files, 'warn'),
    },
    null,
    2,
  );
