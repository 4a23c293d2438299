/**
 * The way to the host, whatever it is: bytes in, bytes out, never waiting. Behind it are link_uart.h and link_uart.cpp, or
 * link_usb.h and link_usb.cpp; the headers hold what runs once a byte.
 */
#pragma once
#include <stdint.h>

void linkBegin();
/** The next byte received; false where there is none. */
bool linkRead(uint8_t &byte);
bool linkHasInput();
/** How many bytes were lost since last asked, because nobody could take them in time. */
uint8_t linkTakeLost();
/** Low 16 bits of the tick at which the last `\n` came in. */
uint16_t linkLineEndTick();
/** Ticks from now until a byte written now would leave. */
uint16_t linkBacklogTicks();
/** Whether more waits to be read than a host that keeps two lines in flight can have sent: then answers are left out. */
bool linkIsFlooded();
/** How many bytes can be written now; writing more loses them. */
uint8_t linkWriteSpace();
void linkWrite(uint8_t byte);
/** Whether bytes wait that linkTend has to move. */
bool linkHasOutput();
/** Moves what needs moving; called at every turn of the main loop. True when the host has just opened the port. */
bool linkTend();
/** Whether the host has asked for the bootloader, which the chip's watchdog then starts. */
bool linkWantsReset();
/** Takes what waits in the receiver; called by the compare interrupt while it waits for its tick. */
void linkPoll();

#if defined(__AVR_ATmega328P__)
#include "link_uart.h"
#elif defined(__AVR_ATmega32U4__)
#include "link_usb.h"
#endif
