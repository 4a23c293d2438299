/** Bytes as the link delivers them → whole lines whose checksum has been followed byte by byte. */
#pragma once
#include "crc.h"
#include "protocol.h"

/** What came of reading: the link ran dry, there may be more, or a line has ended. */
enum class Reading : uint8_t { dry, more, line };

class LineReader {
public:
    /** Reads `bytesMax` bytes from the link at most. A line that has ended, which is never empty, must be finished. */
    Reading read(uint8_t bytesMax);
    /** Checks the line and takes its checksum off; Fault::none where it is whole. The next byte begins another line. */
    Fault finish();
    /** What finish() left, ended by 0; good until the next byte is read. */
    const char *body() const { return text; }

private:
    void begin();
    Fault check();
    bool isNothing();
    uint16_t followStar(uint16_t running, uint8_t end);

    char text[LINE_BYTES_MAX];
    uint8_t length = 0;
    /** CRC of all before the `*`, and where that stands. */
    uint16_t crc = CRC_START;
    uint8_t starAt = NO_STAR;

    static constexpr uint8_t NO_STAR = 0xff;
};
