/** The Arduino IDE compiles for size; what runs between edges wants speed. Included first by every source. */
#pragma once
#pragma GCC optimize("O2")
