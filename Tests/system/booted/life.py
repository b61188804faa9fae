"""Start, status, reload, stop, crash: what happens every day."""

import hashlib
import json
import os
import re
import time

from booted.installed import UNIT
from support import Ledger, say, wait_until


def start_returns_when_ready(results, installed):
    """With a long journal and no log, as after restoring a backup, the start takes its time, and says so."""
    installed.stop()
    records = 150_000
    history(installed, records)
    said = []
    process_start = time.monotonic()
    installed.machine.run("systemctl", "start", "--no-block", UNIT, check=True)
    # Looked at while it goes on: not active before it is ready, and counting.
    while time.monotonic() - process_start < 120:
        state, line = installed.show("ActiveState"), installed.status_line
        if not said or said[-1] != (state, line):
            said.append((state, line))
        if state not in ("activating", "inactive"):
            break
    results.check("a long start ends in readiness", installed.is_active, installed.log("-n", "5"))
    counting = [line for state, line in said if state == "activating" and re.search(r"\d+ records", line)]
    results.check("a long recovery counts in its status", counting, repr(said[-5:]))
    for line in counting[:1]:
        say(f"  Status: \"{line}\"")
    # `systemctl start` itself: what is dropped before it is recorded soon after it, by a service that says it is ready.
    installed.stop()
    installed.drop("before.txt", "dropped while nobody was there\n")
    began = time.monotonic()
    installed.start()
    results.check("active when start returns", installed.is_active)
    results.check("ready when start returns", "watching 1 inbox" in installed.status_line, installed.status_line)
    say(f"  start with {records} records took {time.monotonic() - began:.2f} s")
    results.check("what was there before is taken", installed.recorded("before.txt"))


def history(installed, count):
    """A journal of that many records, all rejected ones (they need no originals), and no state at all."""
    previous = "0" * 64
    folder = os.path.join(installed.root, "journal")
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))
    installed.machine.run("rm", "-rf", "/srv/releases/state/log", "/srv/releases/state/register.sqlite",
                          "/srv/releases/state/register.sqlite-wal", "/srv/releases/state/register.sqlite-shm")
    path = os.path.join(folder, "000000000001.jsonl")
    with open(path, "wb") as file:
        for number in range(1, count + 1):
            name = f"link-{number}"
            event = {
                "specversion": "1.0", "id": f"{number:012d}", "sequence": f"{number:012d}", "source": "//intake/inbox",
                "type": "released.rejected.v1", "time": "2026-01-01T00:00:00.000Z", "prevhash": previous,
                "data": {"file": {"name": name, "folder": "", "sizeInBytes": 0, "contentType": "inode/symlink",
                                  "charset": None, "sha256": None, "modified": "2026-01-01T00:00:00.000000000Z",
                                  "owner": {"uid": 0, "name": "root"}, "href": None, "setAside": f"Rejected/{name}"},
                         "notes": [], "reason": "not-a-regular-file", "detail": "a link"}}
            line = json.dumps(event, separators=(",", ":")).encode() + b"\n"
            previous = hashlib.sha256(line).hexdigest()
            file.write(line)
    installed.machine.run("chown", "released:released-readers", "/srv/releases/journal/000000000001.jsonl", check=True)


def status_is_for_people(results, installed):
    machine = installed.machine
    said = machine.run("systemctl", "status", UNIT)
    results.check("systemctl status of a healthy service exits with 0", said.returncode == 0)
    results.check("quiet: it says what it watches", "watching 1 inbox" in installed.status_line, installed.status_line)
    installed.drop("one.txt", "one\n")
    results.check("taken", installed.recorded("one.txt"))
    results.check("counts", installed.wait_status("1 recorded"), installed.status_line)
    say(f"  Status: \"{installed.status_line}\"")
    # Somebody still writes.
    with open(os.path.join(installed.inbox, "open.txt"), "w") as file:
        file.write("not yet whole")
        file.flush()
        results.check("waiting files are counted", installed.wait_status("1 waiting"), installed.status_line)
        say(f"  Status: \"{installed.status_line}\"")
    results.check("taken when it is closed", installed.recorded("open.txt"))
    results.check("and no longer waiting", installed.wait_status("none waiting"),
                  installed.status_line)
    results.check("releasectl status says 0", machine.run("releasectl", "status").returncode == 0)


def reload_is_all_or_nothing(results, installed):
    machine = installed.machine
    installed.settings('settle = "250ms"\npoll = "1s"\nlanguage = "fr"\n')
    done = machine.run("systemctl", "reload", UNIT)
    results.check("a good configuration is reloaded", done.returncode == 0, done.stderr)
    pid = installed.pid
    installed.settings('settle = "soon"\n')
    done = machine.run("systemctl", "reload", UNIT)
    results.check("a bad one is refused by systemctl reload", done.returncode != 0)
    results.check("and says why in the status", installed.wait_status("configuration not reloaded"),
                  installed.status_line)
    say(f"  Status: \"{installed.status_line}\"")
    results.check("with the key", "settle" in installed.status_line, installed.status_line)
    results.check("the reason is in systemctl status", "settle" in machine.run("systemctl", "status", UNIT).stdout)
    results.check("the service goes on", installed.is_active and installed.pid == pid)
    installed.drop("meanwhile.txt", "meanwhile\n")
    results.check("by the old one", installed.recorded("meanwhile.txt"))
    installed.settings('settle = "300ms"\npoll = "1s"\n')
    done = machine.run("systemctl", "reload", UNIT)
    results.check("mended, it is reloaded", done.returncode == 0, done.stderr)
    results.check("and the status is clean", "configuration" not in installed.status_line, installed.status_line)
    for number in range(20):
        machine.run("systemctl", "reload", UNIT, check=True)
    results.check("twenty reloads in a row", installed.is_active and installed.pid == pid)


def stop_under_load(results, installed):
    slowest = 0.0
    for _ in range(5):
        installed.people.start(pause=0.0005)
        wait_until(lambda: len(Ledger(installed.root).records) > 50, 30)
        began = time.monotonic()
        done = installed.stop()
        slowest = max(slowest, time.monotonic() - began)
        results.check("systemctl stop succeeds", done.returncode == 0, done.stderr)
        results.check("it stopped in order", installed.show("Result") == "success", installed.show("Result"))
        installed.people.stop()
        results.no_faults("nothing half done: the chain and every original", Ledger(installed.root).check())
        left = Ledger(installed.root).unrecorded_originals()
        results.check("no original without its record", not left, repr(left[:3]))
        installed.start()
    results.check("a stop under load takes less than 2 s", slowest < 2, f"{slowest:.2f} s")
    say(f"  the slowest of five stops took {slowest:.2f} s")
    results.no_faults("every drop has one record", installed.faults())


def crash_restarts(results, installed):
    installed.people.start(pause=0.002)
    slowest = 0.0
    for number in range(8):
        before = installed.restarts
        began = time.monotonic()
        installed.machine.run("kill", "-KILL", str(installed.pid))
        back = wait_until(lambda: installed.restarts > before and installed.is_active, 15, every=0.05)
        slowest = max(slowest, time.monotonic() - began)
        results.check(f"restarted after kill -9, {number + 1}", back, installed.show("ActiveState"))
    installed.people.stop()
    results.check("within 5 s, eight times in a row", slowest < 5, f"{slowest:.2f} s")
    say(f"  the slowest of eight restarts after kill -9 took {slowest:.2f} s")
    results.no_faults("every drop has one record", installed.faults())


def a_boot_starts_it(results, installed):
    machine = installed.machine
    results.check("enabled by its package", machine.run("systemctl", "is-enabled", UNIT).stdout.strip() == "enabled")
    installed.drop("before-boot.txt", "before the boot\n")
    results.check("taken", installed.recorded("before-boot.txt"))
    machine.power_off()
    installed.drop("while-off.txt", "while it was off\n")
    machine.boot()
    results.check("active after a boot", wait_until(lambda: installed.is_active, 20), installed.log("-n", "5"))
    results.check("what came while it was off is taken", installed.recorded("while-off.txt"))
    ledger = Ledger(installed.root)
    results.no_faults("journal and archive", ledger.check())


PARTS = [start_returns_when_ready, status_is_for_people, reload_is_all_or_nothing, stop_under_load, crash_restarts,
         a_boot_starts_it]
