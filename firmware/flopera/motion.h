/**
 * Where the head goes next: pure, so that it can be reasoned about without pins or time. The twin of
 * src/drive/motion.ts; tests/drive/head-vectors.txt holds the two together.
 */
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
/** The head has stepped; outward at track 0, as homing may, it stays there. */
void headStep(Head &head, bool inward);
/** Where a shaking drive waits for its notes. */
uint8_t middleTrack(const DriveSettings &settings);
