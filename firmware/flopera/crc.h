/** The checksum that ends every line: CRC-16/MCRF4XX (reflected 0x8408, start 0xffff), as avr-libc's _crc_ccitt_update. */
#pragma once
#include <stdint.h>

constexpr uint16_t CRC_START = 0xffff;

#ifdef __AVR__
#include <util/crc16.h>

/** CRC of what `crc` covers and one more byte. */
inline uint16_t crcUpdate(uint16_t crc, uint8_t byte) { return _crc_ccitt_update(crc, byte); }

#else

/** The same for the host compiler of the tests: eight shifts folded into a few operations on bytes. */
inline uint16_t crcUpdate(uint16_t crc, uint8_t byte) {
    byte ^= static_cast<uint8_t>(crc);
    byte ^= static_cast<uint8_t>(byte << 4);
    const uint16_t high = static_cast<uint16_t>(byte << 8) | static_cast<uint8_t>(crc >> 8);
    return high ^ static_cast<uint8_t>(byte >> 4) ^ static_cast<uint16_t>(byte << 3);
}

#endif
