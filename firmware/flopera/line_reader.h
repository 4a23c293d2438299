/** Bytes as the link delivers them → whole lines whose checksum has been followed byte by byte. */
#pragma once
#include "crc.h"
#include "protocol.h"

class LineReader {
public:
    /** Takes one byte; true when it ended a line that is not empty, which must then be finished. */
    bool take(uint8_t byte);
    /** Checks the line and takes its checksum off; Fault::none where it is whole. */
    Fault finish();
    /** What finish() left, ended by 0; good until the next byte is taken. */
    const char *body() const { return text; }

private:
    void begin();

    char text[LINE_BYTES_MAX];
    uint8_t length = 0;
    bool ended = false;
    /** CRC of all before the `*`, and where that stands. */
    uint16_t crc = CRC_START;
    uint8_t starAt = NO_STAR;

    static constexpr uint8_t NO_STAR = 0xff;
};
