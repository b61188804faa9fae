#!/usr/bin/env python3
"""The bytes registered are the bytes kept (promise 5): hostile writers race against custody.

Each play drops files and keeps some way of writing to them: an open descriptor, a bare handle, a second name, a
mapping, a descriptor in flight; or it swaps names and rewrites while the service takes them. Every mode is tried
(`adopt` or copy, files of the service's own user or of another), with the service's own calls delayed by strace so that
its windows are wide. At once, and again after everybody has made their last writes through whatever they still hold,
every original hashes to its record; no drop vanishes, none is recorded twice.

    races.py [--long] [--seed N]          as root; needs strace and setpriv
"""

import argparse
import collections
import os
import random

from adversaries import Actor, Delays, SERVICE, STAFF, Stage, ends_in_order
from race_plays import PLAYS
from support import Ledger, Results, Scratch, deadline, have, say, sha256_of, skip, wait_until

SETTINGS = 'settle = "100ms"\npoll = "500ms"\nadopt = {}\n'
CALLS = ["renameat2", "fchmod", "fcntl", "statx", "openat", "pread64", "linkat", "fdatasync", "unlinkat"]
MODES = [(adopt, uid) for adopt in ("true", "false") for uid in (SERVICE, STAFF)]


def faults_of(root, expectations):
    """What the records lack or have too much of."""
    records = Ledger(root).by_path()
    faults = []
    for wanted in expectations:
        mine = [record for name in wanted["names"] for record in records.get(name.encode(), [])]
        digests = [record.sha256 for record in mine]
        if not mine:
            faults.append(f"{wanted['names']}: no record")
        if len(mine) > wanted["arrivals"]:
            faults.append(f"{wanted['names']}: {len(mine)} records of {wanted['arrivals']} drops")
        if len(set(digests)) < len(digests):
            faults.append(f"{wanted['names']}: one content recorded twice")
        if set(wanted["final"]) - set(digests):
            faults.append(f"{wanted['names']}: what was at rest has no record")
        if wanted["allowed"] and set(digests) - set(wanted["allowed"]):
            faults.append(f"{wanted['names']}: recorded with bytes that nobody dropped")
    return faults


def round_of(results, stage, uid, seed, call, milliseconds, seconds, what):
    """All plays at once against the service. Returns their counts and what they expect."""
    total, expectations = collections.Counter(), []
    actors = []
    try:
        with Delays(stage.service.pid, call, milliseconds):
            actors = [Actor(play, stage, uid, seed, f"{play.__name__}-{what}", seconds, 0.45) for play in PLAYS]
            for actor in actors:
                known, count, error = actor.report()
                results.check(f"{what}: {actor.name} plays", error is None, error)
                expectations += known or []
        wait_until(lambda: not faults_of(stage.root, expectations), 30, every=0.2)
        results.no_faults(f"{what}: every drop", faults_of(stage.root, expectations))
        results.no_faults(f"{what}: every original at once", Ledger(stage.root).check())
        for actor in actors:
            actor.last_deeds()
        for actor in actors:
            _, count, error = actor.report()
            results.check(f"{what}: {actor.name} plays its end", error is None, error)
            total += count
        results.no_faults(f"{what}: every original after the last writes", Ledger(stage.root).check())
        results.check(f"{what}: the service runs", stage.service.is_running, stage.service.log_tail())
    finally:
        for actor in actors:
            actor.end()
    return total, expectations


def sum_up(stage, total, expectations, what):
    """Says how often the plays got into the windows, and how the originals came to be."""
    ledger = Ledger(stage.root)
    originals = [os.path.join(stage.root, "archive", record.href) for record in ledger.records
                 if record.type == "accepted"]
    total["adopted"] = sum("user.dropped" in os.listxattr(path) for path in originals)
    total["copied"] = len(originals) - total["adopted"]
    for words in ("somebody has it open for writing", "it changed while it was claimed",
                  "it changed while it was taken", "it changed while it was read"):
        total[f"sent back: {words}"] = stage.log().count(f": {words}")
    say(f"{what}: {len(ledger.records)} records; " + ", ".join(f"{key} {total[key]}" for key in sorted(total)))
    return total


def check_finds_altered(results, root):
    """The check itself can fail: an original altered by hand is reported, and so is a mode."""
    record = next(record for record in Ledger(root).records if record.type == "accepted")
    path = os.path.join(root, "archive", record.href)
    with open(path, "r+b") as file:
        file.write(b"!")
    results.check("an altered original is reported", any("other bytes" in fault for fault in Ledger(root).check()))
    results.check("the altered original hashes to something else", sha256_of(path) != record.sha256)
    os.chmod(path, 0o644)
    results.check("a writable original is reported", any("mode" in fault for fault in Ledger(root).check()))


def mode(results, scratch, adopt, uid, chance, seed, rounds, seconds):
    whose = "own" if uid == SERVICE else "another's"
    stage = Stage(scratch.make(f"adopt-{adopt}-{whose.replace(chr(39), '')}"), SETTINGS.format(adopt))
    total, expectations = collections.Counter(), []
    with stage.service:
        stage.service.start()
        for number in range(rounds):
            calls = [None] + chance.sample(CALLS, len(CALLS))
            for place, call in enumerate(calls if rounds > 1 else calls[:4]):
                milliseconds = chance.choice([3, 10, 30])
                what = f"{number}-{place}-{call or 'free'}"
                count, known = round_of(results, stage, uid, seed, call, milliseconds, seconds, what)
                total += count
                expectations += known
        total = sum_up(stage, total, expectations, f"adopt = {adopt}, files of {whose} user")
        ends_in_order(results, stage)
    results.check(f"{adopt}, {whose}: files were claimed under the plays", total["claims seen"] > 10)
    if adopt == "true" and uid == SERVICE:
        results.check("some were adopted", total["adopted"] > 0)
        results.check("the read-only mode kept late openers out", total["opens refused"] > 0)
    else:
        results.check(f"{adopt}, {whose}: all were copied", total["adopted"] == 0, f"{total['adopted']} adopted")
        results.check(f"{adopt}, {whose}: files were opened behind the claim", total["opens after the claim"] > 0)
        results.check(f"{adopt}, {whose}: bytes were written behind the claim", total["writes after the claim"] > 0)
    results.check(f"{adopt}, {whose}: nothing was claimed in flight", total["claims of a file in flight"] == 0)
    return stage.root


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--long", action="store_true")
    options.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    options = options.parse_args()
    if os.geteuid() != 0 or not have("strace") or not have("setpriv"):
        skip("races", "needs root, strace and setpriv")
        Results().finish()
    say(f"seed {options.seed}")
    deadline(3600 if options.long else 300)
    results, chance = Results(), random.Random(options.seed)
    with Scratch("races") as scratch:
        for adopt, uid in MODES:
            root = mode(results, scratch, adopt, uid, chance, options.seed, 6 if options.long else 1,
                        3 if options.long else 1.5)
        check_finds_altered(results, root)
    results.finish()


if __name__ == "__main__":
    main()
