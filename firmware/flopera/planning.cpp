/**
 * Every drive has one edge waiting at most. When it has happened, the next is planned from what the drive plays and
 * from what is queued for it: a fall, exactly one period after the last or at the tick of a new note; a rise half way.
 */
#include "optimize.h"

#include "planning.h"

#include "board.h"
#include "clock.h"
#include "edges.h"
#include "homing.h"
#include "queue.h"

/** Events are obeyed so early at most: 4 ms, a few wake-ups of the clock. */
static constexpr uint16_t OBEY_AHEAD_TICKS = 8000;
/** What is planned for now stands so late: planning takes its time. */
static constexpr uint8_t SOONEST_TICKS = 2 * EDGE_LEAD_TICKS;

static uint16_t lateEdges;

/** Asks for the edge, unless it is too far ahead to be asked for: then a later wake-up will plan it again. */
static void request(Drive &drive, uint8_t index, Planned what, uint32_t tick, uint32_t now) {
    if (ticksFrom(now, tick) > static_cast<int32_t>(EDGE_AHEAD_TICKS_MAX)) return;
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
static void setDirection(Drive &drive, uint8_t index, bool inward) {
    if (drive.dirIsInward == inward) return;
    boardToggleDirection(index);
    drive.dirIsInward = inward;
}

/** A square wave, unless a new note needs STEP at rest before. */
static void planRise(Drive &drive, uint8_t index, uint32_t now) {
    uint32_t tick = drive.fallTick + (drive.periodTicks256 >> 9);
    const QueuedEvent *onset = queueFindOnset(DRIVE_BITS[index], tick + STEP_GAP_TICKS / 2);
    if (onset != nullptr) tick = onset->tick - STEP_GAP_TICKS / 2;
    if (isAfter(now + SOONEST_TICKS, tick)) tick = now + SOONEST_TICKS;
    request(drive, index, Planned::rise, tick, now);
}

static void planHomingStep(Drive &drive, uint8_t index, uint32_t now) {
    const HomingStep step = homingNext(drive, boardSeesTrack0(index));
    if (step == HomingStep::arrived) return;
    setDirection(drive, index, step == HomingStep::inward);
    uint32_t tick = nextFall(drive);
    if (isAfter(now + SOONEST_TICKS, tick)) tick = now + SOONEST_TICKS;
    request(drive, index, Planned::fall, tick, now);
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

static void planStep(Drive &drive, uint8_t index, uint32_t now) {
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
    setDirection(drive, index, isOnset ? onsetGoesInward(drive.settings, drive.head)
                                : stepGoesInward(drive.settings, drive.head));
    request(drive, index, isOnset ? Planned::onset : Planned::fall, next, now);
}

void planEdge(Drive &drive, uint8_t index) {
    const uint32_t now = clockNow();
    if (drive.stepIsLow) planRise(drive, index, now);
    else if (drive.homing != Homing::no) planHomingStep(drive, index, now);
    else planStep(drive, index, now);
}

void followEdge(Drive &drive) {
    drive.stepIsLow = drive.planned != Planned::rise;
    drive.planned = Planned::nothing;
    if (!drive.stepIsLow) return;
    drive.fallTick = drive.plannedTick;
    drive.fallFraction = drive.plannedFraction;
    if (drive.homing == Homing::outward) drive.homingStepsLeft--;
    headStep(drive.head, drive.dirIsInward);
}

bool revokeStep(Drive &drive, uint8_t index) {
    if (drive.planned != Planned::fall && drive.planned != Planned::onset) return false;
    if (!edgesCancel(index)) return false;
    drive.planned = Planned::nothing;
    return true;
}

bool revokeRise(Drive &drive, uint8_t index) {
    if (drive.planned != Planned::rise || !edgesCancel(index)) return false;
    drive.planned = Planned::nothing;
    return true;
}

uint16_t planningLateEdges() { return lateEdges; }
