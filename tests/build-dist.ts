// Builds dist/ once before the tests, since the command line and the workers run from it.
import { execFileSync } from 'node:child_process';

export default function buildDist(): void {
  execFileSync('node', ['scripts/build.js'], { stdio: 'inherit' });
}
