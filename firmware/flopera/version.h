/**
 * The firmware's own version, as the hello tells it. Twin: src/wire/firmware-version.ts, by which a host knows a board whose
 * image is older than the one that it brings, and says so.
 */
#pragma once

#define FIRMWARE_VERSION "0.1.0"
