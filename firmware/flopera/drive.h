/** One drive's state, shared by drives.cpp, which plays notes on it, and homing.cpp, which sends it home. */
#pragma once
#include "motion.h"

/** What the drive's waiting edge is. */
enum class Planned : uint8_t { nothing, fall, onset, rise };
enum class Homing : uint8_t { no, outward, toMiddle };

/** A time with the fraction that periods bring, in 1/256 tick. */
struct ExactTick {
    uint32_t tick;
    uint8_t fraction;
};

struct Drive {
    /** The last falling edge, and the period from there to the next. */
    ExactTick fall;
    uint32_t periodTicks256;
    ExactTick plannedFor;
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

/** `from` and one period. */
inline ExactTick afterPeriod(const ExactTick &from, uint32_t periodTicks256) {
    const uint16_t fraction = static_cast<uint16_t>(from.fraction) + static_cast<uint8_t>(periodTicks256);
    return {from.tick + (periodTicks256 >> 8) + (fraction >> 8), static_cast<uint8_t>(fraction)};
}
