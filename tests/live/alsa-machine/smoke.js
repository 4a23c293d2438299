// Inside the machine: a note through a virtual ALSA port comes out as it went in.
import easymidi from 'easymidi';

const input = new easymidi.Input('flopera', true);
const output = new easymidi.Output(easymidi.getOutputs().find((name) => name.includes('flopera')));
input.on('noteon', (message) => {
  console.log(JSON.stringify(message));
  process.exit(0);
});
output.send('noteon', { note: 60, velocity: 100, channel: 0 });
setTimeout(() => process.exit(1), 5000);
