/** Events that wait for their time, sorted by it; what stands at one time keeps the order in which it came. */
#pragma once
#include "commands.h"

/** Places that the host counts on. */
constexpr uint8_t QUEUE_PLACES = 80;
/** Places of their own for what must not wait behind a full queue: one urgent line, and the rest of a flush. */
constexpr uint8_t QUEUE_PLACES_URGENT = LINE_EVENTS_MAX + 1;

struct QueuedEvent {
    uint32_t tick;
    uint32_t periodTicks256;
    /** Drives, as a mask, that have still to obey it. */
    uint8_t drives : 6;
    uint8_t operationCode : 2;

    Operation operation() const { return static_cast<Operation>(operationCode); }
};

/** Places free for scheduled events. */
uint8_t queueFree();
/** The least that queueFree() has been since reset. */
uint8_t queueFreeMin();
/** Whether `count` urgent events find a place. */
bool queueHasUrgentRoom(uint8_t count);
/** The caller has made sure of a place. */
void queueInsert(uint32_t tick, uint8_t drives, Operation operation, uint32_t periodTicks256);
/** The first event for one of `drives` up to `tick`, or nullptr. It stays good until the queue is changed. */
const QueuedEvent *queueFind(uint8_t drives, uint32_t tick);
/** The same, of onsets only. */
const QueuedEvent *queueFindOnset(uint8_t drives, uint32_t tick);
/** The first of `drives` has obeyed the event that queueFind gave. */
void queueObey(const QueuedEvent *event, uint8_t drives);
/** Drops what stands at `tick` or later. */
void queueDropFrom(uint32_t tick);
/** Drops what waits for `drives`. */
void queueDropFor(uint8_t drives);
bool queueIsEmpty();
