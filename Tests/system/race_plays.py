"""The plays of races.py: each drops a file and keeps, or gets, some way of writing to it while the service takes it.

A play is a generator, as adversaries.Actor says: it attacks, yields what must come of its drop, and then does its last
deeds through whatever it still holds.
"""

import itertools
import mmap
import os
import socket

from adversaries import digest_of, exchange, versioned


class Prey:
    """One dropped file and every hold its dropper keeps on it."""

    def __init__(self, role, name=""):
        self.role = role
        self.name = f"{role.name}{name}.txt"
        self.path = os.path.join(role.inbox, self.name)
        self.spare = os.path.join(role.outside, self.name)
        self.number = 0
        with open(self.spare, "wb") as file:
            file.write(versioned(self.name, 0))
        os.chmod(self.spare, 0o664)
        # Only a copy is without it.
        os.setxattr(self.spare, "user.dropped", b"1")
        self.handle = os.open(self.spare, os.O_PATH)
        self.inode = os.fstat(self.handle).st_ino
        self.was_claimed = False

    def drop(self):
        os.rename(self.spare, self.path)
        self.role.count["drops"] += 1

    def is_claimed(self):
        """Whether the service has it now; going to and fro is counted."""
        try:
            claimed = os.stat(self.path).st_ino != self.inode
        except FileNotFoundError:
            claimed = True
        if claimed != self.was_claimed:
            self.role.count["claims seen" if claimed else "put back seen"] += 1
        self.was_claimed = claimed
        return claimed

    def next_version(self):
        self.number += 1
        return versioned(self.name, self.number)

    def write(self, descriptor):
        """A whole new version in one call."""
        claimed = self.is_claimed()
        os.pwrite(descriptor, self.next_version(), 0)
        self.role.count["writes after the claim" if claimed else "writes before the claim"] += 1

    def reopen(self, flags=os.O_RDWR, through=None):
        """Opens it anew by the handle, or by another name. Returns None where the kernel refuses."""
        claimed = self.is_claimed()
        try:
            descriptor = os.open(through or f"/proc/self/fd/{self.handle}", flags)
        except (PermissionError, FileNotFoundError):
            self.role.count["opens refused"] += 1
            return None
        if claimed:
            self.role.count["opens after the claim"] += 1
        return descriptor

    def write_late(self, through=None):
        descriptor = self.reopen(through=through)
        if descriptor is not None:
            self.write(descriptor)
            os.close(descriptor)

    def last(self):
        return digest_of(versioned(self.name, self.number))

    def rest(self, certain=False):
        """What must come of it: exactly one record, of its last bytes where those are certain: nothing was written
        behind the claim, or it lies in the inbox now and nobody writes to it any more."""
        final = [self.last()] if certain or not self.is_claimed() else []
        return expected([self.name], 1, final=final)


def expected(names, arrivals, final=(), allowed=None):
    return {"names": names, "arrivals": arrivals, "final": list(final), "allowed": allowed}


def open_writer(role):
    """Keeps a descriptor open from before the drop and writes for ever."""
    prey = Prey(role)
    descriptor = os.open(prey.spare, os.O_RDWR)
    prey.drop()
    while role.active():
        prey.write(descriptor)
    os.close(descriptor)
    yield prey.rest(certain=True)
    prey.write_late()


def late_opener(role):
    """Keeps a handle that cannot write, and opens the file through it once it is claimed, again and again."""
    prey = Prey(role)
    prey.drop()
    while role.active():
        if prey.is_claimed():
            prey.write_late()
    yield prey.rest()
    prey.write_late()


def late_holder(role):
    """Opens once it is claimed, and never closes while it lasts."""
    prey = Prey(role)
    prey.drop()
    descriptor = None
    while role.active():
        if descriptor is None and prey.is_claimed():
            descriptor = prey.reopen()
        if descriptor is not None:
            prey.write(descriptor)
    if descriptor is not None:
        role.hold(prey, lambda: os.close(descriptor))
    yield prey.rest()
    if role.holds:
        prey.write(descriptor)
    prey.write_late()


def hard_link(role):
    """Has a second name outside from before the drop, and writes through it."""
    prey = Prey(role)
    other = prey.spare + ".link"
    os.link(prey.spare, other)
    prey.drop()
    while role.active():
        if prey.is_claimed():
            prey.write_late(through=other)
    yield prey.rest()
    prey.write_late(through=other)


def late_link(role):
    """Keeps it open for reading, and makes a second name of that once it is claimed."""
    prey = Prey(role)
    reading = os.open(prey.spare, os.O_RDONLY)
    other = prey.spare + ".link"
    prey.drop()
    while role.active():
        if prey.is_claimed():
            if not os.path.lexists(other):
                try:
                    os.link(f"/proc/self/fd/{reading}", other)
                    role.count["links after the claim"] += 1
                except OSError:
                    role.count["links refused"] += 1
            prey.write_late(through=other)
    yield prey.rest()
    prey.write_late(through=other)


def map_keeper(role):
    """Keeps a shared mapping while the descriptor is closed."""
    prey = Prey(role)
    descriptor = os.open(prey.spare, os.O_RDWR)
    mapping = mmap.mmap(descriptor, 0)
    os.close(descriptor)
    prey.drop()
    while role.active():
        claimed = prey.is_claimed()
        mapping[:] = prey.next_version()
        role.count["writes after the claim" if claimed else "writes before the claim"] += 1
    mapping.close()
    yield prey.rest(certain=True)
    prey.write_late()


def late_map(role):
    """Maps it once it is claimed, and writes through the mapping also behind the record."""
    prey = Prey(role)
    prey.drop()
    mapping = None
    while role.active():
        if mapping is None and prey.is_claimed():
            descriptor = prey.reopen()
            if descriptor is not None:
                mapping = mmap.mmap(descriptor, 0)
                os.close(descriptor)
        if mapping is not None:
            claimed = prey.is_claimed()
            mapping[:] = prey.next_version()
            role.count["writes after the claim" if claimed else "writes before the claim"] += 1
    if mapping is not None:
        role.hold(prey, mapping.close)
    yield prey.rest()
    if role.holds:
        mapping[:] = prey.next_version()
        role.count["writes after the claim"] += 1
    prey.write_late()


def in_flight(role):
    """The only descriptor is in flight over a socket; it is received later."""
    prey = Prey(role)
    near, far = socket.socketpair()
    descriptor = os.open(prey.spare, os.O_RDWR)
    socket.send_fds(near, [b"x"], [descriptor])
    os.close(descriptor)
    prey.drop()
    while role.active():
        role.count["claims of a file in flight"] += prey.is_claimed()
    _, descriptors, _, _ = socket.recv_fds(far, 1, 1)
    prey.write(descriptors[0])
    os.close(descriptors[0])
    yield prey.rest(certain=True)
    prey.write_late()


def replacer(role):
    """Replaces the file by another of its name again and again."""
    digests, arrivals, prey = [], 0, None
    while role.active(0.01) or not arrivals:
        prey = Prey(role)
        prey.number = arrivals
        with open(prey.spare, "wb") as file:
            file.write(versioned(prey.name, arrivals))
        os.close(prey.handle)
        prey.drop()
        digests.append(prey.last())
        arrivals += 1
    yield expected([prey.name], arrivals, final=digests[-1:], allowed=digests)


def away_and_back(role):
    """Renames it out of the inbox and back until it is taken."""
    prey = Prey(role)
    prey.drop()
    there = True
    while role.active() or not there:
        try:
            if there:
                os.rename(prey.path, prey.spare)
            else:
                os.rename(prey.spare, prey.path)
            there = not there
            role.count["renames away and back"] += 1
        except FileNotFoundError:
            prey.is_claimed()
    yield expected([prey.name], 1, [prey.last()], [prey.last()])
    prey.write_late()


def exchanger(role):
    """Swaps the names of two files in the inbox; then one of the inbox with one outside."""
    inside, other, outsider = (Prey(role, which) for which in ("-a", "-b", "-c"))
    digests = [prey.last() for prey in (inside, other, outsider)]
    inside.drop()
    other.drop()
    partners = itertools.cycle([other.path, outsider.spare])
    while role.active():
        role.count["exchanges"] += exchange(inside.path, next(partners))
    if os.path.exists(outsider.spare):
        # Whichever of the three is outside now arrives under a name of its own.
        os.rename(outsider.spare, outsider.path)
    yield expected([inside.name, other.name, outsider.name], 3, digests, digests)


def rewriter(role, truncating=True):
    """Opens it by its name, truncates and writes it anew; or keeps size and mtime as they were."""
    prey = Prey(role)
    status = os.stat(prey.spare)
    prey.drop()
    while role.active(0.003):
        try:
            descriptor = os.open(prey.path, os.O_RDWR | (os.O_TRUNC if truncating else 0))
        except FileNotFoundError:
            prey.is_claimed()
            continue
        prey.write(descriptor)
        if not truncating:
            os.utime(descriptor, ns=(status.st_atime_ns, status.st_mtime_ns))
            role.count["mtimes put back"] += 1
        os.close(descriptor)
        if role.random.random() < 0.1:
            role.active(0.12)
    yield prey.rest(certain=True)
    prey.write_late()


def same_size_and_time(role):
    yield from rewriter(role, truncating=False)


PLAYS = [open_writer, late_opener, late_holder, hard_link, late_link, map_keeper, late_map, in_flight, replacer,
         away_and_back, exchanger, rewriter, same_size_and_time]
