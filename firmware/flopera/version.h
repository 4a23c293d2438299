/** The firmware's own version, as the hello tells it; the host compares it with the images it carries. */
#pragma once

#define FIRMWARE_VERSION "0.1.0"
