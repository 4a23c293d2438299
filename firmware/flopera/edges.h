/**
 * Edges that are due: when which STEP lines toggle, sorted, exact to a few cycles. What an edge means is drives.cpp's
 * business; this file only promises that it stands at its tick, however busy the rest is.
 */
#pragma once
#include "board.h"

/** No edge may be asked for further ahead: slots hold 16 bits of the tick, half of them for the sign. */
constexpr uint16_t EDGE_AHEAD_TICKS_MAX = 24000;
/** An edge asked for later than this before its tick comes late. */
constexpr uint8_t EDGE_LEAD_TICKS = ARM_EARLY_TICKS + 40;

/** Toggles the STEP line of `drive` (from 0), which has no edge waiting, at `tick`; false where that will be late. */
bool edgesInsert(uint8_t drive, uint16_t tick);
/** Takes the waiting edge of `drive` back; false where it has happened already. */
bool edgesCancel(uint8_t drive);
/** Mask of the drives whose edge happened since last asked. */
uint8_t edgesTakeDone();
/** Whether there are any; asked with interrupts off, before sleep. */
bool edgesHaveDone();
/** Whether the next edge is so far that a few bytes can be copied before it; asked with interrupts off. */
bool edgesAreFar();
