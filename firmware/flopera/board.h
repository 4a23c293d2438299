/** The board this is compiled for; all that boards differ by is in its header. */
#pragma once

#if defined(__AVR_ATmega328P__)
#include "boards/uno.h"
#elif defined(__AVR_ATmega32U4__)
#include "boards/leostick.h"
#elif !defined(__AVR__)
#include "boards/host.h"
#else
#error "flopera runs on an Arduino Uno (ATmega328P), or on a LeoStick, Leonardo or Micro (ATmega32U4)"
#endif

#if defined(__AVR__)
static_assert(F_CPU == 16000000, "board ticks are 16 MHz / 8");
#endif

/** The bit of a drive (from 0) in masks of drives: a table, since an AVR shifts by one place at a time. */
constexpr uint8_t DRIVE_BITS[] = {1, 2, 4, 8, 16, 32};
