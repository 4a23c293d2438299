/** Names of faults as they stand on the wire. */
#pragma once
#include "protocol.h"

/** The name of a fault, in flash (see flash_text.h). */
const char *faultName(Fault fault);
