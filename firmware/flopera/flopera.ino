// This sketch opens in the Arduino IDE by this file; the program itself begins in main.cpp.
