/**
 * The firmware's codec on the host compiler: runs tests/wire/vectors.txt, then the same bytes cut at every offset. Prints
 * what differs, and at the end how many cases it ran.
 */
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "board.h"
#include "commands.h"
#include "fault_names.h"
#include "line_reader.h"
#include "link.h"
#include "replies.h"

using std::string;
using Fields = std::map<string, string>;

// The link of this test: bytes that come up to a cut, and bytes that were written.
static string incoming;
static size_t readAt, cutAt;
static string written;

bool linkRead(uint8_t &byte) {
    if (readAt >= cutAt || readAt >= incoming.size()) return false;
    byte = incoming[readAt++];
    return true;
}
uint8_t linkWriteSpace() { return 255; }
bool linkIsFlooded() { return false; }
void linkWrite(uint8_t byte) { written += static_cast<char>(byte); }

struct Vector {
    string section, bytes, meaning;
};

static string fromHex(const string &hex) {
    string bytes;
    for (size_t i = 0; i + 1 < hex.size(); i += 2) bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

static std::vector<Vector> readVectors(const char *path) {
    std::vector<Vector> vectors;
    std::ifstream file(path);
    string line, section;
    while (std::getline(file, line)) {
        if (line.rfind("# ", 0) == 0) section = line.substr(2);
        if (line.empty() || line[0] == '#') continue;
        const size_t first = line.find(" | "), second = line.find(" | ", first + 3);
        vectors.push_back({section, fromHex(line.substr(first + 3, second - first - 3)), line.substr(second + 3)});
    }
    return vectors;
}

static string tellEvents(const Command &command) {
    static const char *const kinds[] = {"rest", "onset", "bend"};
    std::ostringstream out;
    for (uint8_t i = 0; i < command.eventCount; i++) {
        const WireEvent &event = command.events[i];
        out << (i ? " " : "") << int(event.drive) << ',' << kinds[int(event.operation)];
        if (event.operation != Operation::rest) out << ',' << event.periodTicks256;
    }
    return out.str();
}

static string tell(const Command &command) {
    std::ostringstream out;
    const DriveSettings &settings = command.settings;
    const int number = command.number;
    switch (command.letter) {
    case 'H': out << "hello"; break;
    case 'K': out << "keepAlive"; break;
    case 'Q': out << "status"; break;
    case 'C': out << "clock id=" << number << " padding=" << command.tick; break;
    case 'S': out << "schedule sequence=" << number << " tick=" << command.tick << " events=" << tellEvents(command); break;
    case 'N': out << "now sequence=" << number << " events=" << tellEvents(command); break;
    case 'F': out << "flush sequence=" << number << " tick=" << command.tick; break;
    case 'O': out << "home sequence=" << number << " driveMask=" << int(command.drive); break;
    case 'X': out << "silence sequence=" << number; break;
    case 'D':
        out << "drive sequence=" << number << " drive=" << int(command.drive) << " motion="
            << (settings.shakes ? "shake" : "travel") << " lowTrack=" << int(settings.lowTrack)
            << " highTrack=" << int(settings.highTrack) << " minPeriodTicks256=" << settings.minPeriodTicks256
            << " track0Sensor=" << settings.track0Sensor;
    }
    return out.str();
}

/** Reads on as far as the link gives; what each line means, one a line. */
static string decodeSome(LineReader &reader) {
    string meanings;
    for (;;) {
        const Reading reading = reader.read(16);
        if (reading == Reading::dry) return meanings;
        if (reading == Reading::more) continue;
        Command command;
        Fault fault = reader.finish();
        if (fault == Fault::none) fault = decodeCommand(reader.body(), command);
        meanings += (fault == Fault::none ? tell(command) : string("fault ") + faultName(fault)) + "\n";
    }
}

static Fault faultOf(const string &name) {
    for (uint8_t i = 1;; i++) {
        if (name == faultName(static_cast<Fault>(i))) return static_cast<Fault>(i);
    }
}

/** Says what a meaning of the board's half tells; false where this build cannot (another board's hello). */
static bool encode(const string &meaning) {
    std::istringstream words(meaning);
    string type, word;
    Fields fields;
    words >> type;
    while (words >> word) fields[word.substr(0, word.find('='))] = word.substr(word.find('=') + 1);
    const auto number = [&](const char *name) { return static_cast<uint32_t>(std::stoul(fields[name])); };
    const LaneState lanes = {uint8_t(fields.count("sequence") ? number("sequence") : 0),
                             uint8_t(fields.count("urgentSequence") ? number("urgentSequence") : 0),
                             uint8_t(fields.count("free") ? number("free") : 0)};
    written.clear();
    if (type == "helloReply") {
        if (fields["board"] != BOARD_NAME) return false;
        sendHello(lanes, number("queuePlaces"), number("homedMask"), number("tick"));
    } else if (type == "clockReply") sendClock(number("id"), number("tick"));
    else if (type == "accepted") sendAccepted(lanes);
    else if (type == "notTaken" || type == "refused") sendFault(lanes, faultOf(fields["fault"]));
    else if (type == "homed") sendHomed(number("homedMask"));
    else if (type == "event") sendEvent(faultOf(fields["fault"]), number("count"));
    else {
        Status status = {};
        uint16_t *const counters[] = {&status.lateEvents,   &status.repeatedLines, &status.damagedLines,
                                      &status.lostBytes,    &status.refusedLines,  &status.watchdogs,
                                      &status.queueFreeMin, &status.stackFreeMin,  &status.lateEdges};
        const char *const names[] = {"lateEvents",   "repeatedLines", "damagedLines", "lostBytes", "refusedLines",
                                     "watchdogs",    "queueFreeMin",  "stackFreeMin", "lateEdges"};
        for (int i = 0; i < 9; i++) *counters[i] = number(names[i]);
        const string heads = fromHex(fields["heads"]);
        std::memcpy(status.heads, heads.data(), DRIVES_MAX);
        sendStatus(status);
    }
    return true;
}

static int failures = 0, cases = 0;

static void expect(const string &got, const string &wanted) {
    cases++;
    if (got == wanted) return;
    failures++;
    std::printf("got    %s\nwanted %s\n", got.c_str(), wanted.c_str());
}

int main(int, char **arguments) {
    string stream, meanings;
    for (const Vector &vector : readVectors(arguments[1])) {
        if (vector.section == "both ways: board to host") {
            if (encode(vector.meaning)) expect(written, vector.bytes);
            continue;
        }
        LineReader reader;
        incoming = vector.bytes;
        readAt = 0;
        cutAt = incoming.size();
        expect(decodeSome(reader), vector.meaning + "\n");
        stream += vector.bytes;
        meanings += vector.meaning + "\n";
    }
    incoming = stream;
    for (size_t cut = 0; cut <= stream.size(); cut++) {
        LineReader reader;
        readAt = 0;
        cutAt = cut;
        string told = decodeSome(reader);
        cutAt = stream.size();
        expect(told + decodeSome(reader), meanings);
    }
    std::printf("%d cases, %d failures\n", cases, failures);
    return failures > 0;
}
