/** The link of an Uno: its UART at 500000 baud, a ring for each direction. */
#if defined(__AVR_ATmega328P__)
#include "optimize.h"

#include "link.h"

#include <avr/interrupt.h>

#include "protocol.h"

/** Ten bits at 500000 baud, in ticks. */
static constexpr uint8_t TICKS_A_BYTE = 40;

static_assert((sizeof(Transmitter::bytes) & TRANSMITTER_MASK) == 0, "the ring's index is masked");
static_assert(F_CPU % (8 * BAUD_RATE) == 0, "the baud rate divides the clock");

Receiver receiver;
Transmitter transmitter;

void linkBegin() {
    UCSR0A = _BV(U2X0);
    UBRR0 = F_CPU / (8 * BAUD_RATE) - 1;
    UCSR0C = _BV(UCSZ01) | _BV(UCSZ00); // 8N1
    UCSR0B = UART_CONTROL;
}

// Both interrupts run every 20 µs when lines come and go without pause; with only the registers that they need they cost
// 52 and 48 cycles instead of 77 and 62.

/** receiveByte(), in assembler. */
ISR(USART_RX_vect, ISR_NAKED) {
    __asm__ volatile(
        "push r24 \n in r24, __SREG__ \n push r24 \n push r25 \n push r30 \n push r31 \n"
        "lds r25, %[status] \n lds r24, %[data] \n"
        "sbrc r25, %[overrun] \n rjmp 3f \n"
        "1: lds r30, %[head] \n lds r31, %[tail] \n"
        "mov r25, r30 \n inc r25 \n cp r25, r31 \n breq 4f \n"
        "sts %[head], r25 \n"
        "clr r31 \n subi r30, lo8(-(%[bytes])) \n sbci r31, hi8(-(%[bytes])) \n st Z, r24 \n"
        "cpi r24, %[lineEnd] \n breq 5f \n"
        "2: pop r31 \n pop r30 \n pop r25 \n pop r24 \n out __SREG__, r24 \n pop r24 \n reti \n"
        "3: lds r25, %[lost] \n inc r25 \n sts %[lost], r25 \n rjmp 1b \n"
        "4: lds r25, %[lost] \n inc r25 \n sts %[lost], r25 \n rjmp 2b \n"
        "5: lds r24, %[timerLow] \n lds r25, %[timerHigh] \n"
        "sts %[tick], r24 \n sts %[tick] + 1, r25 \n rjmp 2b \n" ::[status] "i"(&UCSR0A),
        [data] "i"(&UDR0), [overrun] "i"(DOR0), [head] "i"(&receiver.head), [tail] "i"(&receiver.tail),
        [bytes] "i"(receiver.bytes), [lost] "i"(&receiver.lost), [lineEnd] "i"('\n'), [timerLow] "i"(&TCNT1L),
        [timerHigh] "i"(&TCNT1H), [tick] "i"(&receiver.lineEndTick));
}

/** Sends the next byte, and falls silent behind the last. */
ISR(USART_UDRE_vect, ISR_NAKED) {
    __asm__ volatile(
        "push r24 \n in r24, __SREG__ \n push r24 \n push r30 \n push r31 \n"
        "lds r30, %[tail] \n mov r24, r30 \n inc r24 \n andi r24, %[mask] \n sts %[tail], r24 \n"
        "clr r31 \n subi r30, lo8(-(%[bytes])) \n sbci r31, hi8(-(%[bytes])) \n ld r30, Z \n sts %[data], r30 \n"
        "lds r30, %[head] \n cpse r30, r24 \n rjmp 1f \n"
        "ldi r24, %[idle] \n sts %[control], r24 \n"
        "1: pop r31 \n pop r30 \n pop r24 \n out __SREG__, r24 \n pop r24 \n reti \n" ::[tail] "i"(&transmitter.tail),
        [head] "i"(&transmitter.head), [bytes] "i"(transmitter.bytes), [mask] "i"(TRANSMITTER_MASK), [data] "i"(&UDR0),
        [idle] "i"(UART_CONTROL), [control] "i"(&UCSR0B));
}

uint8_t linkTakeLost() {
    const uint8_t lost = receiver.lost;
    if (lost > 0) receiver.lost = 0;
    return lost;
}

uint16_t linkLineEndTick() {
    cli();
    const uint16_t tick = receiver.lineEndTick;
    sei();
    return tick;
}

static uint8_t backlog() { return (transmitter.head - transmitter.tail) & TRANSMITTER_MASK; }

uint16_t linkBacklogTicks() { return static_cast<uint16_t>(backlog()) * TICKS_A_BYTE; }

uint8_t linkWriteSpace() { return TRANSMITTER_MASK - backlog(); }
#endif
