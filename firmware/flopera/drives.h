/** The drives of this board: what sounds on each, where its head is, and which edge it will make next. */
#pragma once
#include "commands.h"

/** Mask of all drives. */
constexpr uint8_t ALL_DRIVES = (1 << DRIVES_MAX) - 1;

void drivesBegin();
/** Follows the edges that happened and plans the next ones. */
void drivesService();
/** Plans what was still too far ahead; called at every wake-up of the clock. */
void drivesWake();

/** Events for these drives were queued, the first at `tick`: what was planned later than that is planned anew. */
void drivesExpect(uint8_t mask, uint32_t tick);
/** No step at `tick` or later, until queued events say otherwise. */
void drivesRestFrom(uint32_t tick);
/** No further step, and no further homing. */
void drivesSilence();
bool drivesSound();

/** Settings have been judged already; they take effect with the next step. */
void driveSet(uint8_t drive, const DriveSettings &settings);
uint32_t driveMinPeriod(uint8_t drive);
uint8_t driveTrack(uint8_t drive);

/** Sends these drives to track 0; what waits for them is dropped. */
void drivesHome(uint8_t mask);
uint8_t drivesHomed();
uint8_t drivesHoming();
/** Whether homing has ended since last asked. */
bool drivesTakeHomingEnd();
/** How many drives never showed a Track 0 that they should have, since last asked. */
uint8_t drivesTakeMissingTrack0();
