"""A Debian machine of the test's own: a bare tree, booted by systemd-nspawn, with the real systemd and the real system
journal in it. It has no network but its own loopback.

The tree is made once by debootstrap and never changed: each machine writes into an overlay of its own. RELEASED_TREE
names a tree that is to be used, and made when it is not there yet, so that several scripts share one.
"""

import os
import shutil
import signal
import subprocess
import time

import support

PACKAGES = ["systemd", "systemd-sysv", "dbus", "init-system-helpers", "libsystemd0", "libsqlite3-0", "libstdc++6", "acl",
            "python3-minimal", "procps", "samba", "smbclient", "man-db"]
MIRROR = "http://deb.debian.org/debian"
NEEDED = ["debootstrap", "systemd-nspawn", "nsenter"]
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def base_tree(scratch):
    """The tree to build on."""
    tree = os.environ.get("RELEASED_TREE") or scratch.of("tree")
    if os.path.exists(os.path.join(tree, "made")):
        return tree
    shutil.rmtree(tree, ignore_errors=True)
    support.say(f"making a Debian tree in {tree}")
    support.run("debootstrap", "--variant=minbase", "--include=" + ",".join(PACKAGES), "bookworm", tree, MIRROR)
    # Samba's own units are started by the test that wants them, and pages of the manual are not needed by man-db.
    for unit in ("smbd", "nmbd", "samba-ad-dc", "apt-daily.timer", "apt-daily-upgrade.timer", "man-db.timer"):
        support.run("systemctl", f"--root={tree}", "disable", "--quiet", unit, check=False)
    with open(os.path.join(tree, "made"), "w") as file:
        file.write("whole\n")
    return tree


class Machine:
    """One machine. `with Machine(scratch, tree) as machine:` boots it, and takes it down whatever happens."""

    def __init__(self, scratch, tree, name="machine"):
        self.folder = scratch.make(name)
        self.root = os.path.join(self.folder, "root")
        self.console = os.path.join(self.folder, "console.log")
        self.scratch = scratch
        for part in ("root", "upper", "work", "releases"):
            os.makedirs(os.path.join(self.folder, part), exist_ok=True)
        options = ",".join([f"lowerdir={tree}", f"upperdir={self.folder}/upper", f"workdir={self.folder}/work"])
        scratch.mount("overlay", self.root, "-t", "overlay", "-o", options)
        self.write("/etc/machine-id", "")
        self.write("/etc/hostname", "intake\n")
        self.binds = {}
        self.nspawn = None
        self.leader = None

    def path(self, inside):
        """Where a file of the machine is for us."""
        for target, source in self.binds.items():
            if inside == target or inside.startswith(target + "/"):
                return source + inside[len(target):]
        return self.root + inside

    def write(self, inside, text, mode=0o644):
        path = self.root + inside
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        os.chmod(path, mode)

    def bind(self, source, target):
        """Shows a folder of ours in it, from the next boot on: what the service keeps is to lie on a real disk, not on
        the overlay."""
        os.makedirs(source, exist_ok=True)
        self.binds[target] = source
        return source

    def boot(self, seconds=90):
        """Boots it, and waits until systemd has done what it wanted to do."""
        command = ["systemd-nspawn", "--quiet", "--boot", "--register=no", "--keep-unit", "--private-network",
                   "--console=pipe", "-D", self.root]
        command += [f"--bind={source}:{target}" for target, source in self.binds.items()]
        with open(self.console, "ab") as console:
            self.nspawn = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=console, stderr=console)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.nspawn.poll() is not None:
                raise RuntimeError(f"systemd-nspawn ended with {self.nspawn.returncode}: {self.console_tail()}")
            self.leader = self._find_leader()
            if self.leader and self.run("systemctl", "is-system-running").stdout.strip() in ("running", "degraded"):
                return self
            time.sleep(0.2)
        raise RuntimeError(f"not booted within {seconds} s: {self.console_tail()}")

    def _find_leader(self):
        """The process that is number 1 in there: a child, or a child's child, of systemd-nspawn."""
        todo = [self.nspawn.pid]
        while todo:
            process = todo.pop()
            try:
                with open(f"/proc/{process}/task/{process}/children") as file:
                    todo += [int(child) for child in file.read().split()]
                with open(f"/proc/{process}/status") as file:
                    numbers = next(line for line in file if line.startswith("NSpid:")).split()[1:]
            except (OSError, StopIteration):
                continue
            if len(numbers) > 1 and numbers[-1] == "1":
                return process
        return None

    def run(self, *command, check=False, seconds=120, text=None):
        """Runs a program in it as root."""
        environment = {"PATH": PATH, "LANG": "C.UTF-8", "HOME": "/root", "SYSTEMD_COLORS": "0", "SYSTEMD_PAGER": "cat",
                       "COLUMNS": "160", "DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(["nsenter", "-t", str(self.leader), "-a", "--wdns=/", *command], capture_output=True,
                              text=True, errors="replace", timeout=seconds, env=environment, input=text)
        if check and done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.returncode}: {(done.stdout + done.stderr).strip()[-800:]}")
        return done

    def shell(self, line, **options):
        return self.run("bash", "-c", line, **options)

    def show(self, unit, name):
        """One property of a unit."""
        return self.run("systemctl", "show", unit, "-p", name, "--value").stdout.strip()

    def outside(self, inside_pid):
        """The number that a process of the machine has for us."""
        for entry in os.listdir("/proc"):
            if not entry.isdigit():
                continue
            try:
                with open(f"/proc/{entry}/status") as file:
                    numbers = next(line for line in file if line.startswith("NSpid:")).split()[1:]
                same = os.readlink(f"/proc/{entry}/ns/pid") == os.readlink(f"/proc/{self.leader}/ns/pid")
            except (OSError, StopIteration):
                continue
            if same and numbers[-1] == str(inside_pid):
                return int(entry)
        return None

    def power_off(self, seconds=60):
        """In order; by force when that takes too long. Returns whether it went in order."""
        if not self.nspawn or self.nspawn.poll() is not None:
            return True
        in_order = True
        # systemd(1): SIGRTMIN+4 asks number 1 to power off.
        if self.leader:
            try:
                os.kill(self.leader, signal.SIGRTMIN + 4)
            except ProcessLookupError:
                pass
        try:
            self.nspawn.wait(seconds)
        except subprocess.TimeoutExpired:
            in_order = False
            self.cut_power()
        self.leader = None
        return in_order

    def cut_power(self):
        """Everything in it is killed at once."""
        if self.leader:
            try:
                os.kill(self.leader, signal.SIGKILL)
            except ProcessLookupError:
                pass
        if self.nspawn and self.nspawn.poll() is None:
            try:
                self.nspawn.wait(10)
            except subprocess.TimeoutExpired:
                self.nspawn.kill()
                self.nspawn.wait()
        self.leader = None

    def console_tail(self, count=1500):
        try:
            with open(self.console, "rb") as file:
                return file.read()[-count:].decode("utf-8", "replace")
        except OSError:
            return ""

    def __enter__(self):
        return self.boot() if self.nspawn is None else self

    def __exit__(self, *_):
        try:
            if not self.power_off():
                support.say("the machine did not power off in order")
        except BaseException:
            self.cut_power()
            raise
