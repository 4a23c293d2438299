/** The receiver's part inside interrupts: the UART is read from two of them, its own and, while that waits, the compare. */
#pragma once
#include <avr/io.h>
#include <stdint.h>

#if defined(__AVR_ATmega328P__)

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

#else

/** USB keeps what it receives by itself. */
inline void linkPoll() {}

#endif
