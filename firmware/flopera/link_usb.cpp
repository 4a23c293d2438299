/**
 * The link of boards with native USB: the CDC port of the Arduino core. The core turns interrupts off while it copies, and
 * when an endpoint is full it waits by Timer0, which does not run here; so bytes move a few at a time, only while no edge is
 * near, and never so many that an endpoint fills up.
 */
#if defined(__AVR_ATmega32U4__)
#include "optimize.h"

#include "link.h"

#include <Arduino.h>
#include <USBDesc.h>

#include "edges.h"

/** Copying as many takes 17 µs. */
static constexpr uint8_t CHUNK_BYTES = 8;
/** The speed at which opening and closing the port means: start the bootloader. */
static constexpr uint32_t TOUCH_BAUD = 1200;

Transmitter transmitter;
static uint8_t chunk[CHUNK_BYTES];
static uint8_t chunkLength;
static uint8_t chunkRead;
static bool wasOpen;

/** The core waits a millisecond by Timer0 before it attaches; it counts that far without its interrupt. */
void linkBegin() {
    TCNT0 = 0;
    TCCR0B = _BV(CS01) | _BV(CS00);
    USBDevice.attach();
    TCCR0B = 0;
}

/** What still waits in the endpoint is found at the next start of frame; looking there takes too long just before sleep. */
bool linkHasInput() { return chunkRead < chunkLength; }

bool linkRead(uint8_t &byte) {
    if (chunkRead == chunkLength) {
        cli();
        const int length = edgesAreFar() ? USB_Recv(CDC_RX, chunk, CHUNK_BYTES) : 0;
        sei();
        chunkRead = 0;
        chunkLength = length > 0 ? length : 0;
        if (chunkLength == 0) return false;
    }
    byte = chunk[chunkRead++];
    return true;
}

uint16_t linkLineEndTick() {
    cli();
    const uint16_t now = TCNT1;
    sei();
    return now;
}

static uint8_t backlog() { return (transmitter.head - transmitter.tail) & TRANSMITTER_MASK; }

/** None where nobody listens. */
uint8_t linkWriteSpace() { return wasOpen ? TRANSMITTER_MASK - backlog() : 0; }

/** An endpoint is never filled to its end: sending a full packet would wait for the next. Interrupts are off. */
static void sendChunk(uint8_t length) {
    if (!edgesAreFar() || USB_SendSpace(CDC_TX) <= CHUNK_BYTES) return;
    USB_Send(CDC_TX, transmitter.bytes + transmitter.tail, length);
    transmitter.tail = (transmitter.tail + length) & TRANSMITTER_MASK;
}

static uint8_t smallest(uint8_t a, uint8_t b, uint8_t c) {
    const uint8_t smaller = a < b ? a : b;
    return smaller < c ? smaller : c;
}

bool linkTend() {
    const bool isOpen = Serial.dtr();
    const bool hasOpened = isOpen && !wasOpen;
    wasOpen = isOpen;
    if (!isOpen) transmitter.tail = transmitter.head;
    const uint8_t toRingEnd = sizeof(Transmitter::bytes) - transmitter.tail;
    const uint8_t length = smallest(backlog(), CHUNK_BYTES, toRingEnd);
    if (length == 0) return hasOpened;
    // Between the look at the endpoint and the copying no start of frame may come: the core answers it with a flush.
    cli();
    sendChunk(length);
    sei();
    return hasOpened;
}

bool linkHasOutput() { return backlog() > 0; }

bool linkWantsReset() { return Serial.baud() == TOUCH_BAUD && !Serial.dtr(); }
#endif
