/** Writes a reply straight into the link, the checksum growing with it; or none of it. */
#include "optimize.h"

#include "replies.h"

#include "board.h"
#include "crc.h"
#include "fault_names.h"
#include "flash_text.h"
#include "link.h"
#include "version.h"

static uint16_t crc;

static inline __attribute__((always_inline)) void put(char character) {
    crc = crcUpdate(crc, character);
    linkWrite(character);
}

/** Digit by digit from the number's bytes (both compilers put the low one first): an AVR shifts 32 bits slowly. */
static void putDigits(uint32_t value, uint8_t digits) {
    const uint8_t *bytes = reinterpret_cast<const uint8_t *>(&value);
    while (digits-- > 0) {
        const uint8_t byte = bytes[digits / 2];
        const uint8_t digit = digits % 2 ? byte >> 4 : byte & 0xf;
        put(digit < 10 ? '0' + digit : 'a' + digit - 10);
    }
}

static void putField(uint32_t value, uint8_t digits) {
    put(' ');
    putDigits(value, digits);
}

static void putWord(const char *flashText) {
    put(' ');
    for (char character; (character = pgm_read_byte(flashText)) != '\0'; flashText++) put(character);
}

/** False where there is no room or no time for an answer: a host that keeps two lines in flight never sees that. */
static bool begin(char letter) {
    if (linkWriteSpace() < REPLY_BYTES_MAX || linkIsFlooded()) return false;
    crc = CRC_START;
    put(letter);
    return true;
}

static void end() {
    const uint16_t told = crc;
    put('*');
    putDigits(told, 4);
    put('\n');
}

static void putLanes(const LaneState &lanes) {
    putDigits(lanes.sequence, 2);
    putField(lanes.free, 2);
    putField(lanes.urgentSequence, 2);
}

void sendHello(const LaneState &lanes, uint8_t queuePlaces, uint8_t homedMask, uint32_t tick) {
    if (!begin('h')) return;
    putField(PROTOCOL_VERSION, 2);
    putWord(PSTR(FIRMWARE_VERSION));
    putWord(PSTR(BOARD_NAME));
    putField(DRIVES_MAX, 1);
    putField(queuePlaces, 2);
    putField(LINE_BYTES_MAX, 2);
    putField(lanes.sequence, 2);
    putField(lanes.urgentSequence, 2);
    putField(homedMask, 2);
    putField(tick, 8);
    end();
}

void sendClock(uint8_t id, uint32_t tick) {
    if (!begin('c')) return;
    putDigits(id, 2);
    putField(tick, 8);
    end();
}

void sendAccepted(const LaneState &lanes) {
    if (!begin('a')) return;
    putLanes(lanes);
    end();
}

void sendFault(const LaneState &lanes, Fault fault) {
    if (!begin(fault <= TRANSPORT_FAULT_LAST ? 'n' : 'r')) return;
    putLanes(lanes);
    putWord(faultName(fault));
    end();
}

void sendHomed(uint8_t homedMask) {
    if (!begin('o')) return;
    putField(homedMask, 2);
    end();
}

bool sendEvent(Fault fault, uint16_t count) {
    if (!begin('e')) return false;
    putWord(faultName(fault));
    putField(count, 4);
    end();
    return true;
}

void sendStatus(const Status &status) {
    if (!begin('s')) return;
    putField(status.lateEvents, 4);
    putField(status.repeatedLines, 4);
    putField(status.damagedLines, 4);
    putField(status.lostBytes, 4);
    putField(status.refusedLines, 4);
    putField(status.watchdogs, 4);
    putField(status.queueFreeMin, 4);
    putField(status.stackFreeMin, 4);
    putField(status.lateEdges, 4);
    put(' ');
    for (uint8_t i = 0; i < DRIVES_MAX; i++) putDigits(status.heads[i], 2);
    end();
}
