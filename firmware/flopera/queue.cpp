/** A ring that is kept sorted by shifting: what comes belongs nearly always at its end, and goes from its beginning. */
#include "optimize.h"

#include "queue.h"

#include "clock.h"

static constexpr uint8_t PLACES = QUEUE_PLACES + QUEUE_PLACES_URGENT;

static QueuedEvent ring[PLACES];
static uint8_t first;
static uint8_t count;
static uint8_t countMax;

/** The place of the event number `index` from the first. */
static QueuedEvent &at(uint8_t index) {
    const uint8_t place = first + index;
    return ring[place < PLACES ? place : place - PLACES];
}

static void remove(uint8_t index) {
    for (; index > 0; index--) at(index) = at(index - 1);
    if (++first == PLACES) first = 0;
    count--;
}

uint8_t queueFree() { return count < QUEUE_PLACES ? QUEUE_PLACES - count : 0; }

uint8_t queueFreeMin() { return countMax < QUEUE_PLACES ? QUEUE_PLACES - countMax : 0; }

bool queueHasUrgentRoom(uint8_t wanted) { return count + wanted <= PLACES; }

bool queueIsEmpty() { return count == 0; }

void queueInsert(uint32_t tick, uint8_t drives, Operation operation, uint32_t periodTicks256) {
    uint8_t index = count++;
    if (count > countMax) countMax = count;
    for (; index > 0 && ticksFrom(tick, at(index - 1).tick) > 0; index--) at(index) = at(index - 1);
    QueuedEvent &event = at(index);
    event.tick = tick;
    event.periodTicks256 = periodTicks256;
    event.drives = drives;
    event.operationCode = static_cast<uint8_t>(operation);
}

static inline const QueuedEvent *find(uint8_t drives, uint32_t tick, bool onsetsOnly) {
    const QueuedEvent *event = ring + first;
    for (uint8_t left = count; left > 0; left--) {
        if (ticksFrom(tick, event->tick) > 0) return nullptr;
        if ((event->drives & drives) && !(onsetsOnly && event->operation() != Operation::onset)) return event;
        if (++event == ring + PLACES) event = ring;
    }
    return nullptr;
}

const QueuedEvent *queueFind(uint8_t drives, uint32_t tick) { return find(drives, tick, false); }

const QueuedEvent *queueFindOnset(uint8_t drives, uint32_t tick) { return find(drives, tick, true); }

void queueObey(const QueuedEvent *event, uint8_t drives) {
    const uint8_t place = event - ring;
    ring[place].drives &= ~drives;
    if (ring[place].drives == 0) remove(place >= first ? place - first : place + PLACES - first);
}

void queueDropFrom(uint32_t tick) {
    while (count > 0 && ticksFrom(tick, at(count - 1).tick) >= 0) count--;
}

void queueDropFor(uint8_t drives) {
    for (uint8_t index = count; index-- > 0;) {
        QueuedEvent &event = at(index);
        event.drives &= ~drives;
        if (event.drives == 0) remove(index);
    }
}
