/** A session of live playing: the instrument, the song that plays along, the recording, and what is seen of them. */
import { writeFileSync } from 'node:fs';
import pc from 'picocolors';
import { DeviceError } from '../../link/device-error.ts';
import type { LinkClock } from '../../link/types.ts';
import { createLive } from '../../live/live.ts';
import type { LiveOptions } from '../../live/options.ts';
import { createRecording, PLAIN_GRID } from '../../live/recording.ts';
import type { MidiMessage } from '../../midi/midi-stream.ts';
import { writeMidi } from '../../midi/write-midi.ts';
import type { Player } from '../../player/types.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import type { Rig, RigDrive } from '../../rig/types.ts';
import { noteToName } from '../../units/note-name.ts';
import { periodUsToNote } from '../../units/pitch.ts';
import { interrupt } from '../exit/interrupt.ts';
import type { Song } from '../song/load-song.ts';
import type { OpenRig } from '../rig/open-rig.ts';
import { clockText } from '../../words/clock-text.ts';
import { isSongAction } from '../view/keys.ts';
import type { CommandAction, KeyAction } from '../view/keys.ts';
import { steerSong } from '../view/steer-song.ts';
import type { LaneState, ViewSize } from '../view/types.ts';
import { faultsOf, boardText } from '../view/view-state.ts';
import { createSongSync } from './song-sync.ts';
import { createLiveJson } from './live-json.ts';
import { liveLines } from './live-lines.ts';

export type LiveSessionSetup = {
  rig: Rig;
  keyboardDrives: readonly RigDrive[];
  song: Song | undefined;
  player: Player;
  opened: OpenRig;
  options: LiveOptions;
  record: string | undefined;
  /** Gets JSON lines, where they are wanted. */
  json: ((line: string) => void) | undefined;
};

export interface LiveSession {
  readonly hear: (messages: readonly MidiMessage[]) => void;
  readonly port: (port: string, isOpen: boolean, reason: string) => void;
  /** A key of the terminal; `quit` is called where it asks for the end. */
  act(action: KeyAction, quit: () => void): void;
  /** Rejects where the song that plays along failed for good; else it waits for ever. */
  readonly songFailed: Promise<never>;
  lines(ports: readonly string[], size: ViewSize): string[];
  /** Drives silent, recording written; gives lines that tell how it went. */
  end(): string[];
}

/** How often it is looked whether a board is back. */
const WATCH_MS = 200;
const VELOCITY_MAX = 127;

export function openLiveSession(setup: LiveSessionSetup): LiveSession {
  const { rig, keyboardDrives, song, player, opened, options, record } = setup;
  const clock = clockOf(opened);
  const startUs = clock.nowUs();
  const json = setup.json && createLiveJson(keyboardDrives, () => clock.nowUs() - startUs, setup.json);
  const live = createLive({
    drives: keyboardDrives,
    output: player,
    clock,
    options,
    ...(json && { onKey: json.key, onTones: json.tones }),
  });
  const sync = song && createSongSync(song, player, live, clock);
  const recording = record === undefined ? undefined : createRecording(song?.score ?? PLAIN_GRID);
  const recordUs = (): number => sync?.scoreUs() ?? clock.nowUs() - startUs;
  const songFailed = new Promise<never>((_, reject) => {
    if (song) player.play(song.program).catch(reject);
  });
  // Whoever waits for it is told; if nobody does yet, that is no error of its own.
  songFailed.catch(() => undefined);
  let connected = connectedBoards();
  const watching = setInterval(refreshAfterReturn, WATCH_MS);

  function connectedBoards(): number {
    return player.state().boards.filter((board) => board.connected).length;
  }

  /** A board that was away has forgotten what sounds. */
  function refreshAfterReturn(): void {
    const now = connectedBoards();
    if (now > connected) live.refresh();
    connected = now;
  }

  function hear(messages: readonly MidiMessage[]): void {
    live.receive(messages);
    sync?.hear(messages);
    for (const message of messages) recording?.add(message, recordUs());
  }

  function act(action: KeyAction, quit: () => void): void {
    const commands: Readonly<Record<CommandAction, () => void>> = {
      panic() {
        live.panic();
        player.panic();
      },
      quit,
      interrupt: () => void interrupt(),
    };
    if (!isSongAction(action)) commands[action]();
    else if (song) sync?.steer((playing) => steerSong(playing, action, song.program.endUs));
  }

  function lines(ports: readonly string[], size: ViewSize): string[] {
    const state = player.state();
    const { latency, held, counters } = live;
    return liveLines(
      {
        mode: options.mode,
        ports,
        song: song
          ? `with ${song.title}  ${clockText(state.songUs)} of ${clockText(song.program.endUs)}`
          : '',
        heldNotes: held.map(({ note }) => note).toSorted((a, b) => a - b),
        lanes: drivesOf(rig).map(laneOf),
        boards: state.boards.map(boardText),
        latency: {
          count: latency.count,
          p50Us: latency.percentileUs(0.5),
          p99Us: latency.percentileUs(0.99),
        },
        roundTripUs: state.boards.find(({ roundTripUs }) => roundTripUs !== undefined)?.roundTripUs,
        counters,
        faults: faultsOf(state, opened.bangs()),
      },
      size,
      pc,
    );
  }

  function laneOf({ id }: RigDrive): LaneState {
    const index = keyboardDrives.findIndex((drive) => drive.id === id);
    const tone = live.tones[index];
    const periodUs = player.state().drives.find(({ drive }) => drive === id)?.periodUs;
    const note = tone?.note ?? (periodUs === undefined ? undefined : Math.round(periodUsToNote(periodUs)));
    const level = tone ? tone.key.velocity / VELOCITY_MAX : periodUs === undefined ? 0 : 1;
    return {
      drive: id,
      noteName: note === undefined ? undefined : noteToName(note),
      level,
      track: opened.trackOf(id),
    };
  }

  function end(): string[] {
    clearInterval(watching);
    const endUs = recordUs();
    live.close();
    json?.end(
      live,
      opened.stepsOf,
      player.state().boards.map(({ faults }) => faults),
    );
    if (recording && record !== undefined) writeFileSync(record, writeMidi(recording.end(endUs)));
    const { pressed, stolen, unplayed, lost } = live.counters;
    const summary = `${pressed} keys; ${stolen} stolen, ${unplayed} without a drive, ${lost} lost on a full line`;
    return record === undefined ? [summary] : [summary, `${record} written`];
  }

  return {
    hear,
    songFailed,
    act,
    lines,
    end,
    port: (port, isOpen, reason) => json?.port(port, isOpen, reason),
  };
}

/** All links of a rig share one clock. */
function clockOf({ boards: [first] }: OpenRig): LinkClock {
  if (first) return first.link.clock;
  throw new DeviceError('the rig has no boards; name one under boards: in rig.yaml');
}
