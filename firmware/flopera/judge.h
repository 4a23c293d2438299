/** Whether the drives of this board can do what a well-formed line asks for; nothing is done before that is known. */
#pragma once
#include "commands.h"

/** Fault::none where every event of the line can be played. */
Fault judgeEvents(const Command &command);
/** Fault::none where the settings make sense. */
Fault judgeSettings(const Command &command);
