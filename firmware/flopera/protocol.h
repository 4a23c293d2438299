/**
 * The flopera protocol, version 1, in numbers and names: every limit and every fault that board and host must agree on.
 * Twins: firmware/flopera/protocol.h and src/wire/protocol.ts open with these words, hold the same entries in the same
 * order, and are held together by tests/wire/vectors.txt. What the lines mean is told in firmware/PROTOCOL.md.
 */
#pragma once
#include <stdint.h>

/** Said in the hello; a host of another number does not speak to us. */
constexpr uint8_t PROTOCOL_VERSION = 1;
/** Longest line either way, bytes, its `\n` included. */
constexpr uint8_t LINE_BYTES_MAX = 96;
/** Most events in one line: one for each drive. */
constexpr uint8_t LINE_EVENTS_MAX = 6;
/** Most drives on one board; on the wire one digit, from 1. */
constexpr uint8_t DRIVES_MAX = 6;
/** Highest track of a drive; the lowest is 0. */
constexpr uint8_t TRACK_MAX = 79;
/** Sequence numbers and clock ids count modulo this. */
constexpr uint16_t SEQUENCE_MODULUS = 256;
/** A line this far back or less was taken before; every other number but the next one is still ahead. */
constexpr uint8_t SEQUENCE_BACK_MAX = 128;
/** Shortest period that a drive may be set to, 1/256 tick: 1 ms, a third of what data sheets allow. */
constexpr uint32_t PERIOD_TICKS256_MIN = 512000;
/** Longest period, 1/256 tick: 8.39 s. */
constexpr uint32_t PERIOD_TICKS256_MAX = 0xffffffff;
/** No valid line for so long, and every drive rests (`watchdog`). */
constexpr uint32_t WATCHDOG_US = 400000;
/** Speed of UART boards, 8N1. */
constexpr uint32_t BAUD_RATE = 500000;

/** Everything that can be wrong with a line or with the board; the words are in fault_names.cpp, in this order. */
enum class Fault : uint8_t {
    none,
    // Not taken (`n`): the line was hurt on its way or came too early; sent again it may pass.
    badCrc,
    longLine,
    lostBytes,
    gap,
    queueFull,
    // Taken and refused for good (`r`): the line arrived as it was sent, and what it asks for cannot be done.
    unknownMessage,
    malformed,
    noSuchDrive,
    driveTwice,
    periodTooShort,
    badTracks,
    notHomed,
    homing,
    // Told unasked (`e`), with how often it happened since it was last told.
    watchdog,
    late,
    chipWatchdog,
    noTrack0,
};

// Where the three kinds of faults end and begin.
constexpr Fault TRANSPORT_FAULT_LAST = Fault::queueFull;
constexpr Fault EVENT_FAULT_FIRST = Fault::watchdog;
constexpr uint8_t EVENT_FAULT_COUNT = static_cast<uint8_t>(Fault::noTrack0) - static_cast<uint8_t>(EVENT_FAULT_FIRST) + 1;
