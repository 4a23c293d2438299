/**
 * Arduino Uno R3, ATmega328P: which pin of the chip is which pin of the board. Wiring is Moppy's: drive d has STEP on
 * D2d and DIR on D2d+1, so a rig of six that was wired for Moppy needs no soldering.
 */
#pragma once
#include <avr/io.h>
#include <stdint.h>

#define BOARD_NAME "uno"

// STEP: all on ports D and B, because one slot of edges.cpp toggles these two and no other.
//                                           drive    1         2         3         4         5         6
//                                           pin      D2        D4        D6        D8        D10       D12
constexpr uint8_t STEP_MASKS_D[] = {_BV(PD2), _BV(PD4), _BV(PD6), 0, 0, 0};
constexpr uint8_t STEP_MASKS_B[] = {0, 0, 0, _BV(PB0), _BV(PB2), _BV(PB4)};
// DIR:                                      pin      D3        D5        D7        D9        D11       D13
constexpr uint8_t DIR_MASKS_D[] = {_BV(PD3), _BV(PD5), _BV(PD7), 0, 0, 0};
constexpr uint8_t DIR_MASKS_B[] = {0, 0, 0, _BV(PB1), _BV(PB3), _BV(PB5)};
constexpr uint8_t OUT_D = _BV(PD2) | _BV(PD3) | _BV(PD4) | _BV(PD5) | _BV(PD6) | _BV(PD7);
constexpr uint8_t OUT_B = _BV(PB0) | _BV(PB1) | _BV(PB2) | _BV(PB3) | _BV(PB4) | _BV(PB5);
// Track 0 of drive 1 is A0, of drive 6 A5; low means the head is there.
constexpr uint8_t TRACK0_C = _BV(PC0) | _BV(PC1) | _BV(PC2) | _BV(PC3) | _BV(PC4) | _BV(PC5);

static_assert((OUT_D & (_BV(PD0) | _BV(PD1))) == 0, "D0 and D1 are the port to the host");

/** The compare interrupt is armed so early: those of the UART last 4 µs, entering it takes 3 µs. */
constexpr uint8_t ARM_EARLY_TICKS = 24;

/** All STEP and DIR outputs high, all Track 0 inputs pulled up. Pulled up first, so that no line falls on the way. */
inline void boardBeginPins() {
    PORTD |= OUT_D;
    PORTB |= OUT_B;
    DDRD |= OUT_D;
    DDRB |= OUT_B;
    PORTC |= TRACK0_C;
}

/** Turns the level of DIR over; a write of one to PINx toggles (data sheet, 14.2.2). */
inline void boardToggleDirection(uint8_t drive) {
    PIND = DIR_MASKS_D[drive];
    PINB = DIR_MASKS_B[drive];
}

inline bool boardSeesTrack0(uint8_t drive) { return (PINC & _BV(drive)) == 0; }
