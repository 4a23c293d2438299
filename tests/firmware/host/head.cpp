/**
 * The firmware's motion on the host compiler: plays the notes of tests/drive/head-vectors.txt. Prints what differs, and at
 * the end how many notes it played.
 */
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "motion.h"

using std::string;

static Head restingHead(const DriveSettings &settings) {
    Head head = {0, false};
    while (settings.shakes && head.track < middleTrack(settings)) headStep(head, true);
    return head;
}

/** Plays a note; tells its runs of steps in one direction, and the track after them. */
static string play(const DriveSettings &settings, Head &head, int steps) {
    std::ostringstream told;
    int run = 0;
    for (int step = 0; step < steps; step++) {
        const bool inward = step == 0 ? onsetGoesInward(settings, head) : stepGoesInward(settings, head);
        if (run > 0 && inward != head.inward) {
            told << (head.inward ? '+' : '-') << run;
            run = 0;
        }
        headStep(head, inward);
        run++;
    }
    told << (head.inward ? '+' : '-') << run << " | " << int(head.track);
    return told.str();
}

int main(int, char **arguments) {
    std::ifstream file(arguments[1]);
    string line;
    DriveSettings settings = {};
    Head head = {};
    int notes = 0, failures = 0;
    while (std::getline(file, line)) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream words(line);
        const size_t bar = line.find(" | ");
        if (bar == string::npos) {
            string motion;
            int low, high;
            words >> motion >> low >> high;
            settings = {motion == "shake", uint8_t(low), uint8_t(high), false, 0};
            head = restingHead(settings);
            continue;
        }
        notes++;
        const string wanted = line.substr(bar + 3), got = play(settings, head, std::stoi(line));
        if (got == wanted) continue;
        failures++;
        std::printf("%s\ngot %s\n", line.c_str(), got.c_str());
    }
    std::printf("%d notes, %d failures\n", notes, failures);
    return failures > 0;
}
