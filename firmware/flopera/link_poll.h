/** The receiver's part inside interrupts: the UART is read from two of them, its own and, while that waits, the compare. */
#pragma once
#include <avr/io.h>
#include <stdint.h>

#if defined(__AVR_ATmega328P__)

/** A host keeps two lines of 96 bytes in flight; indices wrap by themselves. */
struct Receiver {
    uint8_t bytes[256];
    volatile uint8_t head;
    uint8_t tail;
    volatile bool lost;
    volatile uint16_t lostBytes;
    volatile uint16_t lineEndTick;
};
extern Receiver receiver;

/** Takes the byte that waits in the receiver. The two places never interrupt each other, so bytes stay in order. */
inline void receiveByte() {
    const uint8_t status = UCSR0A;
    const uint8_t byte = UDR0;
    const uint8_t head = receiver.head;
    const uint8_t next = head + 1;
    if ((status & _BV(DOR0)) || next == receiver.tail) {
        receiver.lost = true;
        receiver.lostBytes = receiver.lostBytes + 1;
    }
    if (next != receiver.tail) {
        receiver.bytes[head] = byte;
        receiver.head = next;
    }
    if (byte == '\n') receiver.lineEndTick = TCNT1;
}

inline void linkPoll() {
    if (UCSR0A & _BV(RXC0)) receiveByte();
}

#else

/** USB keeps what it receives by itself. */
inline void linkPoll() {}

#endif
