/** All drives of the board at once: whose edge happened, who has to be planned anew, who is silenced or sent home. */
#include "optimize.h"

#include "drives.h"

#include "board.h"
#include "clock.h"
#include "edges.h"
#include "homing.h"
#include "planning.h"
#include "queue.h"

/** Until the host says more: B4 and a little above, over the whole stroke. */
static constexpr DriveSettings DEFAULT_SETTINGS = {false, 0, TRACK_MAX, false, 1900UL * 2 * 256};

static Drive drives[DRIVES_MAX];
/** Homing was asked for, and its end has not been told yet. */
static bool wereHoming;

static uint8_t maskOf(bool (*has)(const Drive &drive)) {
    uint8_t mask = 0;
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        if (has(drives[i])) mask |= DRIVE_BITS[i];
    }
    return mask;
}

void drivesBegin() {
    for (uint8_t i = 0; i < DRIVES_MAX; i++) drives[i].settings = DEFAULT_SETTINGS;
}

void drivesService() {
    uint8_t done = edgesTakeDone();
    for (uint8_t i = 0; done != 0; i++, done >>= 1) {
        if (!(done & 1)) continue;
        followEdge(drives[i]);
        planEdge(drives[i], i);
    }
}

void drivesWake() {
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        if (drives[i].planned == Planned::nothing) planEdge(drives[i], i);
    }
}

/** Takes back what is planned so late that an event at `tick` may change it; false where nothing has to be planned. */
static bool reconsider(Drive &drive, uint8_t index, uint32_t tick) {
    switch (drive.planned) {
    case Planned::nothing: return true;
    case Planned::fall: return isAfter(drive.plannedTick + STEP_GAP_TICKS, tick) && revokeStep(drive, index);
    case Planned::rise: return isAfter(drive.plannedTick + STEP_GAP_TICKS / 2, tick) && revokeRise(drive, index);
    case Planned::onset: break;
    }
    if (!isAfter(drive.plannedTick, tick) || !queueHasUrgentRoom(1) || !revokeStep(drive, index)) return false;
    // The earlier event has overtaken the note, which waits again.
    drive.sounds = false;
    queueInsert(drive.plannedTick, DRIVE_BITS[index], Operation::onset, drive.periodTicks256);
    return true;
}

void drivesExpect(uint8_t mask, uint32_t tick) {
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        if ((mask & DRIVE_BITS[i]) && reconsider(drives[i], i, tick)) planEdge(drives[i], i);
    }
}

void drivesRestFrom(uint32_t tick) {
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        Drive &drive = drives[i];
        if (drive.homing != Homing::no || isAfter(tick, drive.plannedTick)) continue;
        if (revokeStep(drives[i], i)) drive.sounds = false;
    }
}

void drivesSilence() {
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        Drive &drive = drives[i];
        revokeStep(drives[i], i);
        drive.sounds = false;
        drive.homing = Homing::no;
    }
}

bool drivesSound() {
    return maskOf([](const Drive &drive) { return drive.sounds; }) != 0;
}

void driveSet(uint8_t drive, const DriveSettings &settings) { drives[drive].settings = settings; }
uint32_t driveMinPeriod(uint8_t drive) { return drives[drive].settings.minPeriodTicks256; }
uint8_t driveTrack(uint8_t drive) { return drives[drive].head.track; }

void drivesHome(uint8_t mask) {
    queueDropFor(mask);
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        if (!(mask & DRIVE_BITS[i])) continue;
        drives[i].sounds = false;
        drives[i].homing = Homing::no;
        // A step that could not be taken back must be counted before the way home is.
        if (!revokeStep(drives[i], i)) drivesService();
        homingBegin(drives[i], clockNow());
    }
    wereHoming = mask != 0;
    drivesWake();
}

uint8_t drivesHomed() {
    return maskOf([](const Drive &drive) { return drive.homed; });
}

uint8_t drivesHoming() {
    return maskOf([](const Drive &drive) { return drive.homing != Homing::no; });
}

bool drivesTakeHomingEnd() {
    const bool haveEnded = wereHoming && drivesHoming() == 0;
    if (haveEnded) wereHoming = false;
    return haveEnded;
}

uint8_t drivesTakeMissingTrack0() {
    uint8_t count = 0;
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        if (!drives[i].track0Missing) continue;
        drives[i].track0Missing = false;
        count++;
    }
    return count;
}
