"""Real I/O errors: a disk that answers writes with EIO, under ext4, xfs and btrfs.

"ext4+log" and "xfs+log" have their own log on a second disk that is sound: there the file system lives on, and what
fails is the bytes alone, once, after which the page cache shows what the disk lacks and the next flush says 0.

nbdkit serves an image, its error filter fails writes while a trigger file exists, nbdfuse shows it as a file, and a
loop device on that is the disk. Errors begin at a chosen moment: during drops, within a flush of the service, at rest
when the commit log is begun anew. The service must end with 74 and words, or say that it is degraded, or not have
noticed; then, errors being over: it is started again on the same mount, where the page cache may show what the disk
lacks; then a power cut (a copy of the image, taken while nbdkit stands still), and a start on that. Also the same file
system mounted again, where it had gone read-only. Short: one moment for each of four. `--long`: 30 runs for each of
five.
"""

import argparse
import glob
import os
import random
import signal
import subprocess
import time

from aftermath import Witness, changed_lines, lost_drops, read_lines, start_and_check
from support import People, Results, Scratch, Service, deadline, have, run, say, skip, wait_until

IMAGE_BYTES = 512 << 20
LOG_BYTES = 128 << 20
KINDS = ("ext4", "xfs", "btrfs", "ext4+log", "xfs+log")
MOMENTS = ("drops", "flush", "rest")
FLUSHES = ("74", "75")  # fsync, fdatasync on x86-64
SETTINGS = 'settle = "200ms"\npoll = "1s"\n'


class BadDisk:
    """A disk whose writes fail while `trigger` exists; with `second`, one beside it that is sound."""

    def __init__(self, scratch, rate, second):
        self.scratch = scratch
        self.trigger = scratch.of("errors-now")
        self.servers, self.clients, self.images, self.loops = [], [], [], []
        self._attach("disk", IMAGE_BYTES, ("error=EIO", f"error-pwrite-rate={rate}%", f"error-zero-rate={rate}%",
                                           f"error-file={self.trigger}"))
        if second:
            self._attach("log", LOG_BYTES, ())

    def _attach(self, name, size, errors):
        image, socket, folder = self.scratch.of(f"{name}.img"), self.scratch.of(f"{name}.sock"), self.scratch.make(name)
        run("truncate", "-s", str(size), image)
        self.servers.append(self._begin("nbdkit", "--foreground", "--exit-with-parent", "--unix", socket,
                                        *(("--filter=error",) if errors else ()), "file", image, *errors))
        self._await(socket)
        self.clients.append((self._begin("nbdfuse", os.path.join(folder, "disk"), "--unix", socket), folder))
        self._await(os.path.join(folder, "disk"))
        self.scratch.mounts.append(folder)
        self.images.append(image)
        self.loops.append(self.scratch.loop(os.path.join(folder, "disk"), "--sector-size", "4096"))

    def _begin(self, *command):
        with open(self.scratch.of("nbd.out"), "ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)

    def _await(self, path):
        if not wait_until(lambda: os.path.exists(path), 10):
            raise RuntimeError(f"no {path}: {open(self.scratch.of('nbd.out')).read()[-500:]}")

    def begin_errors(self):
        open(self.trigger, "w").close()

    def end_errors(self):
        if os.path.exists(self.trigger):
            os.unlink(self.trigger)

    def copy(self):
        """The images as a power cut would leave them: nbdkit writes through, and stands still meanwhile. The log's
        disk is stopped last: what is written there then waits for nothing that the first has not answered."""
        copies = []
        try:
            for server in self.servers:
                os.kill(server.pid, signal.SIGSTOP)
                wait_until(lambda: all("\nState:\tT" in open(path).read()
                                       for path in glob.glob(f"/proc/{server.pid}/task/*/status")), 5)
            for image in self.images:
                run("cp", "--sparse=always", image, image + ".copy")
                copies.append(image + ".copy")
        finally:
            for server in self.servers:
                os.kill(server.pid, signal.SIGCONT)
        return copies

    def close(self):
        for loop in reversed(self.loops):
            self.scratch.loops.remove(loop)
            run("losetup", "-d", loop, check=False)
        for process, folder in self.clients:
            # A loop device goes when its last user has gone.
            wait_until(lambda: run("fusermount3", "-u", folder, check=False).returncode == 0, 5, every=0.2)
            end(process)
        for process in self.servers:
            end(process)


def end(process):
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def is_in_flush(pid):
    for path in glob.glob(f"/proc/{pid}/task/*/syscall"):
        try:
            with open(path) as file:
                if file.read().split()[0] in FLUSHES:
                    return True
        except OSError:
            continue
    return False


def can_write(where):
    """Whether the file system still takes, and flushes, a new file."""
    path = os.path.join(where, "probe")
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_WRONLY)
        try:
            os.write(descriptor, b"probe")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.unlink(path)
        return True
    except OSError:
        return False


def can_read(root):
    """Not once xfs has shut itself down."""
    try:
        read_lines(root)
        return True
    except OSError:
        return False


class Run:
    """One disk, one time of errors, and what comes after it."""

    def __init__(self, results, scratch, kind, moment, seed):
        self.results, self.scratch = results, scratch
        self.kind, _, log = kind.partition("+")
        self.has_log = bool(log)
        self.chance = random.Random(seed)
        self.moment = moment
        self.rate = self.chance.choice((100, 100, 30, 5))
        self.seconds = self.chance.choice((0.02, 0.1, 0.5, 2))
        self.adopt = self.chance.random() < 0.6
        how = "adopt" if self.adopt else "copy"
        self.name = f"{kind} {moment} {self.rate} % for {self.seconds} s {how} seed {seed}"
        self.where = scratch.of("live")
        self.outcome = ""

    def go(self):
        disk = BadDisk(self.scratch, self.rate, self.has_log)
        try:
            self.format(disk.loops)
            self.mount(disk.loops, self.where)
            self.with_disk(disk)
        finally:
            disk.end_errors()
            for mount in (self.where, self.scratch.of("copy")):
                if mount in self.scratch.mounts:
                    run("umount", mount, check=False)
            disk.close()

    def format(self, loops):
        if self.kind == "ext4" and self.has_log:
            run("mke2fs", "-q", "-F", "-O", "journal_dev", "-b", "4096", loops[1])
            run("mkfs.ext4", "-q", "-F", "-b", "4096", "-J", f"device={loops[1]}", loops[0])
        elif self.kind == "ext4":
            run("mkfs.ext4", "-q", "-F", loops[0])
        elif self.has_log:
            run("mkfs.xfs", "-q", "-f", "-l", f"logdev={loops[1]},size=64m,sectsize=4096", loops[0])
        else:
            run(f"mkfs.{self.kind}", "-q", "-f", loops[0])

    def mount(self, loops, where):
        options = {"ext4": "journal_path={}", "xfs": "nouuid,logdev={}"}.get(self.kind, "") if self.has_log else ""
        if self.kind == "xfs" and not self.has_log:
            options = "nouuid"
        extra = ("-o", options.format(loops[-1])) if options else ()
        self.scratch.mount(loops[0], where, "-t", self.kind, *extra)

    def with_disk(self, disk):
        root = os.path.join(self.where, "root")
        os.makedirs(root)
        descriptor = os.open(self.where, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
        settings = f"{SETTINGS}adopt = {str(self.adopt).lower()}\n"
        people = [People(os.path.join(root, "inbox"), os.path.join(self.where, f"staged-{prefix}"), prefix=prefix,
                         seed=self.chance.getrandbits(32), durable=durable)
                  for prefix, durable in (("sure-", True), ("hasty-", False))]
        with Service(root, settings, folder=self.scratch.of("config")) as service:
            service.start()
            before = self.errors(disk, service, people)
            self.judge(service, root)
            if can_read(root):
                self.results.no_faults(f"{self.name}: what a reader saw before the errors",
                                       changed_lines(root, before.lines))
            self.start_again(service, people)
            for person in people:
                person.stop()
            witness = Witness(root, people, before)
            copies = disk.copy()
            service.kill()
        drops = [drop for person in people for drop in person.drops]
        self.after_power_cut(copies, settings, drops, witness, before)
        if not can_write(self.where):
            self.after_mounting_again(disk, settings, drops, witness)

    def errors(self, disk, service, people):
        """Errors come and go. Returns what was known before."""
        for person in people:
            person.start(pause=0.004)
        time.sleep(0.5 + self.chance.random())
        if self.moment == "rest":
            for person in people:
                person.stop()
            time.sleep(4.8 + self.chance.random() * 0.4)
        if self.moment == "flush":
            wait_until(lambda: is_in_flush(service.pid), 5, every=0)
        before = Witness(service.root, people)
        disk.begin_errors()
        time.sleep(self.seconds)
        if self.moment == "rest":
            for person in people:
                person.start(pause=0.004)
            time.sleep(0.3)
        disk.end_errors()
        time.sleep(1)
        return before

    def judge(self, service, root):
        """What the service made of it, and whether it said so."""
        wait_until(lambda: not service.is_running, 5, every=0.05)
        log = service.log_tail(1 << 20)
        service.listen()
        if not service.is_running:
            self.check_end(service, "errors")
            self.outcome = f"ended with {service.process.returncode}"
        elif can_write(self.where):
            self.outcome = "ran on" + (", was degraded" if "degraded: " in log else "")
        else:
            is_said = "degraded: " in log and any("degraded" in text for text in service.said)
            self.results.check(f"{self.name}: degraded on a disk that cannot be written", is_said, log[-800:])
            self.outcome = "degraded, the file system is read-only or shut down"

    def check_end(self, service, when):
        code, log = service.process.returncode, service.log_tail(3000)
        service.listen()
        self.results.check(f"{self.name}: ends with 74 ({when})", code == 74, f"{code}: {log[-600:]}")
        self.results.check(f"{self.name}: the log says why ({when})", "event=failed" in log, log[-600:])
        words = [text for text in service.said if "ERRNO=" in text]
        self.results.check(f"{self.name}: systemd is told ERRNO and why ({when})",
                           any("STATUS=failed" in text for text in words), str(service.said[-2:]))

    def start_again(self, service, people):
        """As systemd would: on the same mount, whose page cache may show what the disk lacks."""
        if service.is_running:
            return
        writable = can_write(self.where)
        for attempt in range(3):
            if service.start(seconds=30):
                self.outcome += f", started again on the same mount (attempt {attempt + 1})"
                time.sleep(1)
                if service.is_running:
                    return
            self.check_end(service, "started again")
        self.outcome += f", could not start again on the same mount ({'writable' if writable else 'not writable'})"
        self.results.check(f"{self.name}: starts again where the disk can be written", not writable,
                           service.log_tail())

    def after_power_cut(self, images, settings, drops, witness, before):
        loops = [self.scratch.loop(image, "--sector-size", "4096") for image in images]
        self.mount(loops, self.scratch.of("copy"))
        root = self.scratch.of("copy", "root")
        what = f"{self.name}, power cut"
        self.results.no_faults(f"{what}: before a start", lost_drops(root, witness.must))
        witness.count = before.count
        with Service(root, settings, folder=self.scratch.of("copy-config")) as service:
            torn = start_and_check(self.results, what, service, drops, witness, since=0, with_errors=True)
        self.outcome += f", {torn} files taken as the errors left them" if torn else ""
        self.scratch.unmount(self.scratch.of("copy"))
        for loop, image in zip(loops, images):
            self.scratch.unloop(loop)
            os.unlink(image)

    def after_mounting_again(self, disk, settings, drops, witness):
        self.scratch.unmount(self.where)
        self.mount(disk.loops, self.where)
        root = os.path.join(self.where, "root")
        what = f"{self.name}, mounted again"
        self.outcome += ", went on after it was mounted again"
        with Service(root, settings, folder=self.scratch.of("config")) as service:
            start_and_check(self.results, what, service, drops, witness, since=0, with_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    parser.add_argument("--runs", type=int, help="for each file system")
    parser.add_argument("--file-system", action="append", choices=KINDS)
    options = parser.parse_args()
    results = Results()
    say(f"seed {options.seed}")
    missing = [name for name in ("nbdkit", "nbdfuse", "fusermount3") if not have(name)]
    if os.geteuid() != 0 or missing:
        skip("I/O errors", f"not there: {', '.join(missing)}" if missing else "only root can mount")
        return
    runs = options.runs or (30 if options.long else 1)
    kinds = options.file_system or (KINDS if options.long else KINDS[:4])
    deadline(60 + runs * len(kinds) * 75)
    for index in range(runs):
        for place, kind in enumerate(kinds):
            program = f"mkfs.{kind.partition('+')[0]}"
            if not have(program):
                skip(kind, f"no {program}")
                continue
            seed = options.seed + index
            with Scratch("ioerrors") as scratch:
                begun = time.monotonic()
                one = Run(results, scratch, kind, MOMENTS[(seed + place) % len(MOMENTS)], seed)
                one.go()
                say(f"{one.name}: {one.outcome} ({time.monotonic() - begun:.0f} s)")
    results.finish()


if __name__ == "__main__":
    main()
