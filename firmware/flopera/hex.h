/** Lower-case hex digits and single spaces: all that a line's fields are made of. */
#pragma once
#include <stdint.h>

/** Reads fields one after the other; each step tells whether what it wanted stood there. */
class HexReader {
public:
    explicit HexReader(const char *text) : at(text) {}

    /** Exactly `digits` (1..8) hex digits, put into the number's bytes: an AVR shifts 32 bits slowly. */
    bool number(uint8_t digits, uint32_t &value) {
        value = 0;
        uint8_t *bytes = reinterpret_cast<uint8_t *>(&value);
        while (digits-- > 0) {
            const uint8_t digit = digitOf(*at);
            if (digit > 15) return false;
            bytes[digits / 2] |= digits % 2 ? digit << 4 : digit;
            at++;
        }
        return true;
    }

    /** Exactly `digits` (1 or 2) hex digits. */
    bool number(uint8_t digits, uint8_t &value) {
        value = 0;
        while (digits-- > 0) {
            const uint8_t digit = digitOf(*at);
            if (digit > 15) return false;
            value = static_cast<uint8_t>(value << 4) | digit;
            at++;
        }
        return true;
    }

    /** 1 to 8 hex digits, as many as there are. */
    bool numberOfAnyLength(uint32_t &value) {
        uint8_t digits = 0;
        while (digits < 9 && digitOf(at[digits]) <= 15) digits++;
        return digits >= 1 && digits <= 8 && number(digits, value);
    }

    /** Exactly this character. */
    bool character(char wanted) {
        if (*at != wanted) return false;
        at++;
        return true;
    }

    char next() { return *at == '\0' ? '\0' : *at++; }
    bool isAtEnd() const { return *at == '\0'; }

private:
    const char *at;

    static uint8_t digitOf(char character) {
        const uint8_t decimal = static_cast<uint8_t>(character) - '0';
        if (decimal <= 9) return decimal;
        const uint8_t letter = static_cast<uint8_t>(character) - 'a';
        return letter <= 5 ? letter + 10 : 0xff;
    }
};
