/** Board time: Timer1 free-runs at 2 MHz; a tick is 0.5 µs. The only timer there is; everything is told by it. */
#pragma once
#include <avr/interrupt.h>
#include <avr/io.h>
#include <stdint.h>

constexpr uint16_t TICKS_PER_US = 2;
/** The main loop is woken so often, to look after what is not urgent: 1.024 ms. */
constexpr uint16_t WAKE_TICKS = 2048;

void clockBegin();
/** Ticks since reset, wrapping after 35.8 minutes: compare by signed difference. Not inside interrupts. */
uint32_t clockNow();
/** Whether a wake-up came since last asked. */
bool clockTakeWake();
/** Whether one is waiting to be taken; asked with interrupts off, before sleep. */
bool clockHasWake();

/** Signed distance in ticks. */
inline int32_t ticksFrom(uint32_t earlier, uint32_t later) { return static_cast<int32_t>(later - earlier); }
inline int16_t ticksFrom16(uint16_t earlier, uint16_t later) { return static_cast<int16_t>(later - earlier); }
inline bool isAfter(uint32_t tick, uint32_t other) { return ticksFrom(other, tick) > 0; }
