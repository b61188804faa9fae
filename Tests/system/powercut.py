"""Power cuts: the whole ROOT on a disk of its own, and copies of that disk taken while people drop.

The disk is an image file on a file system with reflinks, under a loop device with direct I/O: nothing of what the file
system on it has sent lies in a cache above the image. `cp --reflink=always` of the image is then what a power cut would
leave. It relies on FICLONE being one instant for the image: the kernel (generic_remap_file_range_prep, inode_dio_wait)
takes the inode's lock, which every direct write needs, and waits for those under way; so each write of the loop device
is in the copy whole or not at all, and none that came later without all that had ended earlier. What the file system
under test still holds in its page cache is not in the copy: that is what flushes are for. (A disk that loses what it
has acknowledged and not flushed is worse still; the simulated disk of the module tests does that.)

Each copy is mounted, which replays its log, a service is started on it, works off what lies there and stops. In some,
the copy is cut again while the service starts. `--long`: 200 cuts; else 20. `--file-system btrfs` for that one alone.
"""

import argparse
import ctypes
import os
import random
import time

from aftermath import Witness, accounted, changed_lines, lost_drops, start_and_check
from support import People, Results, Scratch, Service, deadline, have, run, say, skip

IMAGE_BYTES = 512 << 20
BACKING_BYTES = 8 << 30
# What a start says of what it found: how often the cuts have met it.
FINDINGS = ("never committed", "committed before the last stop", "files in custody without a record")
_libc = ctypes.CDLL(None, use_errno=True)


class Disk:
    """An image file, its loop device and where it is mounted."""

    def __init__(self, scratch, kind, image, where):
        self.scratch, self.kind, self.image, self.where = scratch, kind, image, where
        # The size of a sector is said, else two loop devices may differ in it, and xfs refuses the second.
        self.loop = scratch.loop(image, "--direct-io=on", "--sector-size", "4096")
        direct = run("losetup", "--noheadings", "--output", "DIO", self.loop).stdout.strip()
        if direct != "1":
            raise RuntimeError("no direct I/O for the loop device: a copy of the image would prove nothing")

    def format(self):
        options = {"ext4": ("-q", "-F"), "xfs": ("-q", "-f"), "btrfs": ("-q", "-f")}[self.kind]
        run(f"mkfs.{self.kind}", *options, self.loop)

    def mount(self, *options):
        # xfs refuses a second file system of the same name, and a copy is one.
        extra = ("-o", "nouuid") if self.kind == "xfs" else ()
        self.scratch.mount(self.loop, self.where, "-t", self.kind, *extra, *options)

    def close(self):
        self.scratch.unmount(self.where)
        self.scratch.unloop(self.loop)
        os.unlink(self.image)


def cut(image, copy):
    run("cp", "--reflink=always", image, copy)
    return copy


def flush_all(where):
    """syncfs(2): the file system writes all it has, at an instant of nobody's choosing."""
    descriptor = os.open(where, os.O_RDONLY)
    _libc.syncfs(descriptor)
    os.close(descriptor)


class Epoch:
    """One fresh disk, a service and people on it, and some cuts."""

    def __init__(self, results, scratch, kind, adopt, chance, number):
        self.results, self.scratch, self.kind, self.chance, self.number = results, scratch, kind, chance, number
        self.adopt = adopt
        # Small segments: closing them is cut as well.
        self.segment = chance.choice(("4 KiB", "32 KiB", "64 MiB"))
        self.settings = (f'settle = "200ms"\npoll = "1s"\nadopt = {str(adopt).lower()}\n'
                         f'segment = "{self.segment}"\n')
        self.name = f"{kind} {'adopt' if adopt else 'copy'} {number}"
        self.torn = self.must = self.seen = self.cuts = 0
        self.found = dict.fromkeys(FINDINGS, 0)
        self.is_check_checked = False

    def run(self, cuts):
        backing = self.scratch.of("backing")
        image = os.path.join(backing, f"disk-{self.number}.img")
        run("truncate", "-s", str(IMAGE_BYTES), image)
        disk = Disk(self.scratch, self.kind, image, self.scratch.of("live"))
        disk.format()
        disk.mount(*(("-o", "commit=1") if self.kind == "ext4" and self.chance.random() < 0.5 else ()))
        root = os.path.join(disk.where, "root")
        os.makedirs(root)
        flush_all(disk.where)
        with Service(root, self.settings, folder=self.scratch.of(f"live-config-{self.number}")) as service:
            service.start()
            people = [self.people(root, disk.where, prefix, durable)
                      for prefix, durable in (("sure-", True), ("safe-", True), ("hasty-", False))]
            for index in range(cuts):
                self.cut_once(f"{self.name} cut {index}", disk, service, root, people, again=index % 4 == 3)
            everything = [drop for person in people for drop in person.drops]
            witness = Witness(root, people)
            start_and_check(self.results, f"{self.name} at the end", service, everything, witness)
            for person in people:
                self.results.no_faults(f"{self.name}: drops that failed", [repr(error) for error in person.failed])
        disk.close()

    def people(self, root, where, prefix, durable):
        return People(os.path.join(root, "inbox"), os.path.join(where, f"staged-{prefix}"), prefix=prefix,
                      seed=self.chance.getrandbits(32), durable=durable)

    def cut_once(self, what, disk, service, root, people, again):
        for person in people:
            person.start(pause=0.003)
        time.sleep(self.chance.random() * 0.8)
        if self.chance.random() < 0.3:
            flush_all(disk.where)
            time.sleep(self.chance.random() * 0.03)
        if self.chance.random() < 0.2:
            # At rest, or as its log is begun anew.
            for person in people:
                person.stop()
            time.sleep(self.chance.random() * 5.5)
            for person in people:
                person.start(pause=0.003)
            time.sleep(self.chance.random() * 0.05)
        witness = Witness(root, people)
        copy = cut(disk.image, f"{disk.image}.cut")
        for person in people:
            person.stop()
        # Drops after the cut too: what the copy holds of them must be theirs.
        drops = [drop for person in people for drop in person.drops]
        self.must += len(witness.must)
        self.seen += witness.count
        self.check_copy(what, copy, drops, witness, again)
        self.results.check(f"{what}: the service lives on", service.is_running, service.log_tail())

    def check_copy(self, what, image, drops, witness, again):
        folder = self.scratch.of(f"copy-{len(image)}")
        disk = Disk(self.scratch, self.kind, image, folder)
        disk.mount()
        root = os.path.join(folder, "root")
        self.results.no_faults(f"{what}: before a start", lost_drops(root, witness.must))
        with Service(root, self.settings, folder=self.scratch.of(f"copy-config-{self.number}")) as service:
            if again:
                service.start(ready=False)
                time.sleep(self.chance.random() ** 2 * 0.5)
                second = cut(image, f"{image}.again")
                service.kill()
                disk.close()
                return self.check_copy(f"{what}, cut again", second, drops, witness, again=False)
            self.torn += start_and_check(self.results, what, service, drops, witness)
            self.cuts += 1
            with open(service.log, errors="replace") as file:
                said = file.read()
            for finding in FINDINGS:
                self.found[finding] += finding in said
            os.unlink(service.log)
        if not self.is_check_checked and witness.count > 5 and any(drop.digest for drop in witness.must):
            self.is_check_checked = True
            self.check_the_check(what, root, drops, witness)
        disk.close()

    def check_the_check(self, what, root, drops, witness):
        """The same checks over a disk with a fault made by hand: each must be found."""
        def faults():
            return accounted(root, drops, witness.must, witness.count, 0)[0] + changed_lines(root, witness.lines)

        name, content = [(name, content) for name, content in witness.lines.items() if content][-1]
        path = os.path.join(root, "journal", name)
        with open(path, "rb") as file:
            whole = file.read()
        last = content.rstrip(b"\n").rfind(b"\n") + 1
        damages = {
            "a line that a reader saw is gone": whole[:last],
            "a line that a reader saw is another": whole[:last] + whole[last:].replace(b"T", b"t", 1),
        }
        for damage, bytes_then in damages.items():
            with open(path, "wb") as file:
                file.write(bytes_then)
            self.results.check(f"{what}: found: {damage}", changed_lines(root, witness.lines))
        with open(path, "wb") as file:
            file.write(whole)
        self.results.no_faults(f"{what}: put back", faults())
        drop = next(drop for drop in witness.must if drop.digest)
        original = os.path.join(root, "archive", "sha256", drop.digest[:2], drop.digest)
        os.rename(original, original + "-gone")
        self.results.check(f"{what}: found: an original is gone", faults())
        os.rename(original + "-gone", original)
        extra = type(drop)(b"never-dropped.txt", "0" * 64, True)
        self.results.check(f"{what}: found: a durable drop is gone",
                           accounted(root, drops + [extra], witness.must + [extra], 0, 0)[0])


def make_backing(scratch):
    image = scratch.of("backing.img")
    run("truncate", "-s", str(BACKING_BYTES), image)
    run("mkfs.xfs", "-q", "-m", "reflink=1", image)
    scratch.mount(scratch.loop(image), scratch.of("backing"), "-t", "xfs")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    parser.add_argument("--cuts", type=int, help="in all")
    parser.add_argument("--file-system", action="append", choices=("ext4", "xfs", "btrfs"))
    options = parser.parse_args()
    kinds = options.file_system or (["ext4", "xfs", "btrfs"] if options.long else ["ext4", "xfs"])
    cuts = options.cuts or (200 if options.long else 20)
    results = Results()
    say(f"seed {options.seed}")
    if os.geteuid() != 0:
        skip("power cuts", "only root can mount")
        return
    for kind in [kind for kind in kinds if not have(f"mkfs.{kind}")]:
        skip(kind, f"no mkfs.{kind}")
        kinds.remove(kind)
    deadline(120 + cuts * 12)
    per_epoch = 5
    epochs = -(-cuts // (per_epoch * len(kinds) * 2)) * 2
    chance = random.Random(options.seed)
    with Scratch("powercut") as scratch:
        make_backing(scratch)
        number = 0
        for kind in kinds:
            begun, done, checked = time.monotonic(), [], False
            for index in range(epochs):
                number += 1
                epoch = Epoch(results, scratch, kind, index % 2 == 0, chance, number)
                epoch.run(per_epoch)
                done.append(epoch)
                checked = checked or epoch.is_check_checked
            results.check(f"{kind}: faults made by hand were looked for", checked)
            total = {name: sum(getattr(epoch, name) for epoch in done) for name in ("cuts", "must", "seen", "torn")}
            found = ", ".join(f"{word}: {sum(epoch.found[word] for epoch in done)}" for word in FINDINGS)
            say(f"{kind}: {total['cuts']} cuts in {time.monotonic() - begun:.0f} s; {total['must']} durable drops and "
                f"{total['seen']} lines were to survive them; {total['torn']} files that nobody had flushed were taken "
                f"as the cut left them; starts that found ({found})")
    results.finish()


if __name__ == "__main__":
    main()
