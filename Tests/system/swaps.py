#!/usr/bin/env python3
"""Path swaps against every open of what others made: files outside the inbox are never read, changed or removed.

Hostile people swap what the service is about to open for links to secrets that the service's own user may read, for
folders, named pipes, devices; they plant links where it will write; with its calls delayed by strace. The secrets lie
on a file system that notes every read (strictatime). After each: the secrets are as they were, times included; no hash
of theirs is in the journal or the archive; the service still runs and takes the next file.

    swaps.py [--long] [--seed N]          as root; needs strace, setpriv and loop devices
"""

import argparse
import collections
import os
import random
import subprocess

from adversaries import Actor, Delays, GROUP, SERVICE, STAFF, Stage, digest_of, ends_in_order
from swap_plays import Secrets, device, plays, rejected_link, remove, write
from support import Ledger, Results, Scratch, deadline, have, run, say, skip, wait_until

SETTINGS = 'settle = "100ms"\npoll = "500ms"\nrefuse = ["*.exe"]\n'
CALLS = ["openat", "renameat2", "statx", "fcntl", "getdents64", "inotify_add_watch"]


def attack(results, stage, secrets, play, uid, name, call, chance, seed, seconds):
    """One play against the service, and what must hold then. Returns its counts."""
    what = f"{name} under {call or 'no'} delay"
    actor = None
    try:
        with Delays(stage.service.pid, call, chance.choice([3, 10, 30])):
            actor = Actor(play, stage, uid, seed, f"{name}-{call}", seconds, seconds)
            _, count, error = actor.report()
        results.check(f"{what}: it plays", error is None, error)
    finally:
        if actor:
            actor.end()
    next_name = f"next-{name}-{call}.txt"
    write(os.path.join(stage.outside, next_name))
    os.rename(os.path.join(stage.outside, next_name), os.path.join(stage.inbox, next_name))
    results.check(f"{what}: the next file is taken",
                  wait_until(lambda: next_name.encode() in Ledger(stage.root).by_path(), 20), stage.service.log_tail())
    results.check(f"{what}: the service runs", stage.service.is_running)
    results.no_faults(f"{what}: the secrets", secrets.faults(stage.root))
    return count


def swaps(results, folder, secrets, chance, options):
    stage = Stage(os.path.join(folder, "swaps"), SETTINGS)
    seconds = 6 if options.long else 0.8
    total = collections.Counter()
    with stage.service:
        stage.service.start()
        every = [(name, play, STAFF) for name, play in plays(secrets).items()]
        every.append(("rejected-link", rejected_link(os.path.join(secrets.folder, "trap")), SERVICE))
        every.append(("device", device, None))
        for name, play, uid in every:
            calls = [None] + CALLS if options.long else chance.sample(CALLS, 2)
            count = collections.Counter()
            for call in calls:
                count += attack(results, stage, secrets, play, uid, name, call, chance, options.seed, seconds)
            say(f"{name}: " + ", ".join(f"{key} {count[key]}" for key in sorted(count)))
            total += count
        for words in ("it changed while it was claimed", "it changed while it was taken", "left alone for now"):
            say(f"{words}: {stage.log().count(words)}")
        results.check("names were swapped between a look and the claim",
                      "it changed while it was claimed" in stage.log())
        check_rejections_go_on(results, stage)
        results.no_faults("journal and archive", Ledger(stage.root).check())
        ends_in_order(results, stage)
    results.check("there were swaps", total["swaps"] > 500, f"{total['swaps']}")
    results.check("notes were planted in time", total["notes planted"] > 0)
    results.check("nobody linked a secret or moved the inbox",
                  not total["links to a secret"] and not total["inboxes taken away"])
    say(f"{len(Ledger(stage.root).records)} records")


def check_rejections_go_on(results, stage):
    write(os.path.join(stage.inbox, "last.exe"))
    rejected = os.path.join(stage.inbox, "Rejected")
    results.check("a refused file is set aside with its reason",
                  wait_until(lambda: os.path.exists(os.path.join(rejected, "last.exe.why.txt")), 20))
    results.check("nothing is left unfinished", wait_until(lambda: not stage.service.conditions(), 20),
                  stage.service.conditions())


def planted_custody(results, scratch, folder, secrets):
    """The private folder of an inbox on a mount of its own is there already, and is not private."""
    own = scratch.mount("none", os.path.join(folder, "own"), "-t", "tmpfs", "-o", "size=8m")
    os.chown(own, SERVICE, GROUP)
    os.chmod(own, 0o3770)
    private = os.path.join(own, ".released-custody")
    kinds = {
        "a link": lambda: os.symlink(os.path.join(secrets.folder, "trap"), private),
        "another's folder": lambda: (os.mkdir(private), os.chown(private, STAFF, GROUP), os.chmod(private, 0o777)),
        "an open folder": lambda: (os.mkdir(private), os.chown(private, SERVICE, GROUP), os.chmod(private, 0o777)),
        "a file": lambda: write(private),
        "a named pipe": lambda: os.mkfifo(private),
    }
    inboxes = f'[[inbox]]\nname = "inbox"\n[[inbox]]\nname = "own"\npath = "{own}"\n'
    for number, (kind, plant) in enumerate(kinds.items()):
        stage = Stage(os.path.join(folder, f"custody-{number}"), SETTINGS, inboxes)
        plant()
        with stage.service:
            try:
                started = stage.service.start(seconds=15)
            except RuntimeError:
                started = False
            results.check(f"{kind} for custody: the service starts", started, stage.service.log_tail(300))
            write(os.path.join(stage.inbox, "other.txt"))
            write(os.path.join(own, "here.txt"))
            results.check(f"{kind} for custody: the other inbox goes on",
                          wait_until(lambda: b"other.txt" in Ledger(stage.root).by_path(), 8 if started else 0))
            results.check(f"{kind} for custody: it is not used", os.path.exists(os.path.join(own, "here.txt")))
            results.check(f"{kind} for custody: it is said",
                          wait_until(lambda: stage.service.conditions() != [], 5))
            remove(private)
            results.check(f"{kind} for custody: removed, the inbox goes on",
                          wait_until(lambda: b"here.txt" in Ledger(stage.root).by_path(), 12 if started else 0))
        results.no_faults(f"{kind} for custody: the secrets", secrets.faults(stage.root))
        remove(os.path.join(own, "here.txt"))
        remove(private)


def names(results, folder, secrets):
    """Names that look like ways out, and files that stay."""
    stage = Stage(os.path.join(folder, "names"), SETTINGS)
    kept = {b"...", b"..x", b"..\\..\\x", b"%2e%2e%2fx", b"x\n..", b"\xff\xfe", b"-rf", b"*", b"~root",
            b"..\xe2\x88\x95x"}
    with stage.service:
        stage.service.start()
        for name in kept:
            write(os.path.join(os.fsencode(stage.inbox), name))
        write(os.path.join(stage.inbox, ".keep"))
        # The sysadmin's own doing: a file of the service's user linked into the inbox is taken, and stays where it was.
        linked = os.path.join(folder, "linked.txt")
        write(linked, b"linked on purpose\n")
        os.chown(linked, SERVICE, GROUP)
        os.chmod(linked, 0o600)
        os.link(linked, os.path.join(stage.inbox, "linked.txt"))
        wanted = kept | {b"linked.txt"}
        results.check("every name is taken", wait_until(lambda: wanted <= set(Ledger(stage.root).by_path()), 20),
                      wanted - set(Ledger(stage.root).by_path()))
        results.check("a .keep stays", os.path.exists(os.path.join(stage.inbox, ".keep")))
        status = os.stat(linked)
        results.check("a linked file is as it was", (status.st_mode & 0o777, status.st_nlink) == (0o600, 1), status)
        with open(linked, "r+b") as file:
            file.write(b"L")
        results.no_faults("what is written to it later does not reach the archive", Ledger(stage.root).check())
    results.no_faults("names: the secrets", secrets.faults(stage.root))


def check_finds_touched(results, secrets, root):
    """The check itself can fail: a secret that was read, changed or taken is reported."""
    path = os.path.join(secrets.folder, "secret.txt")
    subprocess.run(["cat", path], stdout=subprocess.DEVNULL, check=True)
    results.check("a read is reported", any("atime" in fault for fault in secrets.faults(root)))
    os.link(path, path + ".link")
    results.check("a link is reported", any("links" in fault for fault in secrets.faults(root)))
    os.unlink(path + ".link")
    digest = digest_of(secrets.contents[path])
    taken = os.path.join(root, "archive", "sha256", digest[:2], digest)
    write(taken)
    results.check("a taken one is reported", any("in the archive" in fault for fault in secrets.faults(root)))
    os.unlink(taken)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--long", action="store_true")
    options.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    options = options.parse_args()
    if os.geteuid() != 0 or not have("strace") or not have("setpriv"):
        skip("swaps", "needs root, strace and setpriv")
        Results().finish()
    say(f"seed {options.seed}")
    deadline(3600 if options.long else 400)
    results, chance = Results(), random.Random(options.seed)
    with Scratch("swaps") as scratch:
        os.chmod(scratch.path, 0o755)
        image = scratch.of("image")
        run("truncate", "-s", "256M", image)
        run("mkfs.ext4", "-q", image)
        folder = scratch.mount(image, scratch.of("disk"), "-o", "loop,strictatime")
        os.chmod(folder, 0o755)
        secrets = Secrets(os.path.join(folder, "secrets"))
        names(results, folder, secrets)
        swaps(results, folder, secrets, chance, options)
        planted_custody(results, scratch, folder, secrets)
        results.no_faults("the secrets' bytes", secrets.content_faults())
        check_finds_touched(results, secrets, os.path.join(folder, "swaps", "root"))
    results.finish()


if __name__ == "__main__":
    main()
