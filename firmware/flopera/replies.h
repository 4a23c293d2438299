/** What the board says: one function for each of its lines. Twin of the board's half of src/wire/messages.ts. */
#pragma once
#include "protocol.h"

/** Longest of the lines below, the status, bytes. */
constexpr uint8_t REPLY_BYTES_MAX = 66;

/** What every answer carries: the next number of each lane, and the free places of the queue. */
struct LaneState {
    uint8_t sequence;
    uint8_t urgentSequence;
    uint8_t free;
};

/** Counters since reset, in the order of the wire; heads stand in tracks. */
struct Status {
    uint16_t lateEvents;
    uint16_t repeatedLines;
    uint16_t damagedLines;
    uint16_t lostBytes;
    uint16_t refusedLines;
    uint16_t watchdogs;
    uint16_t queueFreeMin;
    uint16_t stackFreeMin;
    uint16_t lateEdges;
    uint8_t heads[DRIVES_MAX];
};

void sendHello(const LaneState &lanes, uint8_t queuePlaces, uint8_t homedMask, uint32_t tick);
void sendClock(uint8_t id, uint32_t tick);
void sendAccepted(const LaneState &lanes);
/** `n` for a fault of transport, `r` for a refusal. */
void sendFault(const LaneState &lanes, Fault fault);
void sendHomed(uint8_t homedMask);
/** False where it could not be said now. */
bool sendEvent(Fault fault, uint16_t count);
void sendStatus(const Status &status);
