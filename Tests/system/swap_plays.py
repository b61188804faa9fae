"""What swaps.py swaps: the secrets that nobody may lead the service to, and the plays of those who try."""

import os
import shutil
import stat

from adversaries import GROUP, SERVICE, digest_of, exchange
from support import Ledger, files_below, run


class Secrets:
    """Files that the service's user may read, and nobody may lead it to."""

    NAMES = ("secret.txt", "a.txt", "folder/a.txt", "folder/sub/a.txt", "folder/b.exe")

    def __init__(self, folder):
        self.folder = folder
        for name in self.NAMES:
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as file:
                file.write(f"canary {name} {os.urandom(16).hex()}\n")
            os.chmod(path, 0o600)
        # A trap for what is set aside: names that the service makes would be made here.
        os.makedirs(os.path.join(folder, "trap"))
        run("chown", "-R", f"{SERVICE}:{GROUP}", folder)
        for path in self._paths():
            if os.path.isdir(path):
                # Whoever would follow a link here has the right to.
                os.chmod(path, 0o777)
        self.contents = {path: self._read(path) for path in files_below(folder)}
        self.before = self._look()

    @staticmethod
    def _read(path):
        with open(path, "rb") as file:
            return file.read()

    def _paths(self):
        found = [self.folder]
        for parent, folders, files in os.walk(self.folder):
            found += [os.path.join(parent, name) for name in folders + files]
        return sorted(found)

    def _look(self):
        # To walk is to read folders: their times of access are taken before, and are as the walk leaves them.
        paths = [self.folder] + [os.path.join(self.folder, name) for name in
                                 ("folder", "folder/sub", "trap", *self.NAMES)]
        seen = {path: self._facts(path) for path in paths}
        return seen

    @staticmethod
    def _facts(path):
        status = os.lstat(path)
        return (status.st_mode, status.st_uid, status.st_nlink, status.st_size, status.st_atime_ns,
                status.st_mtime_ns, status.st_ctime_ns)

    def faults(self, root):
        """What has become of the secrets, and where they have leaked to."""
        now = self._look()
        words = ("mode", "owner", "links", "size", "atime", "mtime", "ctime")
        faults = [f"{os.path.relpath(path, self.folder)}: {word} was {old}, is {new}"
                  for path, facts in self.before.items()
                  for word, old, new in zip(words, facts, now[path]) if old != new]
        digests = {digest_of(content) for content in self.contents.values()}
        faults += [f"{record.sequence} records a secret" for record in Ledger(root).records if record.sha256 in digests]
        faults += [f"{path} in the archive" for path in files_below(os.path.join(root, "archive"))
                   if os.path.basename(path) in digests]
        return faults

    def content_faults(self):
        """Reads them, which their times of access show: asked at the end only."""
        found = {path: self._read(path) for path in files_below(self.folder)}
        return [] if found == self.contents else [f"{sorted(found)} are not what they were"]


class Sides:
    """Two things under the names `inside` (in the inbox) and `outside` (not), exchanged for ever."""

    def __init__(self, role, suffix=".txt"):
        self.role = role
        self.inside = os.path.join(role.inbox, role.name + suffix)
        self.outside = os.path.join(role.outside, role.name + suffix)

    def play(self, make_honest, make_hostile):
        """Whatever the service takes of the two is made anew."""
        while self.role.active():
            if not os.path.lexists(self.inside):
                self.make(make_honest)
            if not os.path.lexists(self.outside):
                make_hostile(self.outside)
            if exchange(self.inside, self.outside):
                self.role.count["swaps"] += 1
            if self.role.random.random() < 0.01:
                # Long enough to be found whole.
                self.role.active(0.1)
        # The honest one rests, the hostile one goes.
        remove(self.inside)
        remove(self.outside)

    def make(self, make_honest):
        whole = self.outside + ".new"
        remove(whole)
        make_honest(whole)
        os.rename(whole, self.inside)
        self.role.count["drops"] += 1


def remove(path):
    try:
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path, ignore_errors=True)
        else:
            os.unlink(path)
    except OSError:
        pass


def write(path, content=None):
    with open(path, "wb") as file:
        file.write(content or f"honest {os.urandom(12).hex()}\n".encode())


def write_folder(path):
    for name in ("sub/a.txt", "a.txt", "b.exe"):
        os.makedirs(os.path.dirname(os.path.join(path, name)), exist_ok=True)
        write(os.path.join(path, name))


def swapper(honest, hostile, suffix=".txt"):
    """A play that swaps an honest thing for a hostile one."""

    def play(role):
        Sides(role, suffix).play(honest, hostile)
        yield None

    return play


def plays(secrets):
    """All swaps that people can do with what they dropped themselves."""
    folder = secrets.folder
    return {
        "file-link": swapper(write, lambda path: os.symlink(os.path.join(folder, "secret.txt"), path)),
        "file-folderlink": swapper(write, lambda path: os.symlink(os.path.join(folder, "folder"), path)),
        "file-fifo": swapper(write, os.mkfifo),
        "file-folder": swapper(write, write_folder),
        "folder-link": swapper(write_folder, lambda path: os.symlink(os.path.join(folder, "folder"), path), ""),
        "folder-folder": swapper(write_folder, write_folder, ""),
        "folder-file": swapper(write_folder, write, ""),
        "refused-link": swapper(write, lambda path: os.symlink(os.path.join(folder, "folder/b.exe"), path), ".exe"),
        "inner-link": inner_link(os.path.join(folder, "folder")),
        "moved-away": moved_away,
        "hard-link": hard_link_of_secret(os.path.join(folder, "secret.txt")),
        "why-planted": why_planted(os.path.join(folder, "secret.txt")),
        "inbox-away": inbox_away(os.path.join(folder, "folder")),
    }


def inner_link(target):
    """A folder inside a folder becomes a link while the outer one is walked."""

    def play(role):
        outer = os.path.join(role.inbox, role.name)
        os.mkdir(outer)
        away = os.path.join(role.outside, role.name)
        while role.active():
            if not os.path.lexists(os.path.join(outer, "sub")):
                write_folder(away + ".new")
                os.rename(away + ".new", os.path.join(outer, "sub"))
                role.count["drops"] += 1
            if not os.path.lexists(away):
                os.symlink(target, away)
            role.count["swaps"] += exchange(os.path.join(outer, "sub"), away)
        remove(os.path.join(outer, "sub"))
        remove(away)
        yield None

    return play


def moved_away(role):
    """A folder leaves the inbox while it is walked, and comes back."""
    inside, away = os.path.join(role.inbox, role.name), os.path.join(role.outside, role.name)
    while role.active():
        if not os.path.lexists(inside):
            write_folder(away)
            os.rename(away, inside)
        role.active(0.005)
        os.rename(inside, away)
        role.count["swaps"] += 1
        role.active(0.005)
        os.rename(away, inside)
    remove(inside)
    yield None


def hard_link_of_secret(target):
    """Another's file under a second name in the inbox: fs.protected_hardlinks forbids it."""

    def play(role):
        while role.active(0.01):
            try:
                os.link(target, os.path.join(role.inbox, role.name + ".txt"))
                role.count["links to a secret"] += 1
            except PermissionError:
                role.count["links to a secret refused"] += 1
        yield None

    return play


def why_planted(target):
    """The name of the note beside a file that is about to be rejected is taken: by a link to a secret, by an empty
    file that the service may not open, by a named pipe."""

    def play(role):
        number = 0
        kinds = [lambda path: os.symlink(target, path), os.mkfifo, lambda path: os.close(os.open(path, os.O_CREAT, 0))]
        while role.active(0.002):
            number += 1
            name = f"{role.name}-{number}.exe"
            write(os.path.join(role.outside, name))
            os.rename(os.path.join(role.outside, name), os.path.join(role.inbox, name))
            why = os.path.join(role.inbox, "Rejected", name + ".why.txt")
            while role.active() and os.path.lexists(os.path.join(role.inbox, name)):
                pass
            try:
                kinds[number % 3](why)
                role.count["notes planted"] += 1
            except FileExistsError:
                role.count["notes planted too late"] += 1
        yield None

    return play


def inbox_away(target):
    """The inbox itself renamed away for a link: its dropper may not."""

    def play(role):
        while role.active(0.01):
            try:
                os.rename(role.inbox, role.inbox + ".away")
                os.symlink(target, role.inbox)
                role.count["inboxes taken away"] += 1
            except PermissionError:
                role.count["inboxes taken away refused"] += 1
        yield None

    return play


def rejected_link(target):
    """`Rejected` becomes a link outside: only who acts as the service's own user can (Samba's `force user`)."""

    def play(role):
        inside, other = os.path.join(role.inbox, "Rejected"), os.path.join(role.outside, role.name)
        os.symlink(target, other)
        while role.active():
            role.count["swaps"] += exchange(inside, other)
        if os.path.islink(inside):
            exchange(inside, other)
        remove(other)
        yield None

    return play


def device(role):
    """A device under the name of a file; made by root, for nobody else can."""
    yield from swapper(write, lambda path: os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, 3)))(role)
