/** The hot part of the USB boards' link, inline. The chip's endpoints keep what was received; only replies wait here. */
#pragma once
#include <avr/io.h>
#include <stdint.h>

struct Transmitter {
    uint8_t bytes[128];
    uint8_t head;
    uint8_t tail;
};
extern Transmitter transmitter;

constexpr uint8_t TRANSMITTER_MASK = sizeof(Transmitter::bytes) - 1;

inline void linkPoll() {}

inline void linkWrite(uint8_t byte) {
    transmitter.bytes[transmitter.head] = byte;
    transmitter.head = (transmitter.head + 1) & TRANSMITTER_MASK;
}

/** Nothing is ever lost: an endpoint that is full makes the host wait. */
inline uint8_t linkTakeLost() { return 0; }
inline bool linkIsFlooded() { return false; }
inline uint16_t linkBacklogTicks() { return 0; }
