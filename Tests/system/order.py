"""Runs the service under strace, with drops of all kinds, and checks on the trace alone that everything happens in the
order that makes the promises hold: nothing is written before what it relies on has been flushed (ordercheck.py).

Two runs: originals adopted, and copied. Each: batches of several sizes, duplicates, rejected files, sub-folders, an
inbox on a mount of its own, a kill and a recovery, the commit log begun anew, new segments. The checker is tested on
the very traces: with one flush left out, or two steps swapped, it must say so; a trace that it does not complain about
proves nothing otherwise.

    order.py [--long] [--seed N] [--keep FOLDER]
"""

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections import Counter

from ordercheck import TRACED, OrderCheck, parse
from support import (Drop, Ledger, People, Results, Scratch, Service, account, all_recorded, deadline, files_below,
                     have, say, skip, wait_until)

SETTINGS = 'settle = "300ms"\npoll = "500ms"\nsegment = "64 KiB"\nrefuse = ["*.exe"]\n'


class Recording:
    """One root with its people, and what strace wrote of each life of its service."""

    def __init__(self, scratch, name, adopt, seed, rounds):
        self.name = name
        self.root = scratch.make(name, "root")
        self.inboxes = {"inbox": os.path.join(self.root, "inbox")}
        inboxes = '[[inbox]]\nname = "inbox"\npath = "inbox"\n'
        away = scratch.of(name, "away")
        try:
            scratch.mount(scratch.make(name, "away-behind"), away, "--bind")
            self.inboxes["away"] = os.path.join(away, "inbox")
            os.makedirs(self.inboxes["away"])
            inboxes += f'[[inbox]]\nname = "away"\npath = "{away}/inbox"\n'
        except RuntimeError as error:
            skip("an inbox on a mount of its own", str(error))
        os.makedirs(self.inboxes["inbox"])
        self.traces = []
        self.folder = scratch.of(name)
        self.service = Service(self.root, SETTINGS + ("" if adopt else "adopt = false\n"), inboxes, folder=self.folder)
        self.people = People(self.inboxes["inbox"], scratch.of(name, "elsewhere"), seed)
        self.away = None
        if "away" in self.inboxes:
            self.away = People(self.inboxes["away"], os.path.join(away, "elsewhere"), seed + 1,
                               kinds=("moved", "written", "folder", "link"), prefix="away-")
        self.refused = []
        self.rounds = rounds

    def start(self):
        trace = os.path.join(self.folder, f"trace-{len(self.traces) + 1}")
        self.traces.append(trace)
        self.service.wrapper = ["strace", "-f", "-y", "-s", "0", "--seccomp-bpf", "-e", "trace=" + ",".join(TRACED),
                                "-e", "signal=none", "-o", trace]
        if not self.service.start():
            raise RuntimeError(f"it did not start: {self.service.log_tail()}")

    def refuse(self, number):
        name = f"refused-{number}.exe"
        with open(os.path.join(self.inboxes["inbox"], name), "wb") as file:
            file.write(b"not wanted %d" % number)
        self.refused.append(Drop(name.encode(), None, False))

    def everybody(self, count):
        for _ in range(count):
            self.people.drop()
        for _ in range(count // 4 + 1 if self.away else 0):
            self.away.drop()

    def drops(self):
        return self.people.drops + self.refused

    def through(self):
        paths = self.drops() + (self.away.drops if self.away else [])
        return all_recorded(self.root, paths, 60)

    def record(self, results):
        self.start()
        self.people.drop("moved")
        results.check(f"{self.name}: one drop is recorded", self.through())
        for round_number in range(self.rounds):
            for count in (3, 40, 150):
                self.everybody(count)
                self.refuse(len(self.refused))
                results.check(f"{self.name}: {count} drops are recorded", self.through(), self.service.log_tail(300))
            # The log is to hold finished batches, and half a batch is to lie in custody.
            self.everybody(20)
            results.check(f"{self.name}: recorded before the kill", self.through())
            self.kill_within_a_batch()
            self.start()
            results.check(f"{self.name}: recorded after the kill", self.through(), self.service.log_tail(300))
        self.everybody(5)
        results.check(f"{self.name}: the last are recorded", self.through())
        empty = wait_until(lambda: self.log_is_empty(), 15)
        results.check(f"{self.name}: an idle service begins its log anew", empty)
        results.check(f"{self.name}: an orderly stop", self.service.stop() == 0, self.service.log_tail(300))
        results.no_faults(f"{self.name}: the account", account(self.root, self.drops()))
        if self.away:
            results.no_faults(f"{self.name}: the account of the other mount",
                              account(self.root, self.away.drops, self.inboxes["away"]))
        total = len(self.drops()) + (len(self.away.drops) if self.away else 0)
        results.check(f"{self.name}: as many records as drops", len(Ledger(self.root).records) == total,
                      f"{len(Ledger(self.root).records)} of {total}")

    def kill_within_a_batch(self):
        """Kills while a file lies in custody that has no record: stopped first, to look."""
        custody = os.path.join(self.root, "custody")
        service = self.service.pid
        for _ in range(20):
            for _ in range(40):
                self.people.drop("moved")
            wait_until(lambda: files_below(custody), 2, every=0.0005)
            os.kill(service, signal.SIGSTOP)
            time.sleep(0.05)
            recorded = {record.name for record in Ledger(self.root).records}
            if any(os.path.basename(path).encode() not in recorded for path in files_below(custody)):
                break
            os.kill(service, signal.SIGCONT)
        os.kill(service, signal.SIGKILL)
        self.service.wait()

    def log_is_empty(self):
        folder = os.path.join(self.root, "state", "log")
        return [os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder)] == [108]

    def steps(self):
        steps = []
        for number, trace in enumerate(self.traces):
            with open(trace, errors="replace") as file:
                lines = file.readlines()
            steps += ([("restart", None)] if number else []) + parse(lines)
        return steps

    def check(self, steps):
        return OrderCheck(self.root, self.inboxes).run(steps)


# Mutations: what must be reported.

def without(steps, call):
    return [step for step in steps if step[1] is not call]


def failing(steps, call):
    failed = call.again(result=-1)
    return [(kind, failed if other is call else other) for kind, other in steps]


def before(steps, call, other):
    """The same, but `call` begins and ends just before `other` begins."""
    rest = without(steps, call)
    index = next(number for number, step in enumerate(rest) if step == ("begin", other))
    return rest[:index] + [("begin", call), ("end", call)] + rest[index:]


def after(steps, call, other):
    rest = without(steps, call)
    index = next(number for number, step in enumerate(rest) if step == ("end", other)) + 1
    return rest[:index] + [("begin", call), ("end", call)] + rest[index:]


def slow(steps, call, other):
    """The same, but `call` returns only after `other` has begun."""
    rest = [step for step in steps if step != ("end", call)]
    index = next(number for number, step in enumerate(rest) if step == ("begin", other)) + 1
    return rest[:index] + [("end", call)] + rest[index:]


def inserted(steps, new, other):
    index = next(number for number, step in enumerate(steps) if step == ("end", other)) + 1
    return steps[:index] + [("begin", new), ("end", new)] + steps[index:]


def position(steps, kind, call):
    return next(number for number, step in enumerate(steps) if step == (kind, call))


def next_of(steps, calls, call):
    """The first of `calls` that begins after `call`."""
    start = position(steps, "end", call)
    wanted = set(calls)
    return next((other for kind, other in steps[start:] if kind == "begin" and other in wanted), None)


def last_of(steps, calls, call):
    """The last of `calls` that ended before `call` began."""
    end = position(steps, "begin", call)
    wanted = set(calls)
    return next((other for kind, other in reversed(steps[:end]) if kind == "end" and other in wanted), None)


def test_checker(recording, steps, good, results, chance):
    """Every mutation of the recorded trace is to be reported, under the right rule."""
    name = recording.name
    known = Counter(rule for rule, _ in good.faults)

    def expect(what, rules, changed):
        """More faults under one of these rules than the trace itself has."""
        found = Counter(rule for rule, _ in recording.check(changed).faults) - known
        results.check(f"{name}: the checker reports: {what}", any(found[rule] for rule in rules),
                      f"expected {rules}, got {dict(found)}")

    def some(role):
        """A call of this role that something relied on: without it the trace is wrong."""
        calls = [call for call in good.roles.get(role, []) if not role.startswith("flush") or call in good.needed]
        if not results.check(f"{name}: the trace shows a {role}", calls):
            return None
        return chance.choice(calls)

    custody = ("custody folder before log", "custody and Rejected before new log", "found in custody",
               "gone at the start, before new log")
    for role, rules in (("flush of the log", ("log before journal",)),
                        ("flush of an original", ("original before log",)),
                        ("flush of an archive folder", ("archive folder before log",)),
                        ("flush of a source folder", ("source folder before log", "found in custody")),
                        ("flush of a reason", ("reason before new log",)),
                        ("flush of a custody folder", custody),
                        ("flush of the room", custody),
                        ("flush of the segment", ("segment before new log", "recovery before finish")),
                        ("flush of Rejected", ("custody and Rejected before new log",)),
                        ("flush of the new log", ("new log before rename",)),
                        ("flush of the log's folder", ("log folder after rename",)),
                        ("flush of the journal's folder", ("segment's name",))):
        call = some(role)
        if call is not None:
            expect(f"no {role}", rules, without(steps, call))
            expect(f"a {role} that failed", rules, failing(steps, call))
    frames, writes = good.roles["frame write"], good.roles["journal write"]
    flushes = good.roles["flush of the log"]
    # One that relies on the flush before it: what a start writes again relies on the log it has read.
    write = chance.choice([write for write in writes if last_of(steps, frames, write)
                           and last_of(steps, flushes, write) in good.needed])
    flush = last_of(steps, flushes, write)
    expect("the journal written before the log is flushed", ("log before journal",), before(steps, write, flush))
    expect("the journal written while the log is being flushed", ("log before journal",), slow(steps, flush, write))
    frame = last_of(steps, frames, write)
    original = last_of(steps, [call for call in good.roles["flush of an original"] if call in good.needed], frame)
    expect("an original flushed after the frame was written", ("original before log",), after(steps, original, frame))
    expect("an original's flush not back when the frame is written", ("original before log",),
           slow(steps, original, frame))
    for role, what in (("custody unlink", "a custody file unlinked"), ("set aside", "a rejected file set aside")):
        leaving = chance.choice([call for call in good.roles[role] if last_of(steps, writes, call)
                                 and last_of(steps, frames, last_of(steps, writes, call))])
        written = last_of(steps, writes, leaving)
        expect(f"{what} before the journal was written", ("journal before finish",), before(steps, leaving, written))
    renames = good.roles["log rename"]
    checkpoint = chance.choice([call for call in renames if last_of(steps, good.roles["claim"], call)])
    expect("a new log in force before it is flushed", ("new log before rename",),
           before(steps, checkpoint, last_of(steps, good.roles["flush of the new log"], checkpoint)))
    again = failing(steps, flush)
    expect("a flush tried again after it failed", ("flushed again",),
           inserted(again, flush.again(), next(call for kind, call in again if kind == "end" and call.text == flush.text
                                               and call.result == -1)))
    last = next(call for kind, call in reversed(steps) if kind == "end")
    path = sorted(good.recorded)[0]
    folder, leaf = os.path.split(path)
    for what, new in (
            ("an original opened for writing", last.again(name="openat", result=99, annotation=path,
                                                          text=f'9<{folder}>, "{leaf}", O_RDWR|O_CLOEXEC')),
            ("an original unlinked", last.again(name="unlinkat", result=0, text=f'9<{folder}>, "{leaf}", 0')),
            ("an original renamed over", last.again(
                name="renameat", result=0,
                text=f'8<{recording.root}/archive/.new>, "ab", 9<{folder}>, "{leaf}"')),
            ("an original truncated", last.again(name="truncate", result=0, text=f'"{path}", 0'))):
        expect(what, ("archive is for ever",), inserted(steps, new.again(_arguments=None), last))
    segments = sorted({re.search(r"<(.*?)>", call.text).group(1) for call in writes})
    expect("a closed segment written to", ("journal only grows",),
           inserted(steps, last.again(name="pwrite64", result=5, text=f'9999<{segments[0]}>, ""..., 5, 0'), last))
    shifted = write.again(text=re.sub(r"\d+$", lambda found: str(int(found.group()) + 1), write.text))
    expect("the journal written past its end", ("journal only grows",),
           [(kind, shifted if call is write else call) for kind, call in steps])
    expect("the journal cut short", ("journal only grows",),
           inserted(steps, write.again(name="ftruncate", result=0,
                                       text=re.sub(r", .*", ", 0", write.text)), write))


def test_parsing(results):
    """Split calls are joined, and a call counts as done when it returns."""
    root = "/r"
    text = """10 renameat2(5</r/inbox>, "a", 6</r/custody/b/inbox>, "a", RENAME_NOREPLACE) = 0
10 openat(6</r/custody/b/inbox>, "a", O_RDONLY|O_CLOEXEC) = 7</r/custody/b/inbox/a>
10 linkat(6</r/custody/b/inbox>, "a", 8</r/archive/sha256/aa>, "%s", 0) = 0
11 fdatasync(7</r/custody/b/inbox/a> <unfinished ...>
10 fsync(5</r/inbox>) = 0
10 fsync(8</r/archive/sha256/aa>)  = 0
10 fsync(6</r/custody/b/inbox>)    = 0
%s10 pwrite64(9</r/state/log/000000000001.log>, ""..., 90, 108) = 90
%s10 fdatasync(9</r/state/log/000000000001.log>) = 0
10 pwrite64(12</r/journal/000000000001.jsonl>, ""..., 40, 0) = 40
10 unlinkat(6</r/custody/b/inbox>, "a", 0) = 0
10 +++ exited with 0 +++
"""
    resumed = "11 <... fdatasync resumed>)       = 0\n"
    broken = "11 <... fdatasync resumed>)       = -1 EIO (Input/output error)\n"
    digest = "aa" * 32

    def rules(first, second):
        steps = parse((text % (digest, first, second)).splitlines())
        return [rule for rule, _ in OrderCheck(root, {"inbox": "/r/inbox"}).run(steps).faults]

    results.check("a flush that returned in time is good", rules(resumed, "") == [], str(rules(resumed, "")))
    results.check("a flush that returned too late is reported", rules("", resumed) == ["original before log"])
    results.check("a flush that failed is reported", rules(broken, "") == ["original before log"])
    odd = parse(['7 openat(5</a\\"b>, "x, y\\n\\"<", O_RDONLY) = 6</a/x>(deleted)'])
    results.check("odd names are read", odd[1][1].arguments[1:] == ['"x, y\\n\\"<"', "O_RDONLY"], str(odd[1][1]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--self-test", action="store_true", help="always done; alone, nothing else is")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    parser.add_argument("--keep", help="put the traces there")
    options = parser.parse_args()
    deadline(900 if options.long else 240)
    say(f"seed {options.seed}")
    chance = random.Random(options.seed)
    results = Results()
    test_parsing(results)
    if options.self_test:
        results.finish()
    if not have("strace"):
        skip("order", "no strace here")
        results.finish()
    if subprocess.run(["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=fsync", "true"]).returncode:
        results.check("strace may trace here", False)
        results.finish()
    began = time.monotonic()
    with Scratch("order") as scratch:
        for name in ("adopt", "copy"):
            recording = Recording(scratch, name, name == "adopt", options.seed % 1000, 4 if options.long else 1)
            with recording.service:
                recording.record(results)
            if options.keep:
                for trace in recording.traces:
                    shutil.copy(trace, os.path.join(options.keep, f"{name}-{os.path.basename(trace)}"))
            steps = recording.steps()
            good = recording.check(steps)
            for rule in sorted({rule for rule, _ in good.faults}):
                results.no_faults(f"{name}: {rule}", [what for found, what in good.faults if found == rule])
            results.check(f"{name}: {len(steps) // 2} calls in the right order", not good.faults)
            say(f"{name}: {len(steps) // 2} calls, {good.counts}")
            wanted = {"batches": 8, "checkpoints": 3, "recoveries": 2, "segments": 1, "set aside": 3, "finished": 100,
                      "claims": 50, "residents": 1, "adopted" if name == "adopt" else "copied": 50}
            for what, least in wanted.items():
                results.check(f"{name}: the trace shows {what}", good.counts[what] >= least, str(good.counts[what]))
            test_checker(recording, steps, good, results, chance)
    say(f"{time.monotonic() - began:.0f} s")
    results.finish()


if __name__ == "__main__":
    main()
