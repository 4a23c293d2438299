/** What edge a drive makes next: planned, followed when it has happened, or taken back. */
#pragma once
#include "drive.h"

/** Steps of one drive stand no closer, 1 ms: it could not follow. An old note's step so near a new one is left out. */
constexpr uint16_t STEP_GAP_TICKS = PERIOD_TICKS256_MIN / 256;

/** Asks for the next edge of a drive (from 0) that has none waiting, unless that is still too far ahead. */
void planEdge(Drive &drive, uint8_t index);
/** The waiting edge has happened. */
void followEdge(Drive &drive);
/** Takes a planned step back; false where none waits, or where it is too late for that. */
bool revokeStep(Drive &drive, uint8_t index);
/** The same for the end of a pulse. */
bool revokeRise(Drive &drive, uint8_t index);
/** Edges that were planned too late to stand at their tick, since reset. */
uint16_t planningLateEdges();
