/** The firmware's one loop. Edges come first, then the host; when nothing is due the CPU sleeps until an interrupt. */
#include "optimize.h"

#include <avr/interrupt.h>
#include <avr/sleep.h>

#include "board.h"
#include "clock.h"
#include "drives.h"
#include "edges.h"
#include "health.h"
#include "link.h"
#include "session.h"

/** The interrupts look once more after SEI: the instruction behind it runs before any of them. */
static void sleepUntilDue() {
    cli();
    if (!edgesHaveDone() && !clockHasWake() && !linkHasInput() && !linkHasOutput()) {
        sleep_enable();
        sei();
        sleep_cpu();
        sleep_disable();
    }
    sei();
}

int main() {
    boardBeginPins();
    clockBegin();
    linkBegin();
    drivesBegin();
    set_sleep_mode(SLEEP_MODE_IDLE);
    healthBegin();
    sei();
    sessionGreet();
    for (;;) {
        if (!linkWantsReset()) healthFeed();
        drivesService();
        if (clockTakeWake()) {
            drivesWake();
            sessionTend();
        }
        if (linkTend()) sessionGreet();
        if (!sessionRead()) sleepUntilDue();
    }
}
