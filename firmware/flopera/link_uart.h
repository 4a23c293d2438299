/** The hot part of the Uno's link, inline: what runs once a byte, in interrupts and in the main loop. */
#pragma once
#include <avr/io.h>
#include <stdint.h>

#include "protocol.h"

/** A host keeps two lines of 96 bytes in flight; indices wrap by themselves. */
struct Receiver {
    uint8_t bytes[256];
    volatile uint8_t head;
    volatile uint8_t tail;
    /** Bytes lost since the main loop asked. */
    volatile uint8_t lost;
    volatile uint16_t lineEndTick;
};
extern Receiver receiver;

struct Transmitter {
    uint8_t bytes[128];
    volatile uint8_t head;
    volatile uint8_t tail;
};
extern Transmitter transmitter;

constexpr uint8_t TRANSMITTER_MASK = sizeof(Transmitter::bytes) - 1;
constexpr uint8_t UART_CONTROL = _BV(RXCIE0) | _BV(RXEN0) | _BV(TXEN0);

/** Takes the byte that waits in the receiver. The two places never interrupt each other, so bytes stay in order. */
inline void receiveByte() {
    if (UCSR0A & _BV(DOR0)) receiver.lost = receiver.lost + 1;
    const uint8_t byte = UDR0;
    const uint8_t head = receiver.head;
    const uint8_t next = head + 1;
    receiver.bytes[head] = byte;
    if (next != receiver.tail) receiver.head = next;
    else receiver.lost = receiver.lost + 1;
    if (byte == '\n') receiver.lineEndTick = TCNT1;
}

inline void linkPoll() {
    if (UCSR0A & _BV(RXC0)) receiveByte();
}

inline bool linkIsFlooded() { return static_cast<uint8_t>(receiver.head - receiver.tail) > 2 * LINE_BYTES_MAX - 32; }

inline bool linkHasInput() { return receiver.tail != receiver.head; }

inline bool linkRead(uint8_t &byte) {
    const uint8_t tail = receiver.tail;
    if (tail == receiver.head) return false;
    byte = receiver.bytes[tail];
    receiver.tail = tail + 1;
    return true;
}

inline void linkWrite(uint8_t byte) {
    const uint8_t head = transmitter.head;
    transmitter.bytes[head] = byte;
    transmitter.head = (head + 1) & TRANSMITTER_MASK;
    UCSR0B = UART_CONTROL | _BV(UDRIE0);
}

/** Its interrupt sends what waits. */
inline bool linkHasOutput() { return false; }
inline bool linkTend() { return false; }
inline bool linkWantsReset() { return false; }
