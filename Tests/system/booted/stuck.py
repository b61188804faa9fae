"""A service that hangs is caught by the watchdog: stopped whole, and stuck in each stage of a file's way."""

import os
import signal
import time

from booted.installed import SHORT_WATCHDOG
from support import REPOSITORY, have, run, say, skip, wait_until

# Each stage by a call that only happens there, or happens there first, and which one of them.
STAGES = [
    ("looking at a drop", "openat", 1),
    ("asking whether somebody writes", "lease", 1),
    ("reserving room", "fallocate", 1),
    ("making a folder in custody", "mkdirat", 1),
    ("claiming", "renameat2", 1),
    ("owning the bytes", "fchmod", 1),
    ("hashing", "pread", 1),
    ("putting it into the archive", "renameat2", 2),
    ("flushing the bytes", "fdatasync", 1),
    ("flushing the folders", "fsync", 1),
    ("writing the commit log", "pwrite", 1),
    ("flushing the commit log", "fdatasync", 2),
    ("writing the journal", "pwrite", 2),
    ("leaving custody", "unlinkat", 1),
    ("telling its status", "renameat2", 3),
]


def stopped_whole(results, installed):
    """SIGSTOP under the unit's own settings: 30 s until it is noticed, and the stop that it cannot hear."""
    pid = installed.pid
    before = installed.restarts
    began = time.monotonic()
    os.kill(installed.pid_outside, signal.SIGSTOP)
    installed.drop("frozen.txt", "dropped onto a frozen service\n")
    back = wait_until(lambda: installed.restarts > before and installed.is_active, 60, every=0.2)
    took = time.monotonic() - began
    results.check("a stopped service is restarted", back and installed.pid != pid, installed.show("ActiveState"))
    results.check("not before its time, and within it", 14 < took < 45, f"{took:.0f} s")
    say(f"  SIGSTOP: a new one was there after {took:.0f} s")
    results.check("by the watchdog", "Watchdog timeout" in installed.log(), installed.log("-n", "5"))
    results.check("what was dropped is taken", installed.recorded("frozen.txt"))


def stuck_in_each_stage(results, installed):
    compiler = next((name for name in ("cc", "clang", "gcc") if have(name)), None)
    if compiler is None:
        return skip("stuck in each stage", "no C compiler for stall.c")
    library = installed.scratch.of("stall.so")
    run(compiler, "-shared", "-fPIC", "-O1", "-o", library, os.path.join(REPOSITORY, "Tests", "system", "stall.c"))
    os.makedirs(installed.machine.path("/usr/local/lib"), exist_ok=True)
    run("install", "-m", "644", library, installed.machine.path("/usr/local/lib/stall.so"))
    installed.drop_in(SHORT_WATCHDOG + "Environment=LD_PRELOAD=/usr/local/lib/stall.so STALL=/srv/releases/state/stall\n")
    slowest = 0.0
    for stage, call, which in STAGES:
        stall = os.path.join(installed.root, "state", "stall")
        # Fresh, so that all that a first file needs is done for this one.
        installed.machine.run("systemctl", "restart", "released", check=True)
        before = installed.restarts
        name = f"{call}-{which}.txt"
        # Written beside and renamed, and only for the one that is dropped next: nothing else may be under way.
        with open(stall + ".new", "w") as file:
            file.write(f"{call} {which}\n")
        os.rename(stall + ".new", stall)
        installed.drop(name, f"stuck while {stage}\n")
        began = time.monotonic()
        caught = wait_until(lambda: installed.restarts > before and installed.is_active, 25, every=0.1)
        took = time.monotonic() - began
        slowest = max(slowest, took)
        results.check(f"stuck {stage} ({call}): it stalled", not os.path.exists(stall))
        results.check(f"stuck {stage}: caught by the watchdog", caught, installed.status_line)
        results.check(f"stuck {stage}: restarted within 12 s, with a watchdog of 3 s", took < 12, f"{took:.1f} s")
        results.check(f"stuck {stage}: the file is recorded", installed.recorded(name), installed.status_line)
    say(f"  stuck in {len(STAGES)} stages: the slowest was replaced after {slowest:.1f} s")
    results.no_faults("after all of it", installed.faults([]))


PARTS = [stopped_whole, stuck_in_each_stage]
