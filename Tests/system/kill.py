"""Kills the service at random moments, under steady drops of all kinds, and looks for what was lost or came twice.

After every kill: what a reader of the journal had seen is still there, byte for byte (promise 4). Every 20 kills and at
the end, when all drops are through: each has exactly one record, the chain is whole, every original has its record's
hash, rejected files lie beside their reasons, custody is empty, and `releasectl verify --fixity` agrees. Some kills hit
the start itself, also twice in a row. One root adopts, one copies; they take turns.

    kill.py [--long] [--seed N]
"""

import argparse
import os
import random
import re
import time

from support import (RELEASECTL, Ledger, People, Results, Scratch, Service, account, all_recorded, deadline,
                     files_below, run, say)

SETTINGS = 'settle = "100ms"\npoll = "500ms"\nsegment = "256 KiB"\nrefuse = ["*.exe"]\n'


class Reader:
    """Somebody who reads the journal again and again and remembers every whole line."""

    def __init__(self, root):
        self.folder = os.path.join(root, "journal")
        self.seen = {}

    def look(self):
        """Reads on. Returns what contradicts what was seen before: promise 4."""
        faults = []
        try:
            segments = sorted(name for name in os.listdir(self.folder) if re.fullmatch(r"\d{12}\.jsonl", name))
        except FileNotFoundError:
            segments = []
        for name in self.seen:
            if name not in segments:
                faults.append(f"segment {name} is gone")
        for name in segments:
            with open(os.path.join(self.folder, name), "rb") as file:
                content = file.read()
            before = self.seen.get(name, b"")
            if not content.startswith(before):
                faults.append(f"{name}: {len(before)} bytes that were read before are not there as they were")
            self.seen[name] = content[:content.rfind(b"\n") + 1]
        return faults


class Place:
    """One root, its people, and its service."""

    def __init__(self, scratch, name, adopt, seed):
        self.name = name
        self.root = scratch.make(name, "root")
        settings = SETTINGS + ("" if adopt else "adopt = false\n")
        self.service = Service(self.root, settings, folder=scratch.of(name))
        self.reader = Reader(self.root)
        os.makedirs(os.path.join(self.root, "inbox"))
        self.people = People(os.path.join(self.root, "inbox"), scratch.of(name, "elsewhere"), seed,
                             kinds=People.KINDS + ("refused",))
        self.kills = {"running": 0, "starting": 0}

    def kill_running(self, chance):
        """A kill some time after READY, often while a batch is under way."""
        if not self.service.start():
            return [f"it ended by itself: {self.service.log_tail(300)}"]
        end = time.monotonic() + chance.choice((0.02, 0.15, 0.3, 0.6)) * chance.random() * 2
        faults = []
        while time.monotonic() < end:
            faults += self.reader.look()
            time.sleep(0.01)
        return faults + self.kill("running")

    def kill_starting(self, chance):
        """A kill before READY, within the recovery from the last one."""
        self.service.start(ready=False)
        time.sleep(chance.random() * 0.12)
        return self.kill("starting")

    def kill(self, when):
        """A start that was quicker than its kill counts as running."""
        if not self.service.is_running:
            return [f"it had ended by itself with {self.service.process.returncode}: {self.service.log_tail(300)}"]
        faults = self.reader.look()
        self.service.kill()
        if when == "starting" and any("READY=1" in text for text in self.service.listen()):
            when = "running"
        self.kills[when] += 1
        return faults + self.reader.look()

    def settle_accounts(self, results, hashes=True):
        """Everything through, an orderly stop, the whole account."""
        self.people.stop()
        faults = [str(error) for error in self.people.failed]
        results.no_faults(f"{self.name}: the people could drop", faults)
        results.check(f"{self.name}: starts", self.service.start(), self.service.log_tail(300))
        drops = list(self.people.drops)
        through = all_recorded(self.root, drops, 60)
        results.check(f"{self.name}: {len(drops)} drops are recorded", through, self.service.log_tail(300))
        results.check(f"{self.name}: an orderly stop", self.service.stop() == 0, self.service.log_tail(300))
        results.no_faults(f"{self.name}: what a reader saw", self.reader.look())
        results.no_faults(f"{self.name}: the account", account(self.root, drops))
        ledger = Ledger(self.root)
        # One record for each, and none for what nobody dropped.
        results.check(f"{self.name}: as many records as drops", len(ledger.records) == len(drops),
                      f"{len(ledger.records)} for {len(drops)}")
        results.check(f"{self.name}: no torn line", not ledger.torn)
        results.no_faults(f"{self.name}: custody is empty", files_below(os.path.join(self.root, "custody")))
        results.no_faults(f"{self.name}: no original without a record", ledger.unrecorded_originals())
        verified = run(RELEASECTL, "verify", "--fixity", "--root", self.root, check=False)
        results.check(f"{self.name}: releasectl verify --fixity", verified.returncode == 0,
                      (verified.stdout + verified.stderr)[-300:])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    options = parser.parse_args()
    count = 1000 if options.long else 100
    deadline(3600 if options.long else 400)
    say(f"seed {options.seed}, {count} kills")
    chance = random.Random(options.seed)
    results = Results()
    began = time.monotonic()
    with Scratch("kill") as scratch:
        places = [Place(scratch, name, name == "adopt", chance.random()) for name in ("adopt", "copy")]
        try:
            for place in places:
                place.people.start(pause=0.006)
            kills = 0
            while kills < count:
                place = places[kills // 20 % 2]
                times = chance.choice((0, 0, 0, 1, 2))
                for number in range(1, times + 1):
                    results.no_faults(f"{place.name}: kill within a start, {number} in a row",
                                      place.kill_starting(chance))
                results.no_faults(f"{place.name}: kill {kills}", place.kill_running(chance))
                before = kills
                kills += 1 + times
                if before // 20 != kills // 20 or kills >= count:
                    place.settle_accounts(results)
                    if kills < count:
                        place.people.start(pause=0.006)
            for place in places:
                if place.people.is_dropping:
                    place.settle_accounts(results)
                say(f"{place.name}: {len(place.people.drops)} drops, {len(Ledger(place.root).records)} records, "
                    f"kills {place.kills}")
                results.check(f"{place.name}: some kills hit the start", place.kills["starting"] > 0)
        finally:
            for place in places:
                if place.people.is_dropping:
                    place.people.stop()
                place.service.kill()
    say(f"{time.monotonic() - began:.0f} s")
    results.finish()


if __name__ == "__main__":
    main()
