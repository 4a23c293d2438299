/** One drive's state, shared by planning.cpp, which makes its edges, homing.cpp, and drives.cpp, which has them all. */
#pragma once
#include "motion.h"

/** What the drive's waiting edge is. */
enum class Planned : uint8_t { nothing, fall, onset, rise };
enum class Homing : uint8_t { no, outward, toMiddle };

struct Drive {
    /** The last falling edge, to 1/256 tick, and the period from there to the next. */
    uint32_t fallTick;
    uint32_t periodTicks256;
    uint32_t plannedTick;
    uint8_t fallFraction;
    uint8_t plannedFraction;
    Planned planned;
    bool sounds;
    bool stepIsLow;
    /** Level of DIR: high is outward. */
    bool dirIsInward;
    Head head;
    bool homed;
    Homing homing;
    uint8_t homingStepsLeft;
    /** Its Track 0 should have been seen, and was not. */
    bool track0Missing;
    DriveSettings settings;
};
