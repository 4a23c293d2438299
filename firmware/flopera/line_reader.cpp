/** Keeps one line at a time; the checksum is counted as bytes come, so that a line's end costs no burst of work. */
#include "line_reader.h"

#include "hex.h"

static constexpr uint8_t CRC_DIGITS = 4;

bool LineReader::endLine() {
    if (length < LINE_BYTES_MAX && length > 0 && text[length - 1] == '\r') length--;
    return length > 0;
}

/** If it was not the first, then what was taken for the checksum belongs to the body. */
void LineReader::followStar() {
    if (length >= LINE_BYTES_MAX) return;
    for (uint8_t i = starAt; i < length; i++) crc = crcUpdate(crc, text[i]);
    starAt = length;
}

static Fault faultOf(char *text, uint8_t length, uint8_t starAt, uint16_t crc) {
    if (length >= LINE_BYTES_MAX) return Fault::longLine;
    if (length != starAt + 1 + CRC_DIGITS) return Fault::badCrc;
    HexReader digits(text + starAt + 1);
    uint32_t told;
    if (!digits.number(CRC_DIGITS, told) || told != crc) return Fault::badCrc;
    text[starAt] = '\0';
    return Fault::none;
}

Fault LineReader::finish() {
    const Fault fault = faultOf(text, length, starAt, crc);
    length = 0;
    crc = CRC_START;
    starAt = NO_STAR;
    return fault;
}
