/** Keeps V8 from compiling what a command has done before that pays: it takes a third of all the time of a short one. */
import { setFlagsFromString } from 'node:v8';

/**
 * How often, or for how many bytes of bytecode, a function runs before V8 optimises it: some six times V8's own figures. What
 * runs for seconds takes as long as before. The names change from one V8 to another, and it complains about those that it
 * does not know: here stand the Nodes in which they were tried.
 */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  20: ['--interrupt-budget=400000'],
  22: ['--invocation-count-for-turbofan=20000'],
  24: ['--invocation-count-for-turbofan=20000', '--invocation-count-for-maglev=2500'],
};

export function optimiseLater(): void {
  const [major = ''] = process.versions.node.split('.');
  for (const flag of FLAGS[major] ?? []) setFlagsFromString(flag);
}
