/** A line is refused whole, by the first thing that is wrong with it. */
#include "optimize.h"

#include "judge.h"

#include "board.h"
#include "drives.h"

static bool isDrive(uint8_t drive) { return drive >= 1 && drive <= DRIVES_MAX; }

Fault judgeEvents(const Command &command) {
    const uint8_t homed = drivesHomed();
    const uint8_t homing = drivesHoming();
    uint8_t seen = 0;
    for (uint8_t i = 0; i < command.eventCount; i++) {
        const WireEvent &event = command.events[i];
        if (!isDrive(event.drive)) return Fault::noSuchDrive;
        const uint8_t drive = DRIVE_BITS[event.drive - 1];
        if (seen & drive) return Fault::driveTwice;
        seen |= drive;
        // A drive that cannot play can still rest.
        if (event.operation == Operation::rest) continue;
        if (event.periodTicks256 < driveMinPeriod(event.drive - 1)) return Fault::periodTooShort;
        if (homing & drive) return Fault::homing;
        if (!(homed & drive)) return Fault::notHomed;
    }
    return Fault::none;
}

Fault judgeSettings(const Command &command) {
    const DriveSettings &settings = command.settings;
    if (!isDrive(command.drive)) return Fault::noSuchDrive;
    if (settings.lowTrack >= settings.highTrack || settings.highTrack > TRACK_MAX) return Fault::badTracks;
    return settings.minPeriodTicks256 < PERIOD_TICKS256_MIN ? Fault::periodTooShort : Fault::none;
}
