/** Flash keeps a word for each fault; the sentence with its remedy is the host's business. */
#include "optimize.h"

#include "fault_names.h"

#include "flash_text.h"

// In the order of enum Fault, each with its end.
static const char names[] PROGMEM =
    "\0bad-crc\0long-line\0lost-bytes\0gap\0queue-full\0"
    "unknown-message\0malformed\0no-such-drive\0drive-twice\0period-too-short\0bad-tracks\0not-homed\0homing\0"
    "watchdog\0late\0chip-watchdog\0no-track0";

const char *faultName(Fault fault) {
    const char *name = names;
    for (uint8_t skip = static_cast<uint8_t>(fault); skip > 0; skip--) {
        while (pgm_read_byte(name++) != '\0') {
        }
    }
    return name;
}
