/** What the firmware knows of its own health: counters, the stack's low-water mark, and both watchdogs. */
#pragma once
#include "protocol.h"

/** Counts one more; a counter stops at its highest. */
void healthCount(Fault fault);
/** How often since reset. */
uint16_t healthTotal(Fault fault);
/** Lines since reset that came hurt (`n`, but for gaps and a full queue), and lines refused for good (`r`). */
uint16_t healthDamagedLines();
uint16_t healthRefusedLines();
/** Sends what happened unasked, one fault a call at most. */
void healthReport();
/** Bytes of RAM that neither variables nor the stack have ever touched. */
uint16_t healthStackFreeMin();

/** Starts the chip's own watchdog: it resets the board when the main loop stands still for half a second. */
void healthBegin();
/** Tells the chip that the main loop turns. */
void healthFeed();
