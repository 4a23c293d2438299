/** Marks that survive a reset, paint below the stack, and counters of what nobody asked for. */
#include "optimize.h"

#include "health.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/wdt.h>

#include "link.h"
#include "replies.h"

static constexpr uint8_t PAINT = 0xc5;
/** No function leaves as many bytes of its frame as they were. */
static constexpr uint8_t UNTOUCHED_BYTES = 32;
static constexpr uint16_t BARKED = 0x0dd5;
static constexpr uint8_t FAULTS = static_cast<uint8_t>(Fault::noTrack0) + 1;

extern uint8_t __heap_start;

/** Not cleared at reset: how a reset by the watchdog is told from one by the host. */
static volatile uint16_t lastWords __attribute__((section(".noinit")));
static uint16_t totals[FAULTS];
static uint8_t untold[EVENT_FAULT_COUNT];

/** Runs before main: stops a watchdog that the reset left running (data sheet, 10.8.2), then paints all free RAM. */
extern "C" void healthBeforeMain() __attribute__((naked, used, section(".init3")));
void healthBeforeMain() {
    MCUSR = 0;
    wdt_disable();
    for (uint8_t *byte = &__heap_start; byte < reinterpret_cast<uint8_t *>(SP); byte++) *byte = PAINT;
}

/** Bites half a second after it barked, unless the main loop turns again. */
ISR(WDT_vect) {
    lastWords = BARKED;
    for (;;) {
    }
}

void healthBegin() {
    if (lastWords == BARKED) healthCount(Fault::chipWatchdog);
    lastWords = 0;
    wdt_reset();
    WDTCSR = _BV(WDCE) | _BV(WDE);
    WDTCSR = _BV(WDIE) | _BV(WDE) | _BV(WDP2); // 0.25 s until it barks, as long again until it bites
}

void healthFeed() { wdt_reset(); }

void healthCount(Fault fault) {
    const uint8_t index = static_cast<uint8_t>(fault);
    if (totals[index] < 0xffff) totals[index]++;
    if (fault < EVENT_FAULT_FIRST) return;
    uint8_t &waiting = untold[index - static_cast<uint8_t>(EVENT_FAULT_FIRST)];
    if (waiting < 0xff) waiting++;
}

uint16_t healthTotal(Fault fault) { return totals[static_cast<uint8_t>(fault)]; }

static uint16_t totalOf(Fault from, Fault to) {
    uint16_t total = 0;
    for (uint8_t i = static_cast<uint8_t>(from); i <= static_cast<uint8_t>(to); i++) total += totals[i];
    return total;
}

uint16_t healthDamagedLines() { return totalOf(Fault::badCrc, Fault::lostBytes); }

uint16_t healthRefusedLines() { return totalOf(Fault::unknownMessage, Fault::homing); }

void healthReport() {
    for (uint8_t i = 0; i < EVENT_FAULT_COUNT; i++) {
        if (untold[i] == 0) continue;
        const Fault fault = static_cast<Fault>(static_cast<uint8_t>(EVENT_FAULT_FIRST) + i);
        if (sendEvent(fault, untold[i])) untold[i] = 0;
        return;
    }
}

uint16_t healthStackFreeMin() {
    // Downwards from what was found last: looking through all free RAM would take longer than edges can wait.
    static uint8_t *lowest = reinterpret_cast<uint8_t *>(RAMEND);
    uint8_t *byte = lowest;
    for (uint8_t untouched = 0; untouched < UNTOUCHED_BYTES && byte > &__heap_start; untouched++) {
        if (*--byte == PAINT) continue;
        lowest = byte;
        untouched = 0;
    }
    return lowest - &__heap_start;
}
