/** Asks the person at the terminal; answers may also come line by line from a pipe. */
import { createInterface } from 'node:readline';
import type { Interview } from '../../setup/interview.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { interrupt } from '../exit/interrupt.ts';

export type TerminalInterview = Interview & { close(): void };

/**
 * Reads lines from the moment it is made, so that none from a pipe is lost between two questions. Where the answers end,
 * `atEnd` takes the usual answer for all that is still asked, or refuses.
 */
export function openTerminalInterview(atEnd: 'usual' | 'refuse' = 'refuse'): TerminalInterview {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const early: string[] = [];
  let waiting: { resolve: (line: string) => void; reject: (error: Error) => void } | undefined;
  let isOver = false;

  lines.on('line', (line) => {
    if (!waiting) early.push(line.trim());
    else waiting.resolve(line.trim());
    waiting = undefined;
  });
  lines.on('SIGINT', () => void interrupt());
  lines.on('close', () => {
    isOver = true;
    if (waiting) endAnswer().then(waiting.resolve, waiting.reject);
  });

  function endAnswer(): Promise<string> {
    if (atEnd === 'refuse') return Promise.reject(noAnswer());
    return Promise.resolve('');
  }

  async function ask(question: string): Promise<string> {
    const answer = await nextLine(question);
    // What is typed stands behind the question; what comes from a pipe is put there.
    if (!process.stdin.isTTY) console.log(answer);
    return answer;
  }

  function nextLine(question: string): Promise<string> {
    lines.setPrompt(question);
    lines.prompt();
    const line = early.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (isOver) return endAnswer();
    return new Promise((resolve, reject) => {
      waiting = { resolve, reject };
    });
  }

  return { say: (line) => console.log(line), ask, close: () => lines.close() };
}

function noAnswer(): UsageError {
  return new UsageError('nobody answers; run this command in a terminal, or give it an answer a line');
}
