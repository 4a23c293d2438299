/** Whoever listens hears everything that came in, once, in order, and then why it ended. */
import { describe, expect, it } from 'vitest';
import { createInbox } from '../../src/link/inbox.ts';
import type { Inbox } from '../../src/link/inbox.ts';

function hear(inbox: Inbox, heard: string[] = []): string[] {
  inbox.listen({
    onBytes: (bytes, atUs) => heard.push(`${[...bytes].join(',')} at ${atUs}`),
    onClose: (reason) => heard.push(reason),
  });
  return heard;
}

describe('an inbox', () => {
  it('keeps what came before anybody listened, with its time, and tells it once', () => {
    const inbox = createInbox();
    inbox.deliver(Uint8Array.of(1, 2), 10);
    inbox.deliver(Uint8Array.of(3), 20);
    const first = hear(inbox);
    inbox.deliver(Uint8Array.of(4), 30);
    expect(first).toEqual(['1,2 at 10', '3 at 20', '4 at 30']);
    expect(hear(inbox)).toEqual([]);
  });

  it('tells one listener at a time: the last', () => {
    const inbox = createInbox();
    const [first, second] = [hear(inbox), hear(inbox)];
    inbox.deliver(Uint8Array.of(1), 10);
    expect([first, second]).toEqual([[], ['1 at 10']]);
  });

  it('tells the end once, and nothing after it', () => {
    const inbox = createInbox();
    const heard = hear(inbox);
    inbox.end('unplugged');
    inbox.end('closed');
    inbox.deliver(Uint8Array.of(1), 10);
    expect(heard).toEqual(['unplugged']);
  });

  it('tells an end that nobody heard to the next who listens, after the bytes before it', () => {
    const inbox = createInbox();
    inbox.deliver(Uint8Array.of(1), 10);
    inbox.end('unplugged');
    expect(hear(inbox)).toEqual(['1 at 10', 'unplugged']);
  });

  it('tells nothing once it is muted, not even the end', () => {
    const inbox = createInbox();
    const heard = hear(inbox);
    inbox.mute();
    inbox.deliver(Uint8Array.of(1), 10);
    inbox.end('unplugged');
    expect([heard, hear(inbox)]).toEqual([[], []]);
  });

  it('tells what comes in while it hands on the early bytes after them', () => {
    const inbox = createInbox();
    inbox.deliver(Uint8Array.of(1), 10);
    inbox.deliver(Uint8Array.of(2), 20);
    const heard: number[] = [];
    inbox.listen({
      onBytes(bytes) {
        heard.push(bytes[0] ?? 0);
        if (bytes[0] === 1) inbox.deliver(Uint8Array.of(3), 30);
        if (bytes[0] === 2) inbox.end('unplugged');
      },
      onClose: () => heard.push(99),
    });
    expect(heard).toEqual([1, 2, 3, 99]);
  });
});
