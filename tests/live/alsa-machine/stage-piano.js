// Inside the machine: a keyboard that is plugged in, holds C4 from its first line of input on, and is pulled out when
// it is killed: ALSA takes the port of a process away with it.
import easymidi from 'easymidi';

const piano = new easymidi.Output('Stage Piano', true);
process.stdin.once('data', () => piano.send('noteon', { note: 60, velocity: 100, channel: 3 }));
