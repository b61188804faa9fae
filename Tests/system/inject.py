"""Makes system calls of the service fail, one kind at a time, with strace's fault injection, and looks at what it does.

Whatever fails, and how: either the service goes on, and everything that was dropped is recorded in the end without
anybody's help; or it ends with a status that is not 0, says why on stderr and to systemd (ERRNO=, STATUS=), and after a
restart everything is recorded. Never a loss, never a second record, never a hang, never the wrong kind of end: a
failed flush ends the service, an interrupted call is never seen, a full disk is waited for.

Three ways: while it runs (strace attached once it is READY, taken off once the call has failed), in a start that has a
crash to recover from, and in a stop.

    inject.py [--long] [--seed N] [--only TEXT]
"""

import argparse
import glob
import os
import random
import shutil
import signal
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from support import (Drop, Ledger, People, Results, Scratch, Service, account, all_recorded, deadline, files_below,
                     have, run, say, skip, wait_until)

SETTINGS = 'settle = "200ms"\npoll = "300ms"\nrefuse = ["*.exe"]\n'
# A log that is begun anew after every few records, or only when idle.
SHORT, LONG = 'segment = "4 KiB"\n', 'segment = "1 MiB"\n'
ERRORS = ("EIO", "ENOSPC", "EDQUOT", "EACCES", "EMFILE", "ENFILE", "EROFS", "EINTR", "ESTALE")
FLUSHES = ("fsync", "fdatasync")


class Case:
    """One call made to fail in one way."""

    def __init__(self, phase, call, error, when="1", named="", adopt=True):
        self.phase = phase
        self.call = call
        self.error = error
        self.when = when
        self.named = named
        self.where = place(named)
        self.adopt = adopt
        self.outcome = ""
        self.took = 0.0

    def __str__(self):
        where = f" on {self.named}" if self.where else ""
        return f"{self.phase}: {self.call}{where} {self.error} ({self.when}, {'adopt' if self.adopt else 'copy'})"

    @property
    def is_flush(self):
        """Of our own: the register's are SQLite's business."""
        return self.call in FLUSHES and "register" not in self.where

    def paths(self, root):
        """Of the files that are hit; none means all."""
        found = []
        for place in self.where.split():
            path = os.path.join(root, place)
            found += glob.glob(path) or [path]
        return found

    def options(self, root):
        options = ["-f", "-e", "signal=none", "-e", f"trace={self.call}",
                   "-e", f"inject={self.call}:error={self.error}:when={self.when}"]
        for path in self.paths(root):
            options += ["-P", path]
        return options


class Bench:
    """One root with its people and service."""

    def __init__(self, folder, adopt, seed, segment):
        self.folder = folder
        self.root = os.path.join(folder, "root")
        self.inbox = os.path.join(self.root, "inbox")
        os.makedirs(self.inbox, exist_ok=True)
        self.service = Service(self.root, SETTINGS + segment + ("" if adopt else "adopt = false\n"), folder=folder)
        self.people = People(self.inbox, os.path.join(folder, "elsewhere"), seed, size_max=2048)
        self.refused = []

    def drop(self, count):
        """Some of every kind."""
        before = len(self.people.drops), len(self.refused)
        for number in range(count):
            self.people.drop(People.KINDS[number % len(People.KINDS)])
        name = f"refused-{len(self.refused)}.exe"
        with open(os.path.join(self.inbox, name), "wb") as file:
            file.write(name.encode())
        self.refused.append(Drop(name.encode(), None, False))
        return self.people.drops[before[0]:] + self.refused[before[1]:]

    def drop_folder(self):
        """A folder with files in it, moved in whole: a batch of several."""
        name = f"folder-{len(self.refused)}"
        elsewhere = People(os.path.join(self.folder, "elsewhere", name), os.path.join(self.folder, "elsewhere"),
                           self.people.random.random(), kinds=("written",))
        os.makedirs(elsewhere.inbox)
        for _ in range(12):
            elsewhere.drop()
        os.rename(elsewhere.inbox, os.path.join(self.inbox, name))
        return [Drop(f"{name}/".encode() + drop.path, drop.digest, False) for drop in elsewhere.drops]


class Fault:
    """strace, attached to a running service."""

    def __init__(self, case, bench):
        self.output = os.path.join(bench.folder, "injected")
        if os.path.exists(self.output):
            os.remove(self.output)
        self.process = subprocess.Popen(
            ["strace", *case.options(bench.root), "-o", self.output, "-p", str(bench.service.process.pid)],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if "attached" in line:
                break

    def hits(self):
        return hits(self.output)

    def detach(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()


def hits(output):
    try:
        with open(output, errors="replace") as file:
            return sum("(INJECTED)" in line for line in file)
    except FileNotFoundError:
        return 0


# Waits for strace, which the service is then under from its first call.
WAITING = ["sh", "-c", 'kill -STOP $$; exec "$@"', "sh"]


def fail_once(case, bench, hit):
    """strace counts calls by thread, and the service's work wanders between threads: what is to fail once would fail
    in each thread that comes. So it is taken off once the call has failed."""
    def is_waiting():
        try:
            with open(f"/proc/{bench.service.process.pid}/stat") as file:
                return file.read().rsplit(")", 1)[1].split()[0] == "T"
        except (AttributeError, OSError):
            return False
    wait_until(is_waiting, 10, every=0.005)
    fault = Fault(case, bench)
    os.kill(bench.service.process.pid, signal.SIGCONT)
    wait_until(lambda: fault.hits() or fault.process.poll() is not None, 30, every=0.01)
    fault.detach()
    hit.append(fault.hits() > 0)


class Run:
    """Runs cases and judges them."""

    def __init__(self, scratch, results, seed):
        self.scratch = scratch
        self.results = results
        self.seed = seed
        self.lock = threading.Lock()
        self.missed = []
        self.number = 0
        self.outcomes = {}

    def check(self, case, what, holds, detail=""):
        with self.lock:
            return self.results.check(f"{case}: {what}", holds, detail)

    def bench(self, case):
        with self.lock:
            self.number += 1
            number = self.number
        segment = LONG if case.phase == "stopping" else SHORT
        return Bench(self.scratch.make(f"{case.phase}-{number}"), case.adopt, self.seed + number, segment)

    def run(self, case):
        began = time.monotonic()
        bench = None
        try:
            bench = self.bench(case)
            {"running": self.running, "starting": self.starting, "stopping": self.stopping}[case.phase](case, bench)
        except Exception as error:  # A case that cannot be judged is a failure, and the others go on.
            self.check(case, "could be judged", False, repr(error)[-500:])
        finally:
            if bench:
                bench.service.kill()
                shutil.rmtree(bench.folder, ignore_errors=True)
        case.took = time.monotonic() - began
        with self.lock:
            self.outcomes.setdefault(case.outcome, []).append(case)

    def not_reached(self, case):
        case.outcome = "not reached"
        with self.lock:
            self.missed.append(case)

    # The three ways.

    def running(self, case, bench):
        service = bench.service
        service.start()
        drops = []
        if case.call != "fallocate":
            # Room is reserved a stretch ahead: what was dropped before would have all that it needs.
            drops = bench.drop(3)
            self.check(case, "works before", all_recorded(bench.root, drops, 20), service.log_tail(300))
        words = os.path.getsize(service.log)
        fault = Fault(case, bench)
        try:
            drops += bench.drop_folder()
            drops += bench.drop(150 if case.when == "100" else 14)
            end = time.monotonic() + (4 if case.when != "100" else 8)
            lasting = case.when.endswith("+")
            while time.monotonic() < end and service.is_running and (lasting or not fault.hits()):
                time.sleep(0.05)
        finally:
            fault.detach()
        if not fault.hits():
            self.not_reached(case)
        if service.is_running:
            # A failed flush may show at once, or the service may be waiting for its turn.
            wait_until(lambda: not service.is_running or all_recorded(bench.root, drops, 0), 30, every=0.2)
        if case.is_flush and fault.hits():
            # It may have been the last of a batch, or of a checkpoint.
            wait_until(lambda: not service.is_running, 10)
        self.judge(case, bench, drops, words)

    def starting(self, case, bench):
        shutil.rmtree(bench.root)
        run("cp", "-a", os.path.join(self.crashed[case.adopt], "root"), bench.root)
        drops = self.crashed_drops[case.adopt]
        service = bench.service
        service.wrapper = WAITING
        hit = []
        failing = threading.Thread(target=fail_once, args=(case, bench, hit))
        failing.start()
        is_ready = service.start(seconds=30)
        failing.join()
        if hit != [True]:
            self.not_reached(case)
        # Whatever is still in custody or in the inbox goes through.
        if is_ready:
            wait_until(lambda: not service.is_running or all_recorded(bench.root, drops, 0), 30, every=0.2)
        self.judge(case, bench, drops, 0)

    def stopping(self, case, bench):
        service = bench.service
        service.start()
        drops = bench.drop(14)
        self.check(case, "works before", all_recorded(bench.root, drops, 20), service.log_tail(300))
        words = os.path.getsize(service.log)
        fault = Fault(case, bench)
        try:
            os.kill(service.process.pid, signal.SIGTERM)
            service.wait(30)
        finally:
            fault.detach()
        if not fault.hits():
            self.not_reached(case)
        self.judge(case, bench, drops, words)

    # The judgement.

    def judge(self, case, bench, drops, words):
        service = bench.service
        hit = case.outcome != "not reached"
        service.listen()
        if service.is_running:
            recorded = all_recorded(bench.root, drops, 0)
            self.check(case, "goes on, and everything is recorded", recorded,
                       f"{service.conditions()} {service.log_tail(500)}")
            if hit:
                case.outcome = "went on"
                self.check(case, "a failed flush ends the service", not case.is_flush, service.log_tail(300))
            status = service.stop()
            self.check(case, "then stops in order", status == 0, f"{status}: {service.log_tail(300)}")
        else:
            self.ended(case, bench, service.process.returncode, words)
        service.wrapper = []
        self.check(case, "starts again", service.start(), service.log_tail(500))
        self.check(case, "after a restart everything is recorded", all_recorded(bench.root, drops, 30),
                   f"{service.conditions()} {service.log_tail(500)}")
        self.check(case, "stops in order", service.stop() == 0, service.log_tail(300))
        faults = account(bench.root, drops)
        ledger = Ledger(bench.root)
        faults += [f"original without a record: {path}" for path in ledger.unrecorded_originals()]
        faults += [f"left in custody: {path}" for path in files_below(os.path.join(bench.root, "custody"))]
        if len(ledger.records) != len(drops):
            faults.append(f"{len(ledger.records)} records for {len(drops)} drops")
        self.check(case, "nothing lost, nothing twice", not faults, "; ".join(faults[:4]))

    def ended(self, case, bench, status, words):
        service = bench.service
        service.listen()
        with open(service.log, "rb") as file:
            file.seek(words)
            text = file.read().decode("utf-8", "replace")
        hit = case.outcome != "not reached"
        if case.phase == "stopping" and status == 0:
            case.outcome = "stopped in order" if hit else case.outcome
            self.check(case, "a failed flush is no orderly stop", not (hit and case.is_flush))
            return
        if hit:
            case.outcome = f"ended with {status}"
        # 65 and 78 would tell systemd not to start it again: neither the data nor the configuration is at fault.
        expected = (74, 77) if case.error == "EACCES" else (74,)
        self.check(case, f"ends with {expected}", status in expected, f"{status}: {text[-500:]}")
        told = "\n".join(service.said).split("\n")
        self.check(case, "tells systemd why", any(line.startswith("ERRNO=") and line != "ERRNO=0" for line in told)
                   and any(line.startswith("STATUS=failed: ") for line in told), str(told[-3:]))
        self.check(case, "says why on stderr", "error: " in text, text[-300:])
        if hit and case.error == "EINTR":
            # SQLite takes it that stat(2) and its like are not interrupted, as they are not where the register may lie.
            self.check(case, "an interrupted call is tried again", case.is_flush or "register" in case.where,
                       text[-300:])
        if hit and not case.is_flush and case.phase == "running":
            within_closing = case.call in ("fchmod", "openat") and "cannot flush" in text and "/journal/" in text
            self.check(case, "only a failed flush ends it", within_closing or (case.call, case.where) in MAY_END,
                       text[-300:])

    # A crash to start from.

    def prepare_crash(self):
        """Roots with frames in the log, files in custody with and without a record, and drops that wait."""
        self.crashed, self.crashed_drops = {}, {}
        for adopt in (True, False):
            folder = self.scratch.make(f"crashed-{adopt}")
            bench = Bench(folder, adopt, self.seed, LONG)
            bench.service.start()
            drops = bench.drop(30)
            all_recorded(bench.root, drops, 20)
            custody = os.path.join(bench.root, "custody")
            for _ in range(20):
                drops += bench.drop(60)
                if wait_until(lambda: files_below(custody), 1, every=0.0002):
                    break
            os.kill(bench.service.process.pid, signal.SIGKILL)
            bench.service.wait()
            drops += bench.drop(12)
            self.crashed[adopt], self.crashed_drops[adopt] = folder, drops
            say(f"crashed root ({'adopt' if adopt else 'copy'}): {len(files_below(custody))} in custody, "
                f"{len(Ledger(bench.root).records)} of {len(drops)} recorded")


JOURNAL, LOG, WAL = "journal/*.jsonl", "state/log/*.log", "state/register.sqlite-wal"

# What may end a running service although it is no flush: between the old log and the new one, whose place in the
# journal it names, there is no way back; and without its queue of events the service hears nothing.
MAY_END = (("renameat", "state/log"), ("ftruncate", JOURNAL), ("openat", "journal"), ("read", ""))

# Call, where, the error of a deferred kind that fits it, and whether copies are needed to see it.
RUNNING = (
    ("openat", "", "EMFILE", True), ("openat", "inbox", "EACCES", True), ("openat", "archive/.new", "ENOSPC", False),
    ("openat", "custody", "ENFILE", True), ("read", "", "ENOSPC", True),
    ("pread64", "", "ESTALE", True), ("pread64", "", "ESTALE", False),
    ("write", "state/status.json.new", "ENOSPC", True), ("pwrite64", LOG, "ENOSPC", True),
    ("pwrite64", JOURNAL, "ENOSPC", True), ("pwrite64", WAL, "ENOSPC", True), ("fallocate", "", "ENOSPC", True),
    ("fallocate", JOURNAL, "EDQUOT", True), ("fdatasync", "", "ENOSPC", True), ("fdatasync", LOG, "EDQUOT", True),
    ("fsync", "", "ENOSPC", False), ("fsync", "inbox", "EROFS", True), ("fsync", "custody", "ESTALE", True),
    ("renameat2", "", "EACCES", True), ("renameat2", "inbox/Rejected", "ENOSPC", True),
    ("renameat2", "archive/.new", "ENOSPC", False), ("renameat", "state", "ENOSPC", True),
    ("linkat", "", "ENOSPC", True), ("unlinkat", "", "EROFS", True), ("mkdirat", "", "ENOSPC", True),
    ("mkdirat", "inbox", "EDQUOT", True), ("statx", "", "EACCES", True), ("statx", "inbox", "ESTALE", True),
    ("fchmod", "", "EROFS", True), ("fchmod", "", "EACCES", False), ("fcntl", "", "ESTALE", True),
    ("getdents64", "", "EACCES", True), ("inotify_add_watch", "", "ENOSPC", True), ("fstatfs", "", "ESTALE", True),
    ("sync_file_range", "", "ENOSPC", False), ("ioctl", "", "ENOSPC", False), ("close", "", "ENOSPC", True),
    ("fdatasync", JOURNAL, "ENOSPC", True), ("fdatasync", "{newlog}", "EDQUOT", True),
    ("write", "{newlog}", "ENOSPC", True), ("openat", "state/log", "EMFILE", True),
    ("renameat", "state/log", "EACCES", True), ("fsync", "state/log", "ENOSPC", True),
    ("unlinkat", "state/log", "EROFS", True), ("ftruncate", JOURNAL, "EROFS", True),
    ("openat", "journal", "EMFILE", True), ("fsync", "journal", "EROFS", True),
)
STARTING = (
    ("openat", "{folders}", "EMFILE"), ("mkdirat", "{folders}", "ENOSPC"), ("statx", "{folders} {files}", "ESTALE"),
    ("getdents64", "{folders}", "EACCES"), ("pread64", "{files}", "ESTALE"), ("write", "{newlog}", "ENOSPC"),
    ("fdatasync", "{newlog}", "ENOSPC"), ("fdatasync", JOURNAL, "EDQUOT"), ("fsync", "archive", "EROFS"),
    ("fsync", "state/log", "ENOSPC"), ("fsync", "journal", "EROFS"), ("renameat", "state/log", "EACCES"),
    ("unlinkat", "{folders}", "EROFS"), ("pwrite64", JOURNAL, "ENOSPC"), ("pwrite64", "{register}", "ENOSPC"),
    ("pread64", "{register}", "ESTALE"), ("openat", "{register}", "EMFILE"), ("fchmod", "{files}", "EROFS"),
    ("fcntl", "state/lock", "ESTALE"), ("fcntl", "{register}", "ESTALE"), ("inotify_init1", "", "EMFILE"),
    ("inotify_add_watch", "", "ENOSPC"), ("fstatfs", "{folders}", "ESTALE"), ("newfstatat", "{register}", "EACCES"),
    ("fsync", "custody", "ENOSPC"), ("ftruncate", "{files}", "EROFS"),
)
STOPPING = (
    ("fdatasync", JOURNAL, "ENOSPC"), ("fsync", "custody", "ENOSPC"), ("fsync", "inbox/Rejected", "EROFS"),
    ("openat", "state/log", "ENOSPC"), ("write", "{newlog}", "ENOSPC"), ("fdatasync", "{newlog}", "EDQUOT"),
    ("renameat", "state/log", "EACCES"), ("fsync", "state/log", "ENOSPC"), ("unlinkat", "state/log", "EROFS"),
    ("pwrite64", "{register}", "ENOSPC"), ("fdatasync", "{register}", "ENOSPC"),
    ("write", "state/status.json.new", "ENOSPC"), ("unlink", "{register}", "EACCES"),
)
PLACES = {
    "{folders}": ". inbox inbox/Rejected custody custody/* custody/*/* archive archive/.new archive/sha256 journal "
                 "state state/log state/inboxes",
    "{files}": "journal/*.jsonl state/log/*.log state/inboxes/inbox state/lock custody/*/*/*",
    "{register}": "state/register.sqlite state/register.sqlite-wal state/register.sqlite-shm",
    "{newlog}": " ".join(f"state/log/{number:012}.log.new" for number in range(1, 60)),
}


def place(text):
    for name, paths in PLACES.items():
        text = text.replace(name, paths)
    return text


def cases(long):
    """Which: all in the long form; each call once with EIO and once with an error of a deferred kind in the short."""
    made = []
    for phase, table in (("running", RUNNING), ("starting", STARTING), ("stopping", STOPPING)):
        for call, where, deferred, *rest in table:
            adopt = rest[0] if rest else True
            errors = ERRORS if long else ("EIO", deferred) if deferred != "EIO" else ("EIO",)
            times = ("1", "2", "100") if long and phase == "running" else ("1", "2") if long else ("1",)
            for error in errors:
                for when in times:
                    made.append(Case(phase, call, error, when, where, adopt))
            if not long and call in ("openat", "pwrite64", "pread64", "renameat2", "statx", "mkdirat"):
                made.append(Case(phase, call, "EINTR", "1", where, adopt))
    # Trouble that lasts until somebody mends it.
    for call, where, error in (("pwrite64", LOG, "ENOSPC"), ("pwrite64", JOURNAL, "ENOSPC"),
                               ("pwrite64", WAL, "ENOSPC"), ("fallocate", "", "ENOSPC"), ("renameat2", "", "EACCES"),
                               ("renameat2", "", "EROFS"),
                               ("openat", "inbox", "EMFILE"), ("linkat", "", "EDQUOT"), ("mkdirat", "", "ENOSPC"),
                               ("unlinkat", "", "EACCES"), ("statx", "inbox", "ESTALE"), ("pread64", "", "EIO")):
        made.append(Case("running", call, error, "1+", where))
    return made


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    parser.add_argument("--only", help="cases with this in their description")
    parser.add_argument("--list", action="store_true", help="say what became of each case")
    options = parser.parse_args()
    deadline(4 * 3600 if options.long else 600)
    say(f"seed {options.seed}")
    results = Results()
    if not have("strace"):
        skip("inject", "no strace here")
        results.finish()
    began = time.monotonic()
    with Scratch("inject") as scratch:
        tests = Run(scratch, results, options.seed)
        tests.prepare_crash()
        wanted = [case for case in cases(options.long) if not options.only or options.only in str(case)]
        random.Random(options.seed).shuffle(wanted)
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(tests.run, wanted))
        for outcome, found in sorted(tests.outcomes.items()):
            say(f"{outcome}: {len(found)} cases")
            if options.list:
                for case in sorted(found, key=str):
                    say(f"    {str(case)[:150]} {case.took:.1f} s")
        if tests.missed and not options.long:
            for case in tests.missed:
                results.check(f"{case}: the call was made", False)
        elif tests.missed:
            skip(f"{len(tests.missed)} cases", "the service makes fewer such calls")
        say(f"{len(wanted)} cases, {time.monotonic() - began:.0f} s")
    results.finish()


if __name__ == "__main__":
    main()
