/**
 * Every drive has one edge waiting at most. When it has happened, the next is planned from what the drive plays and
 * from what is queued for it: a fall, exactly one period after the last or at the tick of a new note; a rise half way.
 */
#include "drives.h"

#include "board.h"
#include "clock.h"
#include "edges.h"
#include "homing.h"
#include "queue.h"

/** Events are obeyed so early at most: 4 ms, a few wake-ups of the clock. */
static constexpr uint16_t OBEY_AHEAD_TICKS = 8000;
/** What is planned for now stands so late: planning takes its time. */
static constexpr uint8_t SOONEST_TICKS = 2 * EDGE_LEAD_TICKS;
/** Until the host says more: B4 and a little above, over the whole stroke. */
static constexpr DriveSettings DEFAULT_SETTINGS = {false, 0, TRACK_MAX, false, 1900UL * 2 * 256};

static Drive drives[DRIVES_MAX];
static bool homingEnded;
static uint16_t lateEdges;

static bool isAfter(uint32_t tick, uint32_t other) { return ticksFrom(other, tick) > 0; }

/** Asks for the edge, unless it is too far ahead to be asked for: then a later wake-up will plan it again. */
static void request(uint8_t index, Planned what, uint32_t tick, uint32_t now) {
    if (ticksFrom(now, tick) > static_cast<int32_t>(EDGE_AHEAD_TICKS_MAX)) return;
    Drive &drive = drives[index];
    drive.planned = what;
    drive.plannedTick = tick;
    if (!edgesInsert(index, tick)) lateEdges++;
}

/** One period after the last fall; what is left of a tick is kept in plannedFraction. */
static inline uint32_t nextFall(Drive &drive) {
    const uint16_t fraction = static_cast<uint16_t>(drive.fallFraction) + static_cast<uint8_t>(drive.periodTicks256);
    drive.plannedFraction = fraction;
    return drive.fallTick + (drive.periodTicks256 >> 8) + static_cast<uint8_t>(fraction >> 8);
}

/** Only while STEP rests high, which is when a fall is planned. */
static void setDirection(uint8_t index, bool inward) {
    if (drives[index].dirIsInward == inward) return;
    boardToggleDirection(index);
    drives[index].dirIsInward = inward;
}

/** A square wave, unless a new note needs STEP at rest before. */
static void planRise(uint8_t index, uint32_t now) {
    const Drive &drive = drives[index];
    uint32_t tick = drive.fallTick + (drive.periodTicks256 >> 9);
    const QueuedEvent *onset = queueFindOnset(DRIVE_BITS[index], tick + STEP_GAP_TICKS / 2);
    if (onset != nullptr) tick = onset->tick - STEP_GAP_TICKS / 2;
    if (isAfter(now + SOONEST_TICKS, tick)) tick = now + SOONEST_TICKS;
    request(index, Planned::rise, tick, now);
}

static void planHomingStep(uint8_t index, uint32_t now) {
    Drive &drive = drives[index];
    const HomingStep step = homingNext(drive, boardSeesTrack0(index));
    if (step == HomingStep::arrived) {
        homingEnded = true;
        return;
    }
    setDirection(index, step == HomingStep::inward);
    uint32_t tick = nextFall(drive);
    if (isAfter(now + SOONEST_TICKS, tick)) tick = now + SOONEST_TICKS;
    request(index, Planned::fall, tick, now);
}

/** What an event makes of the note, and of `next`, its next step. True where that step begins a note. */
static bool obey(Drive &drive, const QueuedEvent &event, uint32_t &next, bool isOnset) {
    switch (event.operation()) {
    case Operation::rest: drive.sounds = false; return false;
    case Operation::onset:
        drive.sounds = true;
        drive.periodTicks256 = event.periodTicks256;
        next = event.tick;
        return true;
    case Operation::bend:
        if (!drive.sounds) return false;
        drive.periodTicks256 = event.periodTicks256;
        if (isOnset) return true;
        next = nextFall(drive);
        if (isAfter(event.tick, next)) next = event.tick;
    }
    return false;
}

static void planStep(uint8_t index, uint32_t now) {
    Drive &drive = drives[index];
    const uint8_t mask = DRIVE_BITS[index];
    uint32_t next = nextFall(drive);
    bool isOnset = false;
    for (;;) {
        // A step that would leave a new note no room is left out: hence the look beyond it.
        const uint32_t until = drive.sounds ? next + STEP_GAP_TICKS : now + OBEY_AHEAD_TICKS;
        const QueuedEvent *event = queueFind(mask, until);
        if (event == nullptr) break;
        if (drive.sounds && isAfter(event->tick, next) && queueFindOnset(mask, until) == nullptr) break;
        if (isAfter(event->tick, now + OBEY_AHEAD_TICKS)) return;
        isOnset = obey(drive, *event, next, isOnset);
        queueObey(event, mask);
    }
    if (!drive.sounds) return;
    if (isOnset) {
        drive.plannedFraction = 0;
        if (isAfter(now + SOONEST_TICKS, next)) next = now + SOONEST_TICKS;
    }
    setDirection(index, isOnset ? onsetGoesInward(drive.settings, drive.head)
                                : stepGoesInward(drive.settings, drive.head));
    request(index, isOnset ? Planned::onset : Planned::fall, next, now);
}

static void plan(uint8_t index) {
    const Drive &drive = drives[index];
    const uint32_t now = clockNow();
    if (drive.stepIsLow) planRise(index, now);
    else if (drive.homing != Homing::no) planHomingStep(index, now);
    else planStep(index, now);
}

/** The waiting edge has happened. */
static void follow(Drive &drive) {
    drive.stepIsLow = drive.planned != Planned::rise;
    drive.planned = Planned::nothing;
    if (!drive.stepIsLow) return;
    drive.fallTick = drive.plannedTick;
    drive.fallFraction = drive.plannedFraction;
    drive.head.inward = drive.dirIsInward;
    if (drive.head.inward) drive.head.track++;
    else if (drive.head.track > 0) drive.head.track--;
}

/** Takes a planned step back; false where none waits, or where it is too late for that. */
static bool revokeStep(uint8_t index) {
    Drive &drive = drives[index];
    if (drive.planned != Planned::fall && drive.planned != Planned::onset) return false;
    if (!edgesCancel(index)) return false;
    drive.planned = Planned::nothing;
    return true;
}

void drivesBegin() {
    for (uint8_t i = 0; i < DRIVES_MAX; i++) drives[i].settings = DEFAULT_SETTINGS;
}

void drivesTend() {
    uint8_t done = edgesTakeDone();
    for (uint8_t i = 0; done != 0; i++, done >>= 1) {
        if (!(done & 1)) continue;
        follow(drives[i]);
        plan(i);
    }
}

void drivesWake() {
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        if (drives[i].planned == Planned::nothing) plan(i);
    }
}

void drivesExpect(uint8_t mask, uint32_t tick) {
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        Drive &drive = drives[i];
        if (!(mask & DRIVE_BITS[i])) continue;
        if (drive.planned == Planned::onset) {
            // An earlier event has overtaken the note: it waits again.
            if (!isAfter(drive.plannedTick, tick) || !queueHasUrgentRoom(1) || !revokeStep(i)) continue;
            drive.sounds = false;
            queueInsert(drive.plannedTick, DRIVE_BITS[i], Operation::onset, drive.periodTicks256);
        } else if (drive.planned == Planned::fall) {
            if (!isAfter(drive.plannedTick + STEP_GAP_TICKS, tick) || !revokeStep(i)) continue;
        } else if (drive.planned == Planned::rise) {
            if (!isAfter(drive.plannedTick + STEP_GAP_TICKS / 2, tick) || !edgesCancel(i)) continue;
            drive.planned = Planned::nothing;
        }
        plan(i);
    }
}

void drivesRestFrom(uint32_t tick) {
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        Drive &drive = drives[i];
        if (drive.homing != Homing::no || isAfter(tick, drive.plannedTick)) continue;
        if (revokeStep(i)) drive.sounds = false;
    }
}

void drivesSilence() {
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        Drive &drive = drives[i];
        revokeStep(i);
        drive.sounds = false;
        if (drive.homing == Homing::no) continue;
        drive.homing = Homing::no;
        homingEnded = true;
    }
}

bool drivesMove() {
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        if (drives[i].sounds || drives[i].homing != Homing::no) return true;
    }
    return false;
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
        if (!revokeStep(i)) drivesTend();
        homingBegin(drives[i], clockNow());
    }
    drivesWake();
}

static uint8_t maskOf(bool (*has)(const Drive &drive)) {
    uint8_t mask = 0;
    for (uint8_t i = 0; i < DRIVES_MAX; i++) {
        if (has(drives[i])) mask |= DRIVE_BITS[i];
    }
    return mask;
}

uint8_t drivesHomed() {
    return maskOf([](const Drive &drive) { return drive.homed; });
}

uint8_t drivesHoming() {
    return maskOf([](const Drive &drive) { return drive.homing != Homing::no; });
}

bool drivesTakeHomingEnd() {
    if (!homingEnded || drivesHoming() != 0) return false;
    homingEnded = false;
    return true;
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

uint16_t drivesLateEdges() { return lateEdges; }
