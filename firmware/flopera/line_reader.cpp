/** Keeps one line at a time; the checksum is counted as bytes come, so that a line's end costs no burst of work. */
#include "line_reader.h"

#include "hex.h"

static constexpr uint8_t CRC_DIGITS = 4;

bool LineReader::take(uint8_t byte) {
    if (ended) begin();
    if (byte == '\n') {
        if (length < LINE_BYTES_MAX && length > 0 && text[length - 1] == '\r') length--;
        ended = length > 0;
        return ended;
    }
    if (length >= LINE_BYTES_MAX) return false;
    // A second star means that what was taken for the checksum belongs to the body.
    if (byte == '*') {
        for (uint8_t i = starAt; i < length; i++) crc = crcUpdate(crc, text[i]);
        starAt = length;
    }
    text[length++] = byte;
    if (starAt == NO_STAR) crc = crcUpdate(crc, byte);
    return false;
}

Fault LineReader::finish() {
    if (length >= LINE_BYTES_MAX) return Fault::longLine;
    if (starAt == NO_STAR || length != starAt + 1 + CRC_DIGITS) return Fault::badCrc;
    HexReader digits(text + starAt + 1);
    uint32_t told;
    if (!digits.number(CRC_DIGITS, told) || told != crc) return Fault::badCrc;
    text[starAt] = '\0';
    return Fault::none;
}

void LineReader::begin() {
    length = 0;
    ended = false;
    crc = CRC_START;
    starAt = NO_STAR;
}
