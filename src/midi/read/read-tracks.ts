/** Walks the chunks of a file: finds every track, whatever the chunk lengths and the header claim. */
import { CHUNK_HEAD_BYTES, chunkLengthAt, findId, isChunkAt, isIdAt, TRACK_ID } from '../smf/chunk.ts';
import type { Header } from './find-header.ts';
import type { MidiTrack } from '../midi-file.ts';
import type { Problem, ProblemLog } from '../problems.ts';
import { longestPauseTicks } from '../smf/division.ts';
import { decodeTrack } from './decode-track.ts';
import { scanTrack, type TrackScan } from './scan-track.ts';

export function readTracks(bytes: Uint8Array, header: Header, log: ProblemLog): MidiTrack[] {
  const tracks: MidiTrack[] = [];
  const { end } = header;
  const pauseTicksMax = longestPauseTicks(header.division);
  for (let offset = header.next; offset < end;) {
    if (isIdAt(bytes, offset, TRACK_ID) && offset + CHUNK_HEAD_BYTES <= end) {
      const { scan, problem } = scanChunk(bytes, offset, end, pauseTicksMax);
      tracks.push(decodeTrack(scan.bytes, offset));
      for (const found of problem ? [problem, ...scan.problems] : scan.problems) {
        log.add({ ...found, track: tracks.length });
      }
      offset = Math.max(scan.end, offset + CHUNK_HEAD_BYTES);
    } else {
      offset = skipChunk(bytes, offset, end, log);
    }
  }
  if (tracks.length !== header.trackCount) {
    const message = `the header promises ${header.trackCount} tracks, ${tracks.length} are there; all of them are read`;
    log.add({ code: 'wrong-track-count', track: 0, byteOffset: 0, message });
  }
  return tracks;
}

type ScannedChunk = { scan: TrackScan; problem: Problem | undefined };

/** A length is believed where another chunk, or the end of the file, follows on it; else the events tell the end. */
function scanChunk(bytes: Uint8Array, offset: number, end: number, pauseTicksMax: number): ScannedChunk {
  const start = offset + CHUNK_HEAD_BYTES;
  const length = chunkLengthAt(bytes, offset);
  const claimed = start + length;
  const report = (code: string, byteOffset: number, message: string): Problem => ({
    code,
    track: 0,
    byteOffset,
    message,
  });
  if (isChunkAt(bytes, claimed, end)) {
    const scan = scanTrack(bytes, start, claimed, pauseTicksMax);
    if (scan.end === claimed) return { scan, problem: undefined };
    const left = `${claimed - scan.end} bytes stand behind the End of Track; they are skipped`;
    return { scan: { ...scan, end: claimed }, problem: report('data-after-end', scan.end, left) };
  }
  const boundary = findId(bytes, TRACK_ID, start, end);
  const scan = scanTrack(bytes, start, boundary, pauseTicksMax);
  if (scan.end === claimed && scan.ended) return { scan, problem: undefined };
  if (claimed < boundary && !(scan.ended && scan.problems.length === 0)) {
    return { scan: scanTrack(bytes, start, claimed, pauseTicksMax), problem: undefined };
  }
  const fact = `the chunk claims ${length} bytes, its events take ${scan.end - start}`;
  return { scan, problem: report('wrong-chunk-length', offset + 4, `${fact}; the events are believed`) };
}

/** Unknown chunks are passed over as the standard wants (SMF 1.0, "chunks"); anything else is junk. */
function skipChunk(bytes: Uint8Array, offset: number, end: number, log: ProblemLog): number {
  if (isChunkAt(bytes, offset, end)) {
    const behind = offset + CHUNK_HEAD_BYTES + chunkLengthAt(bytes, offset);
    if (isChunkAt(bytes, behind, end)) return behind;
  }
  const next = findId(bytes, TRACK_ID, offset + 1, end);
  const message = `${next - offset} bytes that are no chunk stand here; they are skipped`;
  log.add({ code: 'junk-between-chunks', track: 0, byteOffset: offset, message });
  return next;
}
