/** Keeps one line at a time; the checksum is counted as bytes come, so that a line's end costs no burst of work. */
#include "optimize.h"

#include "line_reader.h"

#include "hex.h"
#include "link.h"

static constexpr uint8_t CRC_DIGITS = 4;

Reading LineReader::read(uint8_t bytesMax) {
    // What every byte needs is kept at hand: this loop is most of what reading costs.
    uint16_t running = crc;
    uint8_t end = length;
    Reading reading = Reading::more;
    while (bytesMax-- > 0) {
        uint8_t byte;
        if (!linkRead(byte)) {
            reading = Reading::dry;
            break;
        }
        if (byte == '\n') {
            length = end;
            if (!isNothing()) {
                crc = running;
                return Reading::line;
            }
            begin();
            running = crc;
            end = 0;
        } else if (end < LINE_BYTES_MAX) {
            if (byte == '*') running = followStar(running, end);
            else if (starAt == NO_STAR) running = crcUpdate(running, byte);
            text[end++] = byte;
        }
    }
    crc = running;
    length = end;
    return reading;
}

Fault LineReader::finish() {
    const Fault fault = check();
    begin();
    return fault;
}

void LineReader::begin() {
    length = 0;
    crc = CRC_START;
    starAt = NO_STAR;
}

/** A `\r` before the end is tolerated; what then is empty is no line. */
bool LineReader::isNothing() {
    if (length < LINE_BYTES_MAX && length > 0 && text[length - 1] == '\r') length--;
    return length == 0;
}

/** If this star is not the first, then what was taken for the checksum belongs to the body. */
uint16_t LineReader::followStar(uint16_t running, uint8_t end) {
    for (uint8_t i = starAt; i < end; i++) running = crcUpdate(running, text[i]);
    starAt = end;
    return running;
}

Fault LineReader::check() {
    if (length >= LINE_BYTES_MAX) return Fault::longLine;
    if (starAt == NO_STAR || length != starAt + 1 + CRC_DIGITS) return Fault::badCrc;
    HexReader digits(text + starAt + 1);
    uint32_t told;
    if (!digits.number(CRC_DIGITS, told) || told != crc) return Fault::badCrc;
    text[starAt] = '\0';
    return Fault::none;
}
