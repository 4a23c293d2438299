/** No board: the codec compiled for the tests on an ordinary machine. */
#pragma once

#ifndef BOARD_NAME
#define BOARD_NAME "uno"
#endif
