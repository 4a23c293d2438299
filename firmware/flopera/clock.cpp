/** Timer1's upper half and the wake-up; compare A belongs to edges.cpp alone. */
#include "optimize.h"

#include "clock.h"

static volatile uint16_t overflows;
static volatile bool wakeDue;

void clockBegin() {
    TCCR1A = 0;
    TCCR1B = _BV(CS11); // 16 MHz / 8
    OCR1B = WAKE_TICKS;
    TIMSK1 = _BV(TOIE1) | _BV(OCIE1A) | _BV(OCIE1B);
}

ISR(TIMER1_OVF_vect) { overflows++; }

ISR(TIMER1_COMPB_vect) {
    OCR1B += WAKE_TICKS;
    wakeDue = true;
}

uint32_t clockNow() {
    cli();
    const uint16_t low = TCNT1;
    uint16_t high = overflows;
    // The timer may have wrapped after interrupts went off: its flag tells, unless `low` was read before.
    if ((TIFR1 & _BV(TOV1)) && low < 0x8000) high++;
    sei();
    return static_cast<uint32_t>(high) << 16 | low;
}

bool clockTakeWake() {
    const bool due = wakeDue;
    if (due) wakeDue = false;
    return due;
}

bool clockHasWake() { return wakeDue; }
