/** The talk with the host: what each line makes happen, and what it is answered. */
#pragma once
#include <stdint.h>

/** Says hello. */
void sessionGreet();
/** Reads what the host has sent, up to the end of a line; false where there is nothing more to read. */
bool sessionRead();
/** What is due without being asked: the watchdog, the end of homing, faults. Called at every wake-up of the clock. */
void sessionTend();
