/* Header shim for libsystemd: sd_notify(3), sd_watchdog_enabled(3), sd_journal_sendv(3). */
#pragma once
#define SD_JOURNAL_SUPPRESS_LOCATION 1
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>
