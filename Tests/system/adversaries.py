"""Hostile people for the system tests: child processes under users of their own, without any capability, who attack
what they dropped while the service takes it; and strace on the running service, so that its windows are wide.

The service runs here as its unit runs it: under a user of its own, with CAP_LEASE and nothing else.
"""

import collections
import hashlib
import multiprocessing
import os
import random
import signal
import subprocess
import time
import traceback

from support import _libc, RELEASED, Service, run, say, wait_until

SERVICE = 61234
STAFF = 61235
GROUP = 61240
AS_SERVICE = ("setpriv", "--reuid", str(SERVICE), "--regid", str(GROUP), "--clear-groups", "--no-new-privs",
              "--inh-caps", "-all,+lease", "--ambient-caps", "-all,+lease", "--bounding-set", "-all,+lease")

_forking = multiprocessing.get_context("fork")


class Stage:
    """A root served under the service's own user, and beside it, on the same file system, a folder of the droppers'."""

    def __init__(self, folder, settings, inboxes="", own_inbox=True):
        os.makedirs(folder, exist_ok=True)
        for place in (folder, os.path.dirname(folder)):
            os.chmod(place, 0o755)
        self.root = os.path.join(folder, "root")
        self.inbox = os.path.join(self.root, "inbox")
        self.outside = os.path.join(folder, "outside")
        folders = [(self.root, 0o755), (self.outside, 0o777)]
        if own_inbox:
            folders += [(self.inbox, 0o3770), (os.path.join(self.inbox, "Rejected"), 0o2770)]
        for path, mode in folders:
            os.makedirs(path, exist_ok=True)
            os.chown(path, SERVICE, GROUP)
            os.chmod(path, mode)
        self.service = Service(self.root, settings, inboxes, wrapper=AS_SERVICE, binary=RELEASED, folder=folder)

    def log(self):
        with open(self.service.log, "rb") as file:
            return file.read().decode("utf-8", "replace")


class Delays:
    """strace attached to a running service for the length of a block: one of its calls takes longer each time."""

    def __init__(self, pid, call, milliseconds, edge="enter"):
        self.pid = pid
        self.command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                        f"inject={call}:delay_{edge}={milliseconds * 1000}", "-p", str(pid)] if call else None
        self.process = None

    def __enter__(self):
        if self.command:
            self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if not wait_until(self._is_traced, 10):
                self.__exit__()
                raise RuntimeError(f"strace does not attach: {' '.join(self.command)}")
        return self

    def _is_traced(self):
        with open(f"/proc/{self.pid}/status") as file:
            return "TracerPid:\t0\n" not in file.read()

    def __exit__(self, *_):
        if self.process:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self._release()

    def _release(self):
        """A thread that strace left stopped is no fault of the service's: it is set going again, and said."""
        if wait_until(lambda: "T" not in states_of(self.pid).upper(), 1):
            return
        say(f"strace left threads stopped ({states_of(self.pid)}): set going again")
        os.kill(self.pid, signal.SIGCONT)


def states_of(pid):
    """The state of each thread, one letter each (proc(5)): S sleeping, D waiting for a disk, T stopped, R running."""
    states = ""
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/stat") as file:
                states += file.read().rpartition(") ")[2][0]
    except OSError:
        pass
    return states


def ends_in_order(results, stage):
    """It stops when asked; one that does not says where its threads are."""
    pid = stage.service.pid
    os.kill(pid, signal.SIGTERM)
    if not wait_until(lambda: not stage.service.is_running, 20):
        places = run("sh", "-c", f"cat /proc/{pid}/task/*/wchan /proc/{pid}/task/*/syscall", check=False).stdout
        return results.check("it stops in order", False, f"threads {states_of(pid)}: {places}")
    status = stage.service.process.returncode
    return results.check("it stops in order", status == 0, f"{status}")


class Role:
    """What a play has at hand in its process: chance, time, counts, and the places."""

    def __init__(self, stage, name, seed):
        self.inbox = stage.inbox
        self.outside = stage.outside
        self.root = stage.root
        self.name = name
        self.random = random.Random(f"{seed}/{name}")
        self.count = collections.Counter()
        self.end = 0.0
        self.holds = []

    def hold(self, prey, close):
        """Something writable is kept on a file that the service has: given up as soon as it lies in the inbox again,
        for nothing else can then settle it."""
        self.holds.append((prey, close))

    def tend(self):
        kept = [(prey, close) for prey, close in self.holds if prey.is_claimed()]
        for prey, close in self.holds:
            if (prey, close) not in kept:
                close()
        self.holds = kept

    def active(self, pause=0.0005):
        time.sleep(self.random.random() * 2 * pause)
        return time.monotonic() < self.end


class Actor:
    """A process of one user that plays for a while, reports, and on a word does its last deeds with what it holds.

    A play is a generator: until its `yield` it attacks, then it yields what it knows of its drops, and what follows
    the `yield` are its last deeds. It is played again and again, each time on a drop of its own, until its time is up.
    """

    def __init__(self, play, stage, uid, seed, name, seconds, slice_seconds):
        self.play = play
        self.name = name
        self.mine, theirs = _forking.Pipe()
        self.process = _forking.Process(
            target=self._run, args=(theirs, stage, uid, seed, seconds, slice_seconds), daemon=True)
        self.process.start()
        theirs.close()

    def _run(self, pipe, stage, uid, seed, seconds, slice_seconds):
        try:
            self.mine.close()
            if uid is not None:
                os.setgroups([])
                os.setgid(GROUP)
                os.setuid(uid)
            os.umask(0o002)
            count = collections.Counter()
            known, held, roles = [], [], []
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                role = Role(stage, f"{self.name}-{len(held)}", seed)
                role.count = count
                role.end = min(end, time.monotonic() + slice_seconds)
                playing = self.play(role)
                known.append(next(playing))
                held.append(playing)
                roles.append(role)
                for role in roles:
                    role.tend()
            pipe.send((known, count, None))
            while not pipe.poll(0.05):
                for role in roles:
                    role.tend()
            pipe.recv()
            for playing in held:
                next(playing, None)
            pipe.send((None, count, None))
        except BaseException:
            pipe.send((None, collections.Counter(), traceback.format_exc()))
        finally:
            os._exit(0)

    def report(self, seconds=60):
        """What it knows of its drops, and its counts."""
        if not self.mine.poll(seconds):
            return None, collections.Counter(), f"{self.name} does not report"
        try:
            return self.mine.recv()
        except (EOFError, ConnectionResetError):
            return None, collections.Counter(), f"{self.name} ended"

    def last_deeds(self):
        try:
            self.mine.send("last")
        except OSError:
            pass

    def end(self):
        self.process.kill()
        self.process.join()


def versioned(name, number, size=16384):
    """Bytes that no other drop and no other version has, always of one size."""
    head = f"{name} version {number:09d}\n".encode()
    return head * (size // len(head)) + b"." * (size % len(head))


def digest_of(content):
    return hashlib.sha256(content).hexdigest()


def exchange(one, other):
    """renameat2(2) with RENAME_EXCHANGE. Returns whether both were there."""
    return _libc.renameat2(-100, os.fsencode(one), -100, os.fsencode(other), 2) == 0
