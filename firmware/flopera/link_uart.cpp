/** The link of an Uno: its UART at 500000 baud, a ring for each direction. */
#if defined(__AVR_ATmega328P__)
#pragma GCC optimize("O2")
#include "link.h"

#include <avr/interrupt.h>

#include "link_poll.h"
#include "protocol.h"

static constexpr uint8_t WRITE_RING_BYTES = 128;
static constexpr uint8_t WRITE_RING_MASK = WRITE_RING_BYTES - 1;
/** Ten bits at 500000 baud, in ticks. */
static constexpr uint8_t TICKS_A_BYTE = 40;
static constexpr uint8_t CONTROL = _BV(RXCIE0) | _BV(RXEN0) | _BV(TXEN0);

static_assert((WRITE_RING_BYTES & WRITE_RING_MASK) == 0, "the ring's index is masked");
static_assert(F_CPU % (8 * BAUD_RATE) == 0, "the baud rate divides the clock");

Receiver receiver;
static uint8_t writeRing[WRITE_RING_BYTES];
static volatile uint8_t writeHead;
static volatile uint8_t writeTail;

void linkBegin() {
    UCSR0A = _BV(U2X0);
    UBRR0 = F_CPU / (8 * BAUD_RATE) - 1;
    UCSR0C = _BV(UCSZ01) | _BV(UCSZ00); // 8N1
    UCSR0B = CONTROL;
}

ISR(USART_RX_vect) { receiveByte(); }

ISR(USART_UDRE_vect) {
    const uint8_t tail = writeTail;
    UDR0 = writeRing[tail];
    const uint8_t next = (tail + 1) & WRITE_RING_MASK;
    writeTail = next;
    if (next == writeHead) UCSR0B = CONTROL;
}

bool linkRead(uint8_t &byte) {
    const uint8_t tail = receiver.tail;
    if (tail == receiver.head) return false;
    byte = receiver.bytes[tail];
    receiver.tail = tail + 1;
    return true;
}

bool linkHasInput() { return receiver.tail != receiver.head; }

uint8_t linkTakeLost() {
    const uint8_t lost = receiver.lost;
    if (lost > 0) receiver.lost = 0;
    return lost;
}

uint16_t linkLineEndTick() {
    cli();
    const uint16_t tick = receiver.lineEndTick;
    sei();
    return tick;
}

uint16_t linkBacklogTicks() {
    return static_cast<uint16_t>((writeHead - writeTail) & WRITE_RING_MASK) * TICKS_A_BYTE;
}

uint8_t linkWriteSpace() { return WRITE_RING_MASK - ((writeHead - writeTail) & WRITE_RING_MASK); }

void linkWrite(uint8_t byte) {
    writeRing[writeHead] = byte;
    writeHead = (writeHead + 1) & WRITE_RING_MASK;
    UCSR0B = CONTROL | _BV(UDRIE0);
}

void linkFlush() {}

bool linkTend() { return false; }
#endif
