/** The programs that can play sound on this machine, best first, and how each is told to play frames from a pipe. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that plays raw stereo frames, 16 bit little-endian, from its standard input. */
export type AudioPlayer = { name: string; path: string; args: string[] };

type PlayerRow = { name: string; args: (rateHz: number) => string[] };

const FFPLAY = '-nodisp -autoexit -loglevel quiet -fflags nobuffer -probesize 32 -f s16le'.split(' ');

/** All options as of the oldest version still found in a distribution; short buffers, since what is seen should be heard. */
const STREAMING: readonly PlayerRow[] = [
  {
    name: 'pw-play',
    args: (hz) => ['--raw', `--rate=${hz}`, '--channels=2', '--format=s16', '--latency=50ms', '-'],
  },
  {
    name: 'paplay',
    args: (hz) => ['--raw', `--rate=${hz}`, '--channels=2', '--format=s16le', '--latency-msec=50'],
  },
  {
    name: 'aplay',
    args: (hz) => ['-q', '-t', 'raw', '-f', 'S16_LE', '-c', '2', '-r', `${hz}`, '--buffer-time=100000', '-'],
  },
  {
    name: 'play',
    args: (hz) => ['-q', '-t', 'raw', '-e', 'signed', '-b', '16', '-L', '-c', '2', '-r', `${hz}`, '-'],
  },
  { name: 'ffplay', args: (hz) => [...FFPLAY, '-ar', `${hz}`, '-ch_layout', 'stereo', '-i', '-'] },
  // Before version 5.1 the channels were told another way.
  { name: 'ffplay', args: (hz) => [...FFPLAY, '-ar', `${hz}`, '-ac', '2', '-i', '-'] },
];

/** Programs that come with a system but play finished files only. */
const FILE_ONLY: Readonly<Record<string, { name: string; play: string }>> = {
  darwin: { name: 'afplay', play: 'afplay x.wav' },
  win32: { name: 'powershell', play: "powershell -c (New-Object Media.SoundPlayer 'x.wav').PlaySync()" },
};
const TO_INSTALL: Readonly<Record<string, string>> = {
  linux: 'pipewire-bin, pulseaudio-utils, alsa-utils or sox',
  darwin: 'sox (brew install sox)',
  win32: 'ffmpeg (winget install ffmpeg)',
};

/** Those of the players that stand in a folder of `searchPath` (the PATH variable), best first. */
export function findAudioPlayers(rateHz: number, searchPath: string, platform: string): AudioPlayer[] {
  const suffix = platform === 'win32' ? '.exe' : '';
  const folders = searchPath.split(delimiter).filter(Boolean);
  return STREAMING.flatMap(({ name, args }) => {
    const path = folders.map((folder) => join(folder, name + suffix)).find((place) => existsSync(place));
    return path ? [{ name, path, args: args(rateHz) }] : [];
  });
}

/** How to hear the emulated drives where no player is found: one line. */
export function howToHear(platform: string): string {
  const fileOnly = FILE_ONLY[platform];
  const install = TO_INSTALL[platform] ?? 'sox or ffmpeg';
  const render = `flopera render SONG.mid -o x.wav${fileOnly ? ` and then ${fileOnly.play}` : ' and play that file'}`;
  return `no sound: no program here plays a stream of samples; install ${install}, or write a file: ${render}`;
}
