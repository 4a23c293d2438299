/** What a host can ask of the board: its lines as data. Twin of the host's half of src/wire/messages.ts. */
#pragma once
#include "protocol.h"

enum class Operation : uint8_t { rest, onset, bend };

/** What a drive shall do at the time of its line; `drive` is the place on the board, from 1. */
struct WireEvent {
    uint8_t drive;
    Operation operation;
    uint32_t periodTicks256;
};

struct DriveSettings {
    bool shakes;
    uint8_t lowTrack;
    uint8_t highTrack;
    bool track0Sensor;
    uint32_t minPeriodTicks256;
};

/** One line. Which fields mean something depends on the letter; commands.cpp has the table. */
struct Command {
    char letter;
    /** Sequence number or id. */
    uint8_t number;
    /** A drive's place, or a mask of drives. */
    uint8_t drive;
    uint8_t eventCount;
    uint32_t tick;
    union {
        WireEvent events[LINE_EVENTS_MAX];
        DriveSettings settings;
    };
};

/** Reads a line without its checksum: Fault::none, unknownMessage or malformed. */
Fault decodeCommand(const char *body, Command &command);
