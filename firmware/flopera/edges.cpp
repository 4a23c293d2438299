/**
 * The compare interrupt is armed early and spins to the exact tick, so that what other interrupts cost does not reach
 * the pin; edges that lie close together are replayed without leaving it. All that can be computed is computed when an
 * edge is inserted: the interrupt only loads, waits and toggles.
 */
#include "optimize.h"

#include "edges.h"

#include "board.h"
#include "clock.h"
#include "link.h"
#include "protocol.h"

struct Slot {
    uint16_t tick;
    uint8_t toggleD;
    uint8_t toggleB;
    /** Drives that toggle; none marks a free slot, and the end of the list. */
    uint8_t drives;
    /** So soon after the one before that the interrupt waits for it. */
    bool chained;
    Slot *next;
};

/** Edges this close are made together: replaying a slot takes 3 ticks. Merging when inserted costs the least jitter. */
static constexpr uint8_t MERGE_TICKS = 2;
/** Leaving, arming and entering again take longer than this. */
static constexpr uint8_t CHAIN_TICKS = 64;
/** Interrupts go off for inserting only if the compare is further away than inserting takes. */
static constexpr uint8_t QUIET_TICKS = 32;
/** Copying bytes to or from USB takes less than this. */
static constexpr uint8_t FAR_TICKS = 48;
/** Taking a byte from the receiver takes less than this. */
static constexpr uint8_t POLL_TICKS = 7;

static Slot slots[DRIVES_MAX];
/** Ends the list, so that nobody asks for null. */
static Slot listEnd;
static Slot *first = &listEnd;
static volatile uint8_t done;

static inline uint8_t ticksLeft(uint8_t low) { return low - TCNT1L; }

ISR(TIMER1_COMPA_vect) {
    Slot *slot = first;
    // An old compare value matches once a wrap when nothing is armed.
    if (slot->drives == 0 || ticksFrom16(TCNT1, slot->tick) > 2 * ARM_EARLY_TICKS) return;
    uint8_t drives = done;
    for (;;) {
        do {
            const uint8_t low = slot->tick;
            const uint8_t toggleD = slot->toggleD;
            const uint8_t toggleB = slot->toggleB;
            while (static_cast<int8_t>(ticksLeft(low)) > POLL_TICKS) linkPoll();
            while (static_cast<int8_t>(ticksLeft(low)) > 0) {
            }
            PIND = toggleD;
            PINB = toggleB;
            drives |= slot->drives;
            slot->drives = 0;
            slot = slot->next;
        } while (slot->chained);
        if (slot->drives == 0) break;
        const uint16_t armTick = slot->tick - ARM_EARLY_TICKS;
        OCR1A = armTick;
        // What was armed too late to match is made now.
        if (ticksFrom16(TCNT1, armTick) > 1) break;
    }
    first = slot;
    done = drives;
}

/** Turns interrupts off at a time when the compare interrupt will not want to run for a while. */
static inline void beginQuiet() {
    for (;;) {
        cli();
        if (first->drives == 0 || ticksFrom16(TCNT1, OCR1A) > QUIET_TICKS) return;
        sei();
        // The instruction behind SEI runs before any interrupt: leave them room behind that one.
        __asm__ volatile("nop\n\tnop");
    }
}

/** Sets the compare for a list's new first slot; a value that has passed already would match a whole wrap later. */
static inline void arm(const Slot *slot) {
    OCR1A = slot->tick - ARM_EARLY_TICKS;
    const uint16_t soonest = TCNT1 + 4;
    if (ticksFrom16(soonest, OCR1A) < 0) OCR1A = soonest;
}

static inline bool isChained(const Slot *before, const Slot *slot) {
    return slot->drives != 0 && static_cast<uint16_t>(slot->tick - before->tick) < CHAIN_TICKS;
}

/** The drive's own where it can, which is nearly always. */
static inline Slot *freeSlot(uint8_t drive) {
    Slot *slot = slots + drive;
    if (slot->drives == 0) return slot;
    slot = slots;
    while (slot->drives != 0) slot++;
    return slot;
}

static inline void addDrive(Slot *slot, uint8_t drive) {
    slot->drives |= DRIVE_BITS[drive];
    slot->toggleD |= STEP_MASKS_D[drive];
    slot->toggleB |= STEP_MASKS_B[drive];
}

static inline bool isNear(const Slot *slot, uint16_t tick) {
    const int16_t distance = ticksFrom16(tick, slot->tick);
    return slot->drives != 0 && distance <= MERGE_TICKS && distance >= -MERGE_TICKS;
}

bool edgesInsert(uint8_t drive, uint16_t tick) {
    beginQuiet();
    const uint16_t soonest = TCNT1 + EDGE_LEAD_TICKS;
    const bool isLate = ticksFrom16(soonest, tick) < 0;
    if (isLate) tick = soonest;
    Slot *before = &listEnd;
    Slot *after = first;
    while (after->drives != 0 && ticksFrom16(tick, after->tick) < -MERGE_TICKS) {
        before = after;
        after = after->next;
    }
    if (isNear(after, tick)) {
        addDrive(after, drive);
    } else {
        Slot *slot = freeSlot(drive);
        slot->tick = tick;
        slot->toggleD = 0;
        slot->toggleB = 0;
        addDrive(slot, drive);
        slot->next = after;
        after->chained = isChained(slot, after);
        if (before == &listEnd) {
            slot->chained = false;
            first = slot;
            arm(slot);
        } else {
            slot->chained = isChained(before, slot);
            before->next = slot;
        }
    }
    sei();
    return !isLate;
}

bool edgesCancel(uint8_t drive) {
    beginQuiet();
    Slot *before = &listEnd;
    Slot *slot = first;
    while (slot->drives != 0 && !(slot->drives & DRIVE_BITS[drive])) {
        before = slot;
        slot = slot->next;
    }
    const bool found = slot->drives != 0;
    if (found) {
        slot->drives &= ~DRIVE_BITS[drive];
        slot->toggleD &= ~STEP_MASKS_D[drive];
        slot->toggleB &= ~STEP_MASKS_B[drive];
        if (slot->drives == 0) {
            Slot *after = slot->next;
            if (before == &listEnd) {
                first = after;
                after->chained = false;
                if (after->drives != 0) arm(after);
            } else {
                before->next = after;
                after->chained = isChained(before, after);
            }
        }
    }
    sei();
    return found;
}

uint8_t edgesTakeDone() {
    cli();
    const uint8_t drives = done;
    done = 0;
    sei();
    return drives;
}

bool edgesHaveDone() { return done != 0; }

bool edgesAreFar() { return first->drives == 0 || ticksFrom16(TCNT1, OCR1A) > FAR_TICKS; }
