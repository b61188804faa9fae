"""What the system tests share: a service under test, people who drop files, and a reader of journal and archive that
knows only the contract and shares nothing with the product.

Every script ends with `N passed, N failed` and exits with 1 when anything failed.
"""

import ctypes
import hashlib
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("RELEASED_BUILD", os.path.join(REPOSITORY, ".build", "release"))
RELEASED = os.path.join(BUILD, "released")
RELEASECTL = os.path.join(BUILD, "releasectl")


class Results:
    """Counts checks, says each failure at once, and closes with one plain line."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, what, holds, detail=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {what}{': ' if detail else ''}{detail}", flush=True)
        return holds

    def no_faults(self, what, faults):
        return self.check(what, not faults, "; ".join(list(faults)[:5]))

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        # Nothing done at all is a failure, unless it was said why.
        sys.exit(1 if self.failed or not self.passed and not skipped else 0)


def say(text):
    print(text, flush=True)


skipped = []


def skip(what, why):
    skipped.append(what)
    say(f"skipped: {what}: {why}")


def have(program):
    return shutil.which(program) is not None


def deadline(seconds):
    """A script that hangs ends by itself, loudly: as by an error, so that mounts and processes are cleaned up, and in
    any case a minute later."""

    def ring(*_):
        print(f"FAILED: not done within {seconds} s\n0 passed, 1 failed", flush=True)
        signal.signal(signal.SIGALRM, lambda *_: os._exit(1))
        signal.alarm(60)
        sys.exit(1)

    signal.signal(signal.SIGALRM, ring)
    signal.alarm(int(seconds))


def wait_until(condition, seconds=20, every=0.02):
    """True once the condition holds, False when it does not within the time."""
    end = time.monotonic() + seconds
    while True:
        if condition():
            return True
        if time.monotonic() > end:
            return False
        time.sleep(every)


class Scratch:
    """A folder of the test's own, removed at the end; mounts in it are taken off first."""

    def __init__(self, name):
        self.path = tempfile.mkdtemp(prefix=f"released-{name}-")
        self.mounts = []
        self.loops = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for mount in reversed(self.mounts):
            if subprocess.run(["umount", mount], stderr=subprocess.DEVNULL).returncode:
                subprocess.run(["umount", "-l", mount], stderr=subprocess.DEVNULL)
        for loop in reversed(self.loops):
            subprocess.run(["losetup", "-d", loop], stderr=subprocess.DEVNULL)
        shutil.rmtree(self.path, ignore_errors=True)

    def of(self, *names):
        return os.path.join(self.path, *names)

    def make(self, *names):
        path = self.of(*names)
        os.makedirs(path, exist_ok=True)
        return path

    def mount(self, source, where, *options):
        os.makedirs(where, exist_ok=True)
        run("mount", *options, source, where)
        self.mounts.append(where)
        return where

    def unmount(self, where):
        run("umount", where)
        self.mounts.remove(where)

    def loop(self, image, *options):
        """A loop device on a file."""
        device = run("losetup", "--find", "--show", *options, image).stdout.strip()
        self.loops.append(device)
        return device

    def unloop(self, device):
        run("losetup", "-d", device)
        self.loops.remove(device)


def run(*command, check=True):
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if check and done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.returncode}: {done.stderr.strip()[-500:]}")
    return done


class Service:
    """The real binary on a root, with a NOTIFY_SOCKET of the test's own."""

    def __init__(self, root, settings="settle = \"300ms\"\npoll = \"1s\"\n", inboxes="", wrapper=(), binary=RELEASED,
                 folder=None):
        self.root = root
        folder = folder or os.path.dirname(os.path.abspath(root))
        os.makedirs(folder, exist_ok=True)
        self.configuration = os.path.join(folder, "released.toml")
        with open(self.configuration, "w") as file:
            file.write(f"root = {json.dumps(root)}\n{settings}\n{inboxes}\n")
        self.log = os.path.join(folder, "released.log")
        self.wrapper = list(wrapper)
        self.binary = binary
        self.process = None
        self.said = []
        self.heard = 0
        self.socket = None

    def start(self, ready=True, seconds=60):
        """Starts it, and waits for READY=1. Returns whether that came before it ended."""
        if self.socket:
            self.socket.close()
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        name = f"\0released-test-{os.getpid()}-{random.getrandbits(48):x}"
        self.socket.bind(name)
        self.socket.settimeout(0.2)
        self.said = []
        self.heard = 0
        threading.Thread(target=self._hear, args=(self.socket, self.said), daemon=True).start()
        environment = {**os.environ, "NOTIFY_SOCKET": "@" + name[1:]}
        environment.pop("WATCHDOG_USEC", None)
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                self.wrapper + [self.binary, "--config", self.configuration],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment)
        if not ready:
            return True
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if any("READY=1" in text.split("\n") for text in self.listen()):
                return True
            if self.process.poll() is not None:
                return any("READY=1" in text.split("\n") for text in self.listen())
        raise RuntimeError(f"not ready within {seconds} s: {self.log_tail()}")

    def listen(self):
        """What it told systemd since the last call."""
        time.sleep(0.05)
        fresh = self.said[self.heard:]
        self.heard += len(fresh)
        return fresh

    @staticmethod
    def _hear(ear, said):
        """Reads at once, as systemd does: a socket that nobody reads is full after ten messages, and whoever writes to
        it waits."""
        while ear.fileno() >= 0:
            try:
                said.append(ear.recv(65536).decode("utf-8", "replace"))
            except TimeoutError:
                continue
            except OSError:
                return

    @property
    def pid(self):
        """The service itself, also under a wrapper such as strace."""
        if not self.wrapper:
            return self.process.pid
        children = run("ps", "-o", "pid=,comm=", "--ppid", str(self.process.pid), check=False).stdout.split("\n")
        for line in children:
            parts = line.split()
            if len(parts) == 2 and parts[1] == os.path.basename(self.binary)[:15]:
                return int(parts[0])
        return self.process.pid

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def stop(self, seconds=30):
        """Ends it in order. Returns its exit status."""
        if self.is_running:
            try:
                os.kill(self.pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
        return self.wait(seconds)

    def wait(self, seconds=30):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise RuntimeError(f"did not stop within {seconds} s: {self.log_tail()}")

    def kill(self):
        if self.is_running:
            try:
                os.kill(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            if self.wrapper:
                try:
                    self.process.wait(5)
                except subprocess.TimeoutExpired:
                    self.process.kill()
            self.process.wait()

    def status(self):
        try:
            with open(os.path.join(self.root, "state", "status.json")) as file:
                return json.load(file)
        except (OSError, ValueError):
            return {}

    def conditions(self):
        return [condition.get("code") for condition in self.status().get("conditions", [])]

    def log_tail(self, count=800):
        try:
            with open(self.log, "rb") as file:
                return file.read()[-count:].decode("utf-8", "replace")
        except OSError:
            return ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        if self.socket:
            self.socket.close()


def _schema():
    """RELEASED_SCHEMA=1: every line that any script reads is held against config/journal.schema.json, too."""
    if not os.environ.get("RELEASED_SCHEMA"):
        return None
    from journal_schema import JournalSchema
    return JournalSchema()


schema = _schema()


class Record:
    """One line of the journal, as RELEASES of the contract name its parts; names are bytes."""

    def __init__(self, line, number):
        event = json.loads(line)
        self.event = event
        self.sequence = int(event["sequence"])
        self.type = event["type"].split(".")[1]
        self.previous = event["prevhash"]
        file = event["data"]["file"]
        self.name = self.path_bytes(file, "name")
        self.folder = self.path_bytes(file, "folder")
        self.sha256 = file.get("sha256")
        self.href = file.get("href")
        self.size = file.get("sizeInBytes")
        self.set_aside = self.path_bytes(file, "setAside") if "setAside" in file else None
        self.source = event["source"]
        relation = event["data"].get("relation") or {}
        self.original = relation.get("event")
        self.match = relation.get("match")
        self.text = (event["data"].get("text") or {}).get("href")
        self.number = number

    @staticmethod
    def path_bytes(file, member):
        import base64
        raw = file.get(member + "Bytes")
        if raw is not None:
            return base64.b64decode(raw)
        return file.get(member, "").encode("utf-8", "surrogatepass")

    @property
    def path(self):
        return self.folder + b"/" + self.name if self.folder else self.name


class Ledger:
    """Journal and archive as a reader finds them."""

    def __init__(self, root):
        self.root = root
        self.records = []
        self.faults = []
        self.torn = b""
        self.lines = []
        self._read()

    def _read(self):
        folder = os.path.join(self.root, "journal")
        try:
            segments = sorted(name for name in os.listdir(folder) if re.fullmatch(r"\d{12}\.jsonl", name))
        except FileNotFoundError:
            return
        previous = "0" * 64
        for index, segment in enumerate(segments):
            with open(os.path.join(folder, segment), "rb") as file:
                content = file.read()
            if int(segment[:12]) != len(self.records) + 1:
                self.faults.append(f"segment {segment} where record {len(self.records) + 1} should begin one")
            whole, newline, rest = content.rpartition(b"\n")
            if rest:
                self.torn = rest
                if index + 1 < len(segments):
                    self.faults.append(f"segment {segment} has a successor and ends within a line")
            for line in (whole + newline).split(b"\n")[:-1]:
                number = len(self.records) + 1
                try:
                    record = Record(line, number)
                except (ValueError, KeyError, IndexError) as error:
                    self.faults.append(f"{segment}: line {number} is no record: {error!r}")
                    return
                if record.sequence != number:
                    self.faults.append(f"line {number} has sequence {record.sequence}")
                if record.previous != previous:
                    self.faults.append(f"the chain breaks at {number}")
                previous = hashlib.sha256(line + b"\n").hexdigest()
                self.records.append(record)
                self.lines.append(line)
                if schema:
                    self.faults += schema.faults(line)

    def check(self, hashes=True):
        """All that is wrong with journal and archive together: promises 2 to 5."""
        faults = list(self.faults)
        accepted = {}
        for record in self.records:
            # The first of its bytes: new, a version, or the text of an earlier one in other bytes.
            if record.type in ("accepted", "revised") or record.match == "text":
                if record.sha256 in accepted:
                    faults.append(f"{record.sequence} accepts what {accepted[record.sha256]} has accepted")
                accepted.setdefault(record.sha256, record.event["sequence"])
                faults += self._original(record, hashes) + self._text(record)
            elif record.type == "duplicate":
                if accepted.get(record.sha256) != record.original:
                    faults.append(f"{record.sequence} repeats {record.original}, not {accepted.get(record.sha256)}")
        return faults

    def _original(self, record, hashes):
        path = os.path.join(self.root, "archive", record.href or "nothing")
        if record.href != f"sha256/{record.sha256[:2]}/{record.sha256}":
            return [f"{record.sequence} has href {record.href}"]
        try:
            status = os.lstat(path)
        except FileNotFoundError:
            return [f"{record.sequence} has no original at {record.href}"]
        if status.st_mode != 0o100444:
            return [f"{record.sequence}: mode {status.st_mode:o} of {record.href}"]
        if status.st_size != record.size:
            return [f"{record.sequence}: {status.st_size} bytes, the record says {record.size}"]
        if hashes and sha256_of(path) != record.sha256:
            return [f"{record.sequence}: other bytes in {record.href}"]
        return []

    def _text(self, record):
        """The clean text that the record names. Of plain lines it is known without reading them as the service does."""
        if record.text is None:
            return []
        path = os.path.join(self.root, "archive", record.text)
        if record.text != f"{record.href}.txt" or not os.path.isfile(path) or os.lstat(path).st_mode != 0o100444:
            return [f"{record.sequence} has no text at {record.text}, or one that can be written to"]
        if not os.path.isfile(path[:-4]):
            return []
        with open(path, "rb") as file, open(path[:-4], "rb") as original:
            text, lines = file.read(), original.read()
        if re.fullmatch(rb"[ -~\n]*", lines) and b"\n-" not in lines and text.rstrip(b"\n") != lines.rstrip(b"\n"):
            return [f"{record.sequence} has another text than its original"]
        return [] if text else [f"{record.sequence} has an empty text"]

    def unrecorded_originals(self):
        """Originals and texts without a record, and temporary files."""
        known = {record.href for record in self.records if record.href} | {record.text for record in self.records}
        archive = os.path.join(self.root, "archive")
        found = [os.path.relpath(path, archive) for path in files_below(archive)]
        return [path for path in found if path not in known]

    def by_path(self):
        found = {}
        for record in self.records:
            found.setdefault(record.path, []).append(record)
        return found


def sha256_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def files_below(folder):
    found = []
    for parent, _, names in os.walk(folder):
        found += [os.path.join(parent, name) for name in names]
    return found


class Drop:
    """What somebody dropped: where, and which bytes (None: not a regular file)."""

    def __init__(self, path, digest, durable):
        self.path = path
        self.digest = digest
        self.durable = durable


class People:
    """Drops of all kinds, each under a path never used before, by threads or one at a time.

    moved: written elsewhere and renamed in. written: written in place. same: bytes dropped before. link: a symbolic
    link, which is rejected. folder: in a sub-folder. part: under an in-progress name, then renamed. Only where asked
    for: refused, a file that `refuse = ["*.exe"]` rejects.
    """

    KINDS = ("moved", "written", "same", "link", "folder", "part")

    def __init__(self, inbox, elsewhere, seed=None, kinds=KINDS, durable=False, size_max=8192, prefix=""):
        self.inbox = inbox
        self.elsewhere = elsewhere
        os.makedirs(elsewhere, exist_ok=True)
        self.random = random.Random(seed)
        self.kinds = kinds
        self.durable = durable
        self.size_max = size_max
        self.prefix = prefix
        self.drops = []
        self.number = 0
        self.known = []
        self.failed = []
        self._stop = threading.Event()
        self._thread = None

    def drop(self, kind=None):
        kind = kind or self.random.choice(self.kinds)
        self.number += 1
        name = f"{self.prefix}{kind}-{self.number:06d}" + (".exe" if kind == "refused" else ".txt")
        content = f"release {self.number} {self.random.getrandbits(64):x}\n".encode()
        content += b"x" * self.random.randrange(self.size_max)
        if kind == "same" and self.known:
            content = self.random.choice(self.known)
        path = name
        if kind == "folder":
            path = f"office-{self.random.randrange(3)}/{name}"
            os.makedirs(os.path.join(self.inbox, os.path.dirname(path)), exist_ok=True)
        target = os.path.join(self.inbox, path)
        if kind == "link":
            os.symlink("/etc/hostname", target)
            self._sync(os.path.dirname(target))
            self.drops.append(Drop(path.encode(), None, self.durable))
            return
        start = target if kind == "written" else os.path.join(self.elsewhere, name)
        if kind == "part":
            start = target + ".part"
        with open(start, "wb") as file:
            file.write(content)
            file.flush()
            if self.durable:
                os.fsync(file.fileno())
        if start != target:
            try:
                os.rename(start, target)
            except FileNotFoundError:
                # An empty folder was tidied away meanwhile: as a person would, again.
                os.makedirs(os.path.dirname(target), exist_ok=True)
                os.rename(start, target)
        self._sync(os.path.dirname(target))
        if kind == "refused":
            self.drops.append(Drop(path.encode(), None, self.durable))
            return
        self.known.append(content)
        self.drops.append(Drop(path.encode(), hashlib.sha256(content).hexdigest(), self.durable))

    def _sync(self, folder):
        if not self.durable:
            return
        for path in {folder, self.inbox}:
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def start(self, pause=0.002):
        """Drops steadily from a thread until ``stop``."""
        self._stop.clear()

        def work():
            while not self._stop.is_set():
                try:
                    self.drop()
                except OSError as error:
                    self.failed.append(error)
                time.sleep(self.random.random() * 2 * pause)

        self._thread = threading.Thread(target=work, daemon=True)
        self._thread.start()

    def stop(self):
        self._stop.set()
        if self._thread:
            self._thread.join()
        self._thread = None

    @property
    def is_dropping(self):
        return self._thread is not None


def account(root, drops, inbox=None, exactly=True):
    """Promises 1 and 2 for these drops: each has exactly one record with its own bytes, or (not `exactly`) still lies
    in the inbox or in custody. A rejected one lies where its record says, with its reason beside it."""
    inbox = inbox or os.path.join(root, "inbox")
    ledger = Ledger(root)
    faults = ledger.check()
    records = ledger.by_path()
    in_custody = {path.split("/")[-1].encode() for path in files_below(os.path.join(root, "custody"))}
    for drop in drops:
        mine = records.get(drop.path, [])
        if len(mine) > 1:
            faults.append(f"{drop.path} was recorded {len(mine)} times")
        if not mine:
            waits = os.path.lexists(os.path.join(os.fsencode(inbox), drop.path))
            held = drop.path.split(b"/")[-1] in in_custody
            if exactly or not (waits or held):
                faults.append(f"{drop.path} has no record (in the inbox: {waits}, in custody: {held})")
            continue
        record = mine[0]
        if drop.digest is not None and record.sha256 != drop.digest:
            faults.append(f"{drop.path} was recorded with other bytes")
        if drop.digest is None:
            faults += rejected_faults(inbox, record)
    return faults


def account_at_rest(root, drops, inbox=None, exactly=True, seconds=20):
    """The same, once what is recorded is finished too: a rejected file is on its way to its folder for a moment."""
    wait_until(lambda: not account(root, drops, inbox, exactly), seconds, every=0.5)
    return account(root, drops, inbox, exactly)


def rejected_faults(inbox, record):
    if record.type != "rejected" or not record.set_aside:
        return [f"{record.path} was not rejected"]
    path = os.path.join(os.fsencode(inbox), record.set_aside)
    if not os.path.lexists(path):
        return [f"{record.path}: nothing at {record.set_aside}"]
    why = path + b".why.txt"
    if not os.path.exists(why) or record.event["sequence"].encode() not in open(why, "rb").read():
        return [f"{record.path}: no reason beside {record.set_aside}"]
    return []


def all_recorded(root, drops, seconds=60):
    """Waits until every drop has a record."""
    wanted = {drop.path for drop in drops}

    def seen():
        return wanted <= set(Ledger(root).by_path())

    return wait_until(seen, seconds, every=0.3)


_libc = ctypes.CDLL(None, use_errno=True)


def rename_no_replace(old, new):
    """renameat2(2) with RENAME_NOREPLACE."""
    result = _libc.renameat2(-100, os.fsencode(old), -100, os.fsencode(new), 1)
    if result:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
