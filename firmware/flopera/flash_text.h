/** Constant text in flash: the AVR needs its own instruction to read it, the host compiler of the tests does not. */
#pragma once

#ifdef __AVR__
#include <avr/pgmspace.h>
#else
#define PROGMEM
#define PSTR(text) text
#define pgm_read_byte(address) (*(address))
#endif
