/** Text of a line → command. Ranges of drives, tracks and periods are not judged here: a codec knows no drives. */
#include "optimize.h"

#include "commands.h"

#include "hex.h"

static bool readTick(HexReader &reader, Command &command) {
    return reader.character(' ') && reader.number(8, command.tick);
}

static bool readEvent(HexReader &reader, WireEvent &event) {
    if (!reader.character(' ') || !reader.number(1, event.drive)) return false;
    switch (reader.next()) {
    case '-': event.operation = Operation::rest; return true;
    case '+': event.operation = Operation::onset; break;
    case '~': event.operation = Operation::bend; break;
    default: return false;
    }
    return reader.numberOfAnyLength(event.periodTicks256);
}

/** One to six, to the end of the line. */
static bool readEvents(HexReader &reader, Command &command) {
    command.eventCount = 0;
    do {
        if (command.eventCount == LINE_EVENTS_MAX) return false;
        if (!readEvent(reader, command.events[command.eventCount++])) return false;
    } while (!reader.isAtEnd());
    return true;
}

static bool readFlag(HexReader &reader, bool &flag) {
    uint8_t digit;
    if (!reader.character(' ') || !reader.number(1, digit)) return false;
    flag = digit != 0;
    return true;
}

static bool readSettings(HexReader &reader, Command &command) {
    DriveSettings &settings = command.settings;
    if (!reader.character(' ') || !reader.number(1, command.drive) || !reader.character(' ')) return false;
    const char motion = reader.next();
    settings.shakes = motion == 's';
    return (motion == 's' || motion == 't') && reader.character(' ') && reader.number(2, settings.lowTrack) &&
           reader.character(' ') && reader.number(2, settings.highTrack) && reader.character(' ') &&
           reader.numberOfAnyLength(settings.minPeriodTicks256) && readFlag(reader, settings.track0Sensor);
}

static bool readFields(HexReader &reader, Command &command) {
    switch (command.letter) {
    case 'H':
    case 'K':
    case 'Q': return true;
    default: break;
    }
    if (!reader.number(2, command.number)) return false;
    switch (command.letter) {
    case 'C':
    case 'F': return readTick(reader, command);
    case 'S': return readTick(reader, command) && readEvents(reader, command);
    case 'N': return readEvents(reader, command);
    case 'D': return readSettings(reader, command);
    case 'O': return reader.character(' ') && reader.number(2, command.drive);
    default: return true;
    }
}

static bool isLetter(char letter) {
    switch (letter) {
    case 'H':
    case 'C':
    case 'K':
    case 'Q':
    case 'S':
    case 'D':
    case 'O':
    case 'F':
    case 'N':
    case 'X': return true;
    default: return false;
    }
}

Fault decodeCommand(const char *body, Command &command) {
    HexReader reader(body);
    command.letter = reader.next();
    if (!isLetter(command.letter)) return Fault::unknownMessage;
    return readFields(reader, command) && reader.isAtEnd() ? Fault::none : Fault::malformed;
}
