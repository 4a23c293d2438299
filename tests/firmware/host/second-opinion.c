/**
 * simavr plays an image of the Uno: bytes for its UART come on stdin as `CYCLE HEX…`, one line a chunk, in order of time;
 * changes of ports B and D go to stdout as `CYCLE PORT LEVELS`. Runs until the cycle named by the second argument.
 */
#include <simavr/avr_ioport.h>
#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>
#include <simavr/sim_hex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Ten bits at 500000 baud. */
#define CYCLES_A_BYTE 320

static avr_t *avr;
static char line[4096];
static const char *rest = "";
static avr_cycle_count_t dueCycle;

/** The next byte and when it begins; false where there is none. */
static int hasByte(void) {
    while (*rest == '\0' || *rest == '\n') {
        if (!fgets(line, sizeof line, stdin)) return 0;
        char *end;
        const avr_cycle_count_t cycle = strtoull(line, &end, 10);
        if (cycle > dueCycle) dueCycle = cycle;
        rest = end + 1;
    }
    return 1;
}

static uint8_t takeByte(void) {
    const char digits[] = {rest[0], rest[1], '\0'};
    rest += 2;
    dueCycle += CYCLES_A_BYTE;
    return (uint8_t)strtoul(digits, NULL, 16);
}

static void tellPort(struct avr_irq_t *irq, uint32_t levels, void *port) {
    (void)irq;
    printf("%llu %c %u\n", (unsigned long long)avr->cycle, *(const char *)port, levels);
}

/** Sleep costs emulated time only. */
static void passTime(avr_t *chip, avr_cycle_count_t cycles) {
    (void)chip;
    (void)cycles;
}

static void silentLog(avr_t *chip, const int level, const char *format, va_list values) {
    (void)chip;
    (void)level;
    (void)format;
    (void)values;
}

static void loadImage(const char *path) {
    ihex_chunk_p chunks = NULL;
    const int count = read_ihex_chunks(path, &chunks);
    for (int i = 0; i < count; i++) memcpy(avr->flash + chunks[i].baseaddr, chunks[i].data, chunks[i].size);
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    avr_global_logger_set(silentLog);
    avr = avr_make_mcu_by_name("atmega328p");
    if (!avr || avr_init(avr)) return 3;
    avr->frequency = 16000000;
    avr->sleep = passTime;
    loadImage(arguments[1]);
    uint32_t flags = 0;
    avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
    avr_irq_t *receiver = avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ('B'), IOPORT_IRQ_PIN_ALL), tellPort, "B");
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ('D'), IOPORT_IRQ_PIN_ALL), tellPort, "D");
    const avr_cycle_count_t lastCycle = strtoull(arguments[2], NULL, 10);
    int waits = hasByte();
    while (avr->cycle < lastCycle && avr->state != cpu_Crashed && avr->state != cpu_Done) {
        for (; waits && dueCycle <= avr->cycle; waits = hasByte()) avr_raise_irq(receiver, takeByte());
        avr_run(avr);
    }
    return avr->cycle < lastCycle;
}
