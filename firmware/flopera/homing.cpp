/** Outward until the sensor says so, or until the steps are counted; a shaking drive then goes to its middle. */
#include "optimize.h"

#include "homing.h"

/** 5 ms, as others home; well within what any drive steps in spec. */
static constexpr uint32_t HOMING_PERIOD_TICKS256 = 5000UL * 2 * 256;
/** From wherever the head was left. */
static constexpr uint8_t STEPS_UNKNOWN = TRACK_MAX + 1;
/** A sensor may show a step or two late. */
static constexpr uint8_t STEPS_SENSOR_MAX = TRACK_MAX + 3;

void homingBegin(Drive &drive, uint32_t nowTick) {
    drive.homing = Homing::outward;
    drive.homingStepsLeft = drive.settings.track0Sensor ? STEPS_SENSOR_MAX
                            : drive.homed               ? drive.head.track
                                                        : STEPS_UNKNOWN;
    drive.periodTicks256 = HOMING_PERIOD_TICKS256;
    drive.fallTick = nowTick;
    drive.fallFraction = 0;
}

HomingStep homingNext(Drive &drive, bool seesTrack0) {
    if (drive.homing == Homing::outward) {
        const bool isThere = drive.settings.track0Sensor && seesTrack0;
        if (!isThere && drive.homingStepsLeft > 0) return HomingStep::outward;
        drive.track0Missing = drive.settings.track0Sensor && !isThere;
        drive.head.track = 0;
        drive.homed = true;
        drive.homing = Homing::toMiddle;
    }
    if (drive.settings.shakes && drive.head.track < middleTrack(drive.settings)) return HomingStep::inward;
    drive.homing = Homing::no;
    return HomingStep::arrived;
}
