"""A full disk, a wrong configuration, a disk that fails for a while, a share that is mounted late."""

import os
import time

from booted.installed import UNIT
from support import run, say, wait_until


def full_disk(results, installed):
    filler = os.path.join(installed.disk, "filler")
    with open(filler, "wb") as file:
        try:
            while file.write(b"x" * (1 << 20)):
                file.flush()
        except OSError:
            pass
    try:
        # The disk is full to the last byte, so that what is dropped comes by rename.
        os.truncate(filler, os.path.getsize(filler) - 65536)
        installed.drop("full.txt", "dropped onto a full disk\n")
        with open(filler, "ab") as file:
            try:
                file.write(b"x" * (1 << 20))
            except OSError:
                pass
        results.check("a full disk is said", installed.wait_status("degraded", 30), installed.status_line)
        say(f"  Status: \"{installed.status_line}\"")
        results.check("in words", "disk is full" in installed.status_line or "no space" in installed.status_line.lower(),
                      installed.status_line)
        results.check("the service is up all the same", installed.is_active)
        done = installed.machine.run("releasectl", "status")
        results.check("releasectl status says 1", done.returncode == 1, done.stdout)
        results.check("the file is where it was dropped", os.path.exists(os.path.join(installed.inbox, "full.txt")))
    finally:
        os.remove(filler)
    results.check("it goes on by itself", installed.recorded("full.txt", 60), installed.status_line)
    results.check("and says so", wait_until(lambda: "degraded" not in installed.status_line, 30), installed.status_line)


def wrong_configuration(results, installed):
    machine = installed.machine
    installed.stop()
    installed.settings('settle = "soon"\npol = "1s"\n')
    done = machine.run("systemctl", "start", UNIT)
    results.check("a wrong configuration fails the start", done.returncode != 0)
    said = machine.run("systemctl", "status", UNIT)
    results.check("systemctl status names the faults", "settle" in said.stdout and "pol" in said.stdout, said.stdout)
    say("  " + "\n  ".join(said.stdout.strip().split("\n")))
    results.check("exit status 78", installed.show("ExecMainStatus") == "78", installed.show("ExecMainStatus"))
    time.sleep(4)
    results.check("it is not tried for ever", installed.restarts == 0 and installed.show("ActiveState") == "failed",
                  f"{installed.restarts} restarts, {installed.show('ActiveState')}")
    installed.settings('settle = "300ms"\npoll = "1s"\n')
    results.check("mended, it starts", machine.run("systemctl", "start", UNIT).returncode == 0)


def damage_is_not_tried_again(results, installed):
    """Damaged data: exit 65, the remedy in the status, nothing touched, no restart."""
    for number in range(3):
        installed.drop(f"{number}.txt", f"release {number}\n")
        installed.recorded(f"{number}.txt")
    installed.stop()
    journal = os.path.join(installed.root, "journal", "000000000001.jsonl")
    with open(journal, "r+b") as file:
        content = file.read()
        at = content.index(b'"name":"0.txt"')
        file.seek(at + 8)
        file.write(b"X")
    with open(journal, "rb") as file:
        damaged = file.read()
    installed.machine.run("rm", "-rf", "/srv/releases/state/register.sqlite", "/srv/releases/state/log")
    done = installed.machine.run("systemctl", "start", UNIT)
    results.check("a broken chain fails the start", done.returncode != 0)
    results.check("exit status 65", installed.show("ExecMainStatus") == "65", installed.show("ExecMainStatus"))
    said = installed.machine.run("systemctl", "status", UNIT).stdout
    results.check("the remedy is in systemctl status", "releasectl repair" in said, said)
    time.sleep(3)
    results.check("it is not tried for ever", installed.restarts == 0, str(installed.restarts))
    with open(journal, "rb") as file:
        results.check("nothing touched", file.read() == damaged)


def passing_fault(results, installed):
    """A disk that cannot be written to for a while: it neither gives up nor hammers."""
    installed.drop("before.txt", "before\n")
    results.check("taken", installed.recorded("before.txt"))
    installed.stop()
    run("mount", "-o", "remount,ro", installed.disk)
    try:
        installed.machine.run("systemctl", "start", "--no-block", UNIT)
        tried = wait_until(lambda: installed.restarts >= 3 or installed.is_active, 30, every=0.2)
        results.check("a start on a read-only disk is tried again, or waits", tried, installed.show("ActiveState"))
        if installed.is_active:
            say(f"  Status: \"{installed.status_line}\"")
        else:
            began, first = time.monotonic(), installed.restarts
            time.sleep(10)
            rate = (installed.restarts - first) / (time.monotonic() - began)
            results.check("no more than once a second", rate <= 1.05, f"{rate:.2f} a second")
            say(f"  {rate:.2f} starts a second: " + installed.log("-n", "1").strip())
    finally:
        run("mount", "-o", "remount,rw", installed.disk)
    results.check("it is back by itself", wait_until(lambda: installed.is_active, 20), installed.show("ActiveState"))
    installed.drop("after.txt", "after\n")
    results.check("and takes what comes", installed.recorded("after.txt"))


def late_mount(results, installed):
    """The share is a mount of its own, and comes late: the service starts after it, and not without it."""
    machine = installed.machine
    machine.write("/etc/systemd/system/slow.service",
                  "[Unit]\nDescription=A slow disk\nDefaultDependencies=no\n"
                  "[Service]\nType=oneshot\nExecStart=/bin/sleep 4\nRemainAfterExit=yes\n")
    machine.write("/etc/systemd/system/srv-releases.mount",
                  "[Unit]\nRequires=slow.service\nAfter=slow.service\n"
                  "[Mount]\nWhat=/disk/releases\nWhere=/srv/releases\nType=none\nOptions=bind\n"
                  "[Install]\nWantedBy=local-fs.target\n")
    machine.run("systemctl", "enable", "srv-releases.mount", check=True)
    installed.drop("kept.txt", "there before the boot\n")
    results.check("taken", installed.recorded("kept.txt"))
    machine.power_off()
    # From now on systemd mounts it, as with a disk of its own in /etc/fstab.
    del machine.binds["/srv/releases"]
    machine.binds["/disk"] = installed.disk
    try:
        machine.boot()
        results.check("active after the boot", wait_until(lambda: installed.is_active, 30), installed.log("-n", "5"))
        mounted = int(machine.show("srv-releases.mount", "ActiveEnterTimestampMonotonic") or 0)
        started = int(installed.show("ExecMainStartTimestampMonotonic") or 0)
        results.check("the service was started after the mount", 0 < mounted <= started, f"{mounted} {started}")
        status = machine.run("releasectl", "verify").stdout
        results.check("on the share, not beside it", "1 record" in status, status)
        # And without it, not at all.
        installed.stop()
        machine.run("umount", "/srv/releases", check=True)
        machine.write("/etc/systemd/system/srv-releases.mount.d/broken.conf", "[Mount]\nWhat=/disk/nothing\n")
        machine.run("systemctl", "daemon-reload", check=True)
        done = machine.run("systemctl", "start", UNIT)
        results.check("without the share it does not start", done.returncode != 0 and not installed.is_active)
        results.check("and leaves the empty folder alone", os.listdir(machine.root + "/srv/releases") == [],
                      repr(os.listdir(machine.root + "/srv/releases")))
    finally:
        machine.run("systemctl", "disable", "srv-releases.mount")
        machine.power_off()
        for name in ("slow.service", "srv-releases.mount", "srv-releases.mount.d/broken.conf"):
            try:
                os.remove(machine.root + "/etc/systemd/system/" + name)
            except FileNotFoundError:
                pass
        del machine.binds["/disk"]
        machine.binds["/srv/releases"] = installed.root
        machine.boot()


PARTS = [full_disk, wrong_configuration, damage_is_not_tried_again, passing_fault, late_mount]
