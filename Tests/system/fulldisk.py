"""Disks that are full, by bytes and by inodes; that are read-only for a while; and a clock that jumps.

Archive, journal, state and inbox each on a small file system of their own, bound into the root, then the whole root on
one. Each is filled under a service that runs, files are dropped, and room is made again: the service says once that it
is degraded (status.json, STATUS=, one line of log, `releasectl status` answers 1), rejects nothing, and within ten
seconds of the room it goes on by itself, and every drop gets one record. The clock is stepped by wallclock.c, for that
process alone.
"""

import argparse
import collections
import datetime
import glob
import os
import random
import re
import struct
import time

from support import (RELEASECTL, Drop, Ledger, People, Results, Scratch, Service, account, all_recorded, deadline,
                     files_below, have, run, say, sha256_of, skip, wait_until)

PLACES = ("archive", "journal", "state", "inbox", "root")
BACK_WITHIN_SECONDS = 10
SETTINGS = 'settle = "200ms"\npoll = "1s"\n'


class SmallDisk:
    """A file system of 24 MiB, or of few inodes; what is tested lies in a folder of it, so that ballast can lie
    beside."""

    def __init__(self, scratch, lack):
        self.scratch, self.lack = scratch, lack
        image = scratch.of("small.img")
        run("truncate", "-s", "24M" if lack != "inodes" else "64M", image)
        few = ("-N", "1024") if lack == "inodes" else ()
        run("mkfs.ext4", "-q", "-F", "-m", "0", *few, image)
        self.where = scratch.mount(scratch.loop(image), scratch.of("small"))
        self.ballast = os.path.join(self.where, "ballast")

    def fill(self):
        """Until nothing goes in any more."""
        os.makedirs(self.ballast, exist_ok=True)
        if self.lack == "inodes":
            self._until_full(lambda number: os.close(os.open(f"{self.ballast}/{number}", os.O_CREAT | os.O_WRONLY)))
        else:
            with open(os.path.join(self.ballast, "bytes"), "wb", buffering=0) as file:
                for size in (1 << 20, 4096):
                    self._until_full(lambda _: file.write(b"x" * size))
                os.fsync(file.fileno())

    @staticmethod
    def _until_full(add):
        try:
            for number in range(1 << 20):
                add(number)
        except OSError:
            return

    def free(self):
        for path in files_below(self.ballast):
            os.unlink(path)


class Scene:
    explained = 0  # files that waited when somebody asked of them, over all scenes

    """One place that lacks one thing."""

    def __init__(self, results, scratch, place, lack, adopt, seed):
        self.results, self.scratch, self.place, self.lack = results, scratch, place, lack
        self.name = f"{place} {lack} {'adopt' if adopt else 'copy'}"
        self.adopt, self.random = adopt, random.Random(seed)
        self.drops = []

    def go(self):
        disk = SmallDisk(self.scratch, self.lack)
        if self.place == "root":
            root = os.path.join(disk.where, "root")
            os.makedirs(root)
        else:
            root = self.scratch.make("root")
            os.makedirs(os.path.join(disk.where, self.place))
            self.scratch.mount(os.path.join(disk.where, self.place), os.path.join(root, self.place), "--bind")
        self.root = root
        # The same file system by another path: people write beside the inbox and rename.
        shares = self.place in ("inbox", "root")
        self.inbox = os.path.join(disk.where, "inbox") if self.place == "inbox" else os.path.join(root, "inbox")
        self.staged = os.path.join(disk.where if shares else self.scratch.path, "staged")
        os.makedirs(self.staged)
        # Small segments ask for a new inode again and again.
        segment = "4 KiB" if self.lack == "inodes" else "64 MiB"
        settings = f'{SETTINGS}adopt = {str(self.adopt).lower()}\nsegment = "{segment}"\n'
        with Service(root, settings, folder=self.scratch.of("config")) as service:
            service.start()
            self.dropped(self.prepared(20))
            self.results.check(f"{self.name}: before it", all_recorded(root, self.drops, 20), service.log_tail())
            wait_until(lambda: not service.conditions(), 5)
            self.trouble(disk, service)
            if service.is_running:
                self.results.check(f"{self.name}: it stops in order", service.stop() == 0, service.log_tail())
            self.results.no_faults(f"{self.name}: every drop", account(root, self.drops))
            self.results.no_faults(f"{self.name}: leftovers", Ledger(root).unrecorded_originals())

    def prepared(self, count):
        """Files ready to be renamed in: on a full disk nobody can write."""
        made = []
        for _ in range(count):
            path = os.path.join(self.staged, f"drop-{self.random.getrandbits(60):x}.txt")
            with open(path, "wb") as file:
                file.write(self.random.randbytes(300))
            made.append(path)
        return made

    def dropped(self, paths):
        for path in paths:
            target = os.path.join(self.inbox, os.path.basename(path))
            digest = sha256_of(path)
            if os.stat(os.path.dirname(path)).st_dev == os.stat(self.inbox).st_dev:
                os.rename(path, target)
            else:
                run("cp", path, target + ".part")
                os.rename(target + ".part", target)
                os.unlink(path)
            self.drops.append(Drop(os.path.basename(path).encode(), digest, False))

    def widen(self):
        """The inbox has room for names: a directory that has once been long stays so, on ext4."""
        for number in range(1000):
            os.close(os.open(os.path.join(self.inbox, f"widening-the-folder-{number}.part"), os.O_CREAT | os.O_WRONLY))
        for number in range(1000):
            os.unlink(os.path.join(self.inbox, f"widening-the-folder-{number}.part"))

    def trouble(self, disk, service):
        if self.place in ("inbox", "root") and self.lack == "bytes":
            self.widen()
        # More than fits into what is reserved ahead for journal and log.
        paths = self.prepared(400 if self.lack == "bytes" and self.place in ("journal", "state", "root") else 30)
        service.listen()
        log_length = len(service.log_tail(1 << 24))
        if self.lack == "read-only":
            if not self.remount(disk, "ro"):
                return
        else:
            disk.fill()
        if self.place == "inbox" and self.lack == "read-only":
            # Nobody can drop either; what matters is that it goes on.
            time.sleep(3)
        else:
            self.dropped(paths)
            self.is_said(service, log_length)
        self.results.check(f"{self.name}: it runs on", service.is_running, service.log_tail())
        held = account(self.root, self.drops, exactly=False)
        self.results.no_faults(f"{self.name}: nothing is lost meanwhile", held)
        rejected = [record for record in Ledger(self.root).records if record.type == "rejected"]
        self.results.check(f"{self.name}: nothing is rejected", not rejected and not glob.glob(
            os.path.join(self.root, "inbox", "Rejected", "*")))
        begun = time.monotonic()
        if self.lack == "read-only":
            self.remount(disk, "rw")
            if self.place == "inbox":
                self.dropped(paths)
        else:
            disk.free()
        if not service.is_running:
            self.results.check(f"{self.name}: it starts again", service.start(), service.log_tail())
        done = all_recorded(self.root, self.drops, BACK_WITHIN_SECONDS)
        waited = time.monotonic() - begun
        self.results.check(f"{self.name}: all recorded within {BACK_WITHIN_SECONDS} s of being mended", done,
                           f"{waited:.1f} s: {service.log_tail()}")
        well = wait_until(lambda: service.conditions() == [], 12)
        self.results.check(f"{self.name}: it is well again", well, str(service.conditions()))
        status = run(RELEASECTL, "status", "--root", self.root, check=False)
        self.results.check(f"{self.name}: releasectl status answers 0", status.returncode == 0, status.stdout[:300])
        say(f"{self.name}: everything recorded {waited:.1f} s after it was mended")

    def is_said(self, service, log_length):
        seen = wait_until(lambda: not service.is_running or "degraded: " in service.log_tail(1 << 24)[log_length:], 15)
        # Time enough to say it again and again, were it so inclined.
        time.sleep(6)
        log = service.log_tail(1 << 24)[log_length:]
        codes = collections.Counter(re.findall(r"event=degraded condition=(\S+)|condition=(\S+) event=degraded", log))
        if self.place == "inbox" and self.lack in ("bytes", "inodes") and not codes:
            # Taking files away needs no room, and the folder that the next batch claims into is made ahead, with the
            # inode that the last one's gave back.
            taken = all_recorded(self.root, self.drops, 5)
            self.results.check(f"{self.name}: a full inbox is emptied all the same", taken, log[-600:])
            return
        self.results.check(f"{self.name}: the log says that it is degraded", seen and codes, log[-600:])
        self.results.check(f"{self.name}: once", all(count == 1 for count in codes.values()), str(codes))
        warnings = [line for line in log.splitlines() if line.startswith(("warning", "error"))]
        self.results.check(f"{self.name}: few warnings", len(warnings) <= 6, f"{len(warnings)}: {warnings[:3]}")
        service.listen()
        told = [text for text in service.said if "STATUS=degraded" in text]
        self.results.check(f"{self.name}: systemd is told", told, str(service.said[-2:]))
        # Without room for it there is none: an old one would say that all is well.
        there = os.path.exists(os.path.join(self.root, "state", "status.json"))
        self.results.check(f"{self.name}: status.json says it, or is not there", service.conditions() or not there,
                           str(service.status())[:200])
        status = run(RELEASECTL, "status", "--root", self.root, check=False)
        self.results.check(f"{self.name}: releasectl status answers 1", status.returncode == 1,
                           f"{status.returncode}: {status.stdout[:300]}{status.stderr[:300]}")
        self.is_explained(service)

    def is_explained(self, service):
        """Who asks of a file that waits is told for what."""
        status = service.status()
        waiting = next(iter(status.get("waitingFiles", [])), None)
        if waiting and status.get("conditions"):
            Scene.explained += 1
            path = os.path.join(waiting["folder"], waiting["name"])
            said = run(RELEASECTL, "explain", "--root", self.root, path, check=False).stdout
            self.results.check(f"{self.name}: releasectl explain says for what a file waits",
                               f"degraded: {status['conditions'][0]['text']}" in said, said)

    def remount(self, disk, mode):
        end = time.monotonic() + 12
        while True:
            done = run("mount", "-o", f"remount,{mode}", disk.where, check=False)
            if done.returncode == 0:
                return True
            if time.monotonic() > end:
                skip(self.name, f"cannot be made so while the service writes there: {done.stderr.strip()[-120:]}")
                return False
            time.sleep(0.5)


class Clock:
    """The clock that one process sees, an hour forth and back."""

    def __init__(self, results, scratch, compiler):
        self.results, self.scratch = results, scratch
        self.file, self.library = scratch.of("clock"), scratch.of("wallclock.so")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "wallclock.c")
        run(compiler, "-shared", "-fPIC", "-O1", "-o", self.library, source)
        with open(self.file, "wb") as file:
            file.write(bytes(8))

    def set(self, offset):
        with open(self.file, "r+b") as file:
            file.write(struct.pack("@q", offset))

    def go(self):
        self.set(0)
        wrapper = ("env", f"LD_PRELOAD={self.library}", f"WALLCLOCK={self.file}")
        root = self.scratch.make("root")
        person = People(os.path.join(root, "inbox"), self.scratch.of("staged"), seed=1)
        with Service(root, SETTINGS, wrapper=wrapper, folder=self.scratch.of("config")) as service:
            if not self.results.check("clock: it starts", service.start(), service.log_tail()):
                return
            for offset in (0, 3600, 0, -3600, 0):
                self.set(offset)
                time.sleep(0.2)
                count, begun = len(person.drops), time.time()
                person.start(pause=0.01)
                time.sleep(1.5)
                person.stop()
                mine = person.drops[count:]
                taken = all_recorded(root, mine, 3)
                records = Ledger(root).by_path()
                late = [drop.path for drop in mine if drop.path not in records]
                self.results.check(f"clock {offset:+d}: drops are taken in their time", taken,
                                   f"{late} {service.conditions()}")
                times = [self.seconds(records[drop.path][0]) - begun - offset for drop in mine if drop.path in records]
                self.results.check(f"clock {offset:+d}: records have the time that the clock said",
                                   times and all(-1 < value < 6 for value in times), str(times[:5]))
            self.results.check("clock: it stops in order", service.stop() == 0, service.log_tail())
            self.results.no_faults("clock: every drop", account(root, person.drops))
            say(f"clock: {len(person.drops)} drops over four steps of an hour")

    @staticmethod
    def seconds(record):
        return datetime.datetime.fromisoformat(record.event["time"].replace("Z", "+00:00")).timestamp()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    parser.add_argument("--only", help="archive, journal, state, inbox, root, or clock")
    options = parser.parse_args()
    results = Results()
    say(f"seed {options.seed}")
    scenes = [(place, lack, True) for place in PLACES for lack in ("bytes", "inodes")]
    scenes += [("archive", "read-only", True), ("inbox", "read-only", True)]
    if options.long:
        scenes += [(place, lack, False) for place, lack, _ in scenes]
        scenes += [(place, "read-only", True) for place in ("journal", "state", "root")]
    deadline(120 + len(scenes) * 60)
    if os.geteuid() != 0:
        skip("full disks", "only root can mount")
        scenes = []
    for place, lack, adopt in scenes:
        if options.only in (None, place):
            with Scratch("fulldisk") as scratch:
                Scene(results, scratch, place, lack, adopt, options.seed).go()
    compiler = next((name for name in ("cc", "clang", "gcc") if have(name)), None)
    if compiler is None:
        skip("a clock that jumps", "no C compiler for wallclock.c")
    elif options.only in (None, "clock"):
        with Scratch("clock") as scratch:
            Clock(results, scratch, compiler).go()
    if scenes and options.only is None:
        results.check("a waiting file was asked of", Scene.explained > 0, "none in any scene")
    results.finish()


if __name__ == "__main__":
    main()
