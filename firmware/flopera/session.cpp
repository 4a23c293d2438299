/** Two lanes of numbered lines: what is scheduled, and what must not wait behind it. */
#include "optimize.h"

#include "session.h"

#include "board.h"
#include "clock.h"
#include "drives.h"
#include "health.h"
#include "judge.h"
#include "line_reader.h"
#include "link.h"
#include "planning.h"
#include "queue.h"
#include "replies.h"

/** Play-now is stamped so far ahead that its first edge is planned in peace. */
static constexpr uint16_t NOW_AHEAD_TICKS = 300 * TICKS_PER_US;
static constexpr uint32_t WATCHDOG_TICKS = WATCHDOG_US * TICKS_PER_US;
static constexpr uint32_t REPORT_TICKS = 100000UL * TICKS_PER_US;
/** Bytes read in one turn, so that edges are looked after in between. */
static constexpr uint8_t READ_BYTES_MAX = 16;

static LineReader reader;
static Command command;
static uint8_t sequence;
static uint8_t urgentSequence;
static uint16_t repeatedLines;
static uint16_t lostBytes;
static uint32_t lastLineTick;
static uint32_t lastReportTick;

static LaneState lanes() { return {sequence, urgentSequence, queueFree()}; }

static void answerFault(Fault fault) {
    healthCount(fault);
    sendFault(lanes(), fault);
}

static void silence() {
    queueDropFor(ALL_DRIVES);
    drivesSilence();
}

static void enqueue(uint32_t tick) {
    uint8_t mask = 0;
    for (uint8_t i = 0; i < command.eventCount; i++) {
        const WireEvent &event = command.events[i];
        const uint8_t drive = DRIVE_BITS[event.drive - 1];
        queueInsert(tick, drive, event.operation, event.periodTicks256);
        mask |= drive;
    }
    drivesExpect(mask, tick);
}

static Fault schedule() {
    const Fault fault = judgeEvents(command);
    if (fault != Fault::none) return fault;
    if (queueFree() < command.eventCount) return Fault::queueFull;
    if (ticksFrom(clockNow(), command.tick) < 0) {
        for (uint8_t i = 0; i < command.eventCount; i++) healthCount(Fault::late);
    }
    enqueue(command.tick);
    return Fault::none;
}

static Fault playNow() {
    const Fault fault = judgeEvents(command);
    if (fault != Fault::none) return fault;
    if (!queueHasUrgentRoom(command.eventCount)) return Fault::queueFull;
    enqueue(clockNow() + NOW_AHEAD_TICKS);
    return Fault::none;
}

static Fault flush() {
    queueDropFrom(command.tick);
    drivesRestFrom(command.tick);
    const uint8_t mask = ALL_DRIVES & ~drivesHoming();
    if (mask == 0) return Fault::none;
    if (!queueHasUrgentRoom(1)) return Fault::queueFull;
    queueInsert(command.tick, mask, Operation::rest, 0);
    drivesExpect(mask, command.tick);
    return Fault::none;
}

static Fault set() {
    const Fault fault = judgeSettings(command);
    if (fault == Fault::none) driveSet(command.drive - 1, command.settings);
    return fault;
}

static Fault home() {
    if (command.drive & ~ALL_DRIVES) return Fault::noSuchDrive;
    drivesHome(command.drive);
    return Fault::none;
}

static Fault perform() {
    switch (command.letter) {
    case 'S': return schedule();
    case 'D': return set();
    case 'O': return home();
    case 'F': return flush();
    case 'N': return playNow();
    default: silence(); return Fault::none;
    }
}

/** A numbered line: taken if it is the next of its lane. */
static void handleNumbered(uint8_t &next) {
    const uint8_t ahead = command.number - next;
    if (ahead >= SEQUENCE_MODULUS - SEQUENCE_BACK_MAX) {
        repeatedLines++;
        sendAccepted(lanes());
        return;
    }
    const Fault fault = ahead > 0 ? Fault::gap : perform();
    if (fault == Fault::none || fault > TRANSPORT_FAULT_LAST) next++;
    if (fault == Fault::none) sendAccepted(lanes());
    else answerFault(fault);
}

/** The tick half way between the request's last byte and the reply's first. */
static void answerClock() {
    const uint16_t lineEnd = linkLineEndTick();
    const uint32_t now = clockNow();
    const uint16_t sinceLineEnd = static_cast<uint16_t>(now) - lineEnd;
    sendClock(command.number, now - sinceLineEnd + (sinceLineEnd + linkBacklogTicks()) / 2);
}

static void __attribute__((noinline)) answerStatus() {
    Status status = {healthTotal(Fault::late),
                     repeatedLines,
                     healthDamagedLines(),
                     lostBytes,
                     healthRefusedLines(),
                     healthTotal(Fault::watchdog),
                     queueFreeMin(),
                     healthStackFreeMin(),
                     planningLateEdges(),
                     {}};
    for (uint8_t i = 0; i < DRIVES_MAX; i++) status.heads[i] = driveTrack(i);
    sendStatus(status);
}

static void __attribute__((noinline)) handleLine() {
    const uint8_t lost = linkTakeLost();
    lostBytes += lost;
    Fault fault = reader.finish();
    if (fault == Fault::none) fault = decodeCommand(reader.body(), command);
    else if (lost > 0) fault = Fault::lostBytes;
    if (fault > TRANSPORT_FAULT_LAST || fault == Fault::none) lastLineTick = clockNow();
    // Reading a long line took its time: edges come first.
    drivesService();
    if (fault != Fault::none) return answerFault(fault);
    switch (command.letter) {
    case 'H': return sessionGreet();
    case 'C': return answerClock();
    case 'K': return sendAccepted(lanes());
    case 'Q': return answerStatus();
    case 'N':
    case 'X': return handleNumbered(urgentSequence);
    default: return handleNumbered(sequence);
    }
}

void sessionGreet() { sendHello(lanes(), QUEUE_PLACES, drivesHomed(), clockNow()); }

bool sessionRead() {
    const Reading reading = reader.read(READ_BYTES_MAX);
    if (reading == Reading::line) handleLine();
    return reading != Reading::dry;
}

void sessionTend() {
    const uint32_t now = clockNow();
    if (ticksFrom(lastLineTick, now) > static_cast<int32_t>(WATCHDOG_TICKS)) {
        lastLineTick = now;
        if (drivesSound() || !queueIsEmpty()) {
            silence();
            healthCount(Fault::watchdog);
        }
    }
    if (drivesTakeHomingEnd()) sendHomed(drivesHomed());
    for (uint8_t i = drivesTakeMissingTrack0(); i > 0; i--) healthCount(Fault::noTrack0);
    if (ticksFrom(lastReportTick, now) > static_cast<int32_t>(REPORT_TICKS)) {
        lastReportTick = now;
        healthReport();
    }
}
