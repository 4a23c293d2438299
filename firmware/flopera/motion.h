/** Where the head goes next: pure, so that it can be reasoned about without pins or time. */
#pragma once
#include "commands.h"

/** Where a head is, and which way its last step went. */
struct Head {
    uint8_t track;
    bool inward;
};

/** The direction of a note's first step: the side with more room, so that 40 steps never turn between 0 and 79. */
bool onsetGoesInward(const DriveSettings &settings, const Head &head);
/** The direction of any further step. */
bool stepGoesInward(const DriveSettings &settings, const Head &head);
/** Where a shaking drive waits for its notes. */
uint8_t middleTrack(const DriveSettings &settings);
