/** Travel sweeps between the limits, shake turns at every step; neither ever meets an end. */
#include "optimize.h"

#include "motion.h"

/** Whatever the settings say, track 0 is left inward and the last track outward. */
static bool awayFromEnds(const Head &head, bool inward) {
    if (head.track == 0) return true;
    return head.track < TRACK_MAX && inward;
}

bool onsetGoesInward(const DriveSettings &settings, const Head &head) {
    const int8_t roomInward = settings.highTrack - head.track;
    const int8_t roomOutward = head.track - settings.lowTrack;
    return awayFromEnds(head, roomInward >= roomOutward);
}

bool stepGoesInward(const DriveSettings &settings, const Head &head) {
    const bool atLimit = head.inward ? head.track >= settings.highTrack : head.track <= settings.lowTrack;
    const bool turns = settings.shakes || atLimit;
    return awayFromEnds(head, turns ? !head.inward : head.inward);
}

void headStep(Head &head, bool inward) {
    head.inward = inward;
    if (inward) head.track++;
    else if (head.track > 0) head.track--;
}

uint8_t middleTrack(const DriveSettings &settings) { return (settings.lowTrack + settings.highTrack) / 2; }
