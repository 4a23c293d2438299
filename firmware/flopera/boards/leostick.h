/**
 * Freetronics LeoStick, Arduino Leonardo and Micro, ATmega32U4: which pin of the chip is which pin of the board. Wiring
 * is Moppy's: drive d has STEP on D2d and DIR on D2d+1.
 */
#pragma once
#include <avr/io.h>
#include <stdint.h>

#define BOARD_NAME "leostick"

// STEP: all on ports D and B, because one slot of edges.cpp toggles these two and no other.
//                                           drive    1         2         3         4         5         6
//                                           pin      D2        D4        D6        D8        D10       D12
constexpr uint8_t STEP_MASKS_D[] = {_BV(PD1), _BV(PD4), _BV(PD7), 0, 0, _BV(PD6)};
constexpr uint8_t STEP_MASKS_B[] = {0, 0, 0, _BV(PB4), _BV(PB6), 0};
// DIR:                                      pin      D3        D5        D7        D9        D11       D13
constexpr uint8_t DIR_MASKS_D[] = {_BV(PD0), 0, 0, 0, 0, 0};
constexpr uint8_t DIR_MASKS_C[] = {0, _BV(PC6), 0, 0, 0, _BV(PC7)};
constexpr uint8_t DIR_MASKS_E[] = {0, 0, _BV(PE6), 0, 0, 0};
constexpr uint8_t DIR_MASKS_B[] = {0, 0, 0, _BV(PB5), _BV(PB7), 0};
constexpr uint8_t OUT_D = _BV(PD0) | _BV(PD1) | _BV(PD4) | _BV(PD6) | _BV(PD7);
constexpr uint8_t OUT_C = _BV(PC6) | _BV(PC7);
constexpr uint8_t OUT_E = _BV(PE6);
constexpr uint8_t OUT_B = _BV(PB4) | _BV(PB5) | _BV(PB6) | _BV(PB7);
// Track 0 of drive 1 is A0, of drive 6 A5; low means the head is there.
constexpr uint8_t TRACK0_F[] = {_BV(PF7), _BV(PF6), _BV(PF5), _BV(PF4), _BV(PF1), _BV(PF0)};
constexpr uint8_t TRACK0_ALL_F = _BV(PF7) | _BV(PF6) | _BV(PF5) | _BV(PF4) | _BV(PF1) | _BV(PF0);

/** The compare interrupt is armed so early: USB's start of frame lasts 6 µs and outranks it, entering it takes 3 µs. */
constexpr uint8_t ARM_EARLY_TICKS = 32;

/** All STEP and DIR outputs high, all Track 0 inputs pulled up. Pulled up first, so that no line falls on the way. */
inline void boardBeginPins() {
    PORTD |= OUT_D;
    PORTC |= OUT_C;
    PORTE |= OUT_E;
    PORTB |= OUT_B;
    DDRD |= OUT_D;
    DDRC |= OUT_C;
    DDRE |= OUT_E;
    DDRB |= OUT_B;
    PORTF |= TRACK0_ALL_F;
}

/** Turns the level of DIR over; a write of one to PINx toggles (data sheet, 10.2.2). */
inline void boardToggleDirection(uint8_t drive) {
    PIND = DIR_MASKS_D[drive];
    PINC = DIR_MASKS_C[drive];
    PINE = DIR_MASKS_E[drive];
    PINB = DIR_MASKS_B[drive];
}

inline bool boardSeesTrack0(uint8_t drive) { return (PINF & TRACK0_F[drive]) == 0; }
