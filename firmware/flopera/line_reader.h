/** Bytes as the link delivers them → whole lines whose checksum has been followed byte by byte. */
#pragma once
#include "crc.h"
#include "protocol.h"

class LineReader {
public:
    /** Takes one byte; true when it ended a line that is not empty, which must then be finished. */
    bool take(uint8_t byte) {
        if (byte == '\n') return endLine();
        if (byte == '*') followStar();
        if (length >= LINE_BYTES_MAX) return false;
        text[length++] = byte;
        if (starAt == NO_STAR) crc = crcUpdate(crc, byte);
        return false;
    }
    /** Checks the line and takes its checksum off; Fault::none where it is whole. The next byte begins another line. */
    Fault finish();
    /** What finish() left, ended by 0; good until the next byte is taken. */
    const char *body() const { return text; }

private:
    bool endLine();
    void followStar();

    char text[LINE_BYTES_MAX];
    uint8_t length = 0;
    /** CRC of all before the `*`, and where that stands. */
    uint16_t crc = CRC_START;
    uint8_t starAt = NO_STAR;

    static constexpr uint8_t NO_STAR = 0xff;
};
