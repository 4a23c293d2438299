/** The way to track 0, without hammering: as many steps as needed, slow, and then never again into that end. */
#pragma once
#include "drive.h"

enum class HomingStep : uint8_t { inward, outward, arrived };

/** Where no sensor is wired and the track is not known, the end is touched this once. */
void homingBegin(Drive &drive, uint32_t nowTick);
/** What comes next; `seesTrack0` is what the Track 0 line says now. */
HomingStep homingNext(Drive &drive, bool seesTrack0);
