"""The service as its package installs it, on a machine of its own, with its root on a real file system."""

import os
import shutil
import subprocess

import packaged
from machine import Machine
from support import Ledger, People, account_at_rest, all_recorded, run, wait_until

UNIT = "released.service"
SHORT_WATCHDOG = "[Service]\nWatchdogSec=3s\nTimeoutStopSec=3s\n"


class Installed:
    """`with Installed(scratch, tree) as installed:` installs the package, and boots the machine."""

    def __init__(self, scratch, tree, megabytes=512):
        self.scratch = scratch
        self.machine = Machine(scratch, tree)
        # A disk of its own: it can be filled, and made read-only, without harm to anybody else.
        image = scratch.of("disk.ext4")
        with open(image, "wb") as file:
            file.truncate(megabytes << 20)
        run("mkfs.ext4", "-q", "-m", "0", image)
        self.disk = scratch.mount(image, scratch.of("disk"), "-o", "loop")
        self.root = self.machine.bind(os.path.join(self.disk, "releases"), "/srv/releases")
        self.inbox = os.path.join(self.root, "inbox")
        self.elsewhere = os.path.join(self.disk, "elsewhere")
        self.people = None

    def __enter__(self):
        self.machine.boot()
        try:
            packaged.install(self.scratch, self.machine)
        except BaseException:
            self.machine.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.machine.__exit__()

    def reset(self):
        """A fresh root, the package's own settings, a service that runs: each part begins with the same."""
        self.stop()
        for path in (f"/etc/systemd/system/{UNIT}.d", f"/run/systemd/system/{UNIT}.d"):
            shutil.rmtree(self.machine.path(path), ignore_errors=True)
        self.settings('settle = "300ms"\npoll = "1s"\n')
        for name in os.listdir(self.root):
            shutil.rmtree(os.path.join(self.root, name))
        self.machine.run("systemd-tmpfiles", "--create", check=True)
        self.machine.run("systemctl", "daemon-reload", check=True)
        self.machine.run("systemctl", "reset-failed")
        self.start()
        self.people = People(self.inbox, self.elsewhere, seed=7, size_max=2048)

    def settings(self, text):
        path = "/etc/released/released.toml"
        self.machine.write(path, f'root = "/srv/releases"\n{text}')

    def drop_in(self, text, name="test.conf"):
        self.machine.write(f"/etc/systemd/system/{UNIT}.d/{name}", text)
        self.machine.run("systemctl", "daemon-reload", check=True)

    def start(self):
        return self.machine.run("systemctl", "start", UNIT, check=True)

    def stop(self):
        return self.machine.run("systemctl", "stop", UNIT)

    def show(self, name):
        return self.machine.show(UNIT, name)

    @property
    def status_line(self):
        return self.show("StatusText")

    @property
    def is_active(self):
        return self.show("ActiveState") == "active"

    @property
    def restarts(self):
        return int(self.show("NRestarts") or 0)

    @property
    def pid(self):
        """The service, as the machine counts."""
        return int(self.show("MainPID") or 0)

    @property
    def pid_outside(self):
        return self.machine.outside(self.pid)

    def log(self, *arguments):
        return self.machine.run("journalctl", "-u", UNIT, "--no-pager", "-o", "cat", *arguments).stdout

    def wait_status(self, words, seconds=20):
        return wait_until(lambda: words in self.status_line, seconds, every=0.1)

    def drop(self, name, text, moved=True):
        """One file, from elsewhere on the same disk. Returns its name."""
        os.makedirs(self.elsewhere, exist_ok=True)
        path = os.path.join(self.elsewhere, name)
        with open(path, "w") as file:
            file.write(text)
        os.rename(path, os.path.join(self.inbox, name))
        return name

    def recorded(self, name, seconds=20):
        wanted = os.fsencode(name)
        return wait_until(lambda: wanted in Ledger(self.root).by_path(), seconds, every=0.1)

    def faults(self, drops=None, seconds=60):
        """What is wrong with journal, archive and these drops (all of ours), once they are all recorded."""
        drops = self.people.drops if drops is None else drops
        if not all_recorded(self.root, drops, seconds):
            return [f"not all of {len(drops)} drops were recorded within {seconds} s: {self.status_line}"]
        return account_at_rest(self.root, drops, self.inbox)
