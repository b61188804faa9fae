"""Reads a trace of the service's file calls (`strace -f -y`) and checks the order of DESIGN.md §4 on it.

It knows nothing of the product but where things lie. A call has begun when the service enters it and is done when it
returns; a flush counts only if it began after the change it is for was done, and had returned, without error, before
the call that relies on it began. Works on steps, two for each call, so that calls of several threads may overlap.
"""

import os
import re

FLUSHES = ("fsync", "fdatasync")
WRITES = ("pwrite64", "write", "pwritev", "writev", "copy_file_range", "sendfile")
TRACED = ("openat", "open", "creat", "close", "dup", "dup2", "dup3", "mkdirat", "mkdir", "renameat2", "renameat",
          "rename", "linkat", "link", "unlinkat", "unlink", "rmdir", "ftruncate", "truncate", "fallocate", "ioctl",
          "fchmod", "fsync", "fdatasync", "syncfs", "sync", "statx", *WRITES)


class Call:
    """One system call: name, arguments as they stand in the trace, and the result."""

    def __init__(self, process, name, text, result=None):
        self.process = process
        self.name = name
        self.text = text
        self.result = result
        self.annotation = None
        self._arguments = None

    @property
    def arguments(self):
        if self._arguments is None:
            self._arguments = split_arguments(self.text)
        return self._arguments

    @property
    def succeeded(self):
        return self.result is not None and self.result >= 0

    def again(self, **changes):
        copy = Call(self.process, self.name, self.text, self.result)
        copy.annotation = self.annotation
        for member, value in changes.items():
            setattr(copy, member, value)
        return copy

    def __str__(self):
        return f"{self.name}({self.text}) = {self.result}"


RESULT = re.compile(r"\)\s*= (-?\d+|\?|0x[0-9a-f]+)(?:<(.*?)>(?:\(deleted\))?)?(?: .*)?$")


def parse(lines):
    """The steps of a trace: ("begin", call) and ("end", call), in the order in which they were seen."""
    steps = []
    open_calls = {}
    for line in lines:
        process, _, rest = line.rstrip("\n").partition(" ")
        rest = rest.strip()
        if not process.isdigit() or rest.startswith(("+++", "---")):
            continue
        if rest.startswith("<... "):
            call = open_calls.pop(process, None)
            if call is None:
                continue
            call.text += rest.partition(" resumed>")[2]
        else:
            name, _, text = rest.partition("(")
            call = Call(process, name, text)
            steps.append(("begin", call))
            if text.endswith("<unfinished ...>"):
                call.text = text[:-len("<unfinished ...>")].rstrip()
                open_calls[process] = call
                continue
        found = RESULT.search(call.text)
        if found is None or found.group(1) == "?":
            continue
        call.text = call.text[:found.start()]
        call.result = int(found.group(1), 0)
        call.annotation = found.group(2)
        steps.append(("end", call))
    return steps


def split_arguments(text):
    """Splits at the commas outside of quotes and brackets."""
    parts, part, depth, quoted, escaped = [], "", 0, False, False
    for character in text:
        if escaped or character == "\\":
            part += character
            escaped = not escaped
            continue
        if quoted:
            part += character
            quoted = character != '"'
            continue
        if character == '"':
            quoted = True
        elif character in "<{[(":
            depth += 1
        elif character in ">}])":
            depth -= 1
        if character == "," and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += character
    return parts + [part.strip()] if part.strip() else parts


def plain(text):
    """A path as strace quotes it, without the quoting."""
    if text.startswith('"'):
        text = text[1:text.rindex('"')]
    return text.encode("latin-1", "replace").decode("unicode_escape") if "\\" in text else text


def descriptor(argument):
    """Number and path of an argument such as `5</srv/inbox>(deleted)`."""
    number, _, rest = argument.partition("<")
    path = rest[:rest.rindex(">")] if ">" in rest else ""
    return (-100 if number.startswith("AT_FDCWD") else int(number)), plain(path)


class Node:
    """A file or folder: when it last changed, and when its last good flush began."""

    def __init__(self, path):
        self.path = path
        self.changed = 0
        self.left = 0
        self.missed = 0
        self.moded = -1
        self.synced = -1
        self.flushed_before = -1
        self.flushed = -1
        self.failed = False
        self.end = None

    def is_flushed_since(self, moment):
        return self.flushed > moment


class Claim:
    """A file in custody: where it came from, when, and how far its record is."""

    def __init__(self, node, source, at):
        self.node = node
        self.source = source
        self.at = at
        self.stage = "claimed"


class OrderCheck:
    """Goes through the steps of one or several lives of the service on one root."""

    def __init__(self, root, inboxes):
        self.root = root
        self.inboxes = inboxes
        self.rooms = [root + "/custody"] + [path + "/.released-custody" for path in inboxes.values()]
        self.faults = []
        self.roles = {}
        self.needed = set()
        self.counts = {"batches": 0, "checkpoints": 0, "recoveries": 0, "segments": 0, "set aside": 0, "finished": 0,
                       "adopted": 0, "copied": 0, "claims": 0, "residents": 0}
        self.recorded = set()
        self.segments_closed = set()
        self.now = 0
        self._begin_life()

    def _begin_life(self):
        self.life = self.now
        self.names = {}
        self.descriptors = {}
        self.made = {}
        self.claims = {}
        self.kept = []
        self.begun = {}
        self.log_renames = 0
        self.log_renamed = None
        self.frames = 0
        self.last_frame = None
        self.last_journal_write = self.now
        self.last_log_flush = -1
        self.unflushed_records = []
        self.read_at = {}

    # What lies where.

    def node(self, path):
        if path not in self.names:
            self.names[path] = Node(path)
        return self.names[path]

    def of_descriptor(self, argument):
        number, path = descriptor(argument)
        return self.descriptors.get(number) or self.node(path)

    def at(self, folder, name):
        _, path = descriptor(folder)
        name = plain(name)
        return os.path.normpath(name if name.startswith("/") else path + "/" + name)

    def room_of(self, path):
        return next((room for room in self.rooms if path == room or path.startswith(room + "/")), None)

    def in_custody(self, path):
        return any(path.startswith(room + "/") for room in self.rooms)

    def in_inbox(self, path):
        return not self.in_custody(path) and self.inbox_of(path) is not None

    def inbox_of(self, path):
        return next((inbox for inbox in self.inboxes.values() if path == inbox or path.startswith(inbox + "/")), None)

    def is_rejected_folder(self, path):
        return os.path.basename(path) == "Rejected" and os.path.dirname(path) in self.inboxes.values()

    def is_log(self, path):
        return re.fullmatch(re.escape(self.root) + r"/state/log/\d{12}\.log", path) is not None

    def is_new_log(self, path):
        return path.startswith(self.root + "/state/log/") and path.endswith(".log.new")

    def is_segment(self, path):
        return path.startswith(self.root + "/journal/") and path.endswith(".jsonl")

    def is_original(self, path):
        return re.fullmatch(re.escape(self.root) + r"/archive/sha256/[0-9a-f]{2}/[0-9a-f]{64}", path) is not None

    # The walk.

    def run(self, steps):
        for self.now, (kind, call) in enumerate(steps, self.now + 1):
            if kind == "restart":
                self._begin_life()
            elif kind == "begin":
                self.begun[call] = self.now
                self._begin(call)
            else:
                self._end(call, self.begun.pop(call, self.now))
        return self

    def fault(self, rule, what):
        self.faults.append((rule, f"{rule}: {what} (step {self.now})"))

    def need(self, rule, node, since, what):
        """`node` must have been flushed after `since`, and before now."""
        if not node.is_flushed_since(since):
            self.fault(rule, f"{what}: {node.path} was not flushed")
        elif node.end is not None and node.flushed_before <= since:
            # Without this very flush it would be wrong.
            self.needed.add(node.end)

    def role(self, name, call):
        self.roles.setdefault(name, []).append(call)

    # Before a call: what it relies on.

    def _begin(self, call):
        name, arguments = call.name, call.arguments
        if name in FLUSHES:
            node = self.of_descriptor(arguments[0])
            if node.failed:
                self.fault("flushed again", f"{node.path} after a flush that failed")
        elif name in ("syncfs", "sync"):
            self.fault("no syncfs", "it waits for other people's uploads")
        elif name in WRITES or name in ("ftruncate", "fallocate", "ioctl"):
            if name == "ioctl" and "FICLONE" not in call.text:
                return
            node = self.of_descriptor(arguments[0])
            if node.path in self.recorded:
                self.fault("archive is for ever", f"{name} on {node.path}")
            if name in WRITES and self.is_log(node.path):
                self._before_frame(call)
            elif self.is_segment(node.path):
                self._before_journal(name, node, call)
        elif name in ("openat", "open", "creat"):
            self._before_open(call)
        elif name == "truncate" and plain(arguments[0]) in self.recorded:
            self.fault("archive is for ever", f"truncate of {plain(arguments[0])}")
        elif name in ("renameat2", "renameat", "rename"):
            self._before_rename(call, *self._both(call))
        elif name in ("unlinkat", "unlink"):
            path = self.at(arguments[0], arguments[1]) if name == "unlinkat" else plain(arguments[0])
            self._before_unlink(call, path)

    def _before_open(self, call):
        if call.name != "openat":
            path, flags = plain(call.arguments[0]), call.text
        else:
            path, flags = self.at(call.arguments[0], call.arguments[1]), call.arguments[2]
        writes = call.name == "creat" or any(word in flags for word in ("O_WRONLY", "O_RDWR", "O_TRUNC"))
        if writes and path in self.recorded:
            self.fault("archive is for ever", f"{path} opened for writing")

    def _before_frame(self, call):
        """The log is written only when everything that it will say is on the disk: a frame may become durable as soon
        as it is written."""
        self.role("frame write", call)
        for original, folder, at in self.kept:
            self.need("original before log", original, original.changed, "a record's bytes")
            if original.moded > original.synced:
                # fdatasync(2) leaves the mode out: after a power cut the original could be written to again.
                self.fault("mode before log", f"the mode of {original.path} was not flushed")
            self.need("archive folder before log", folder, at, f"the name of {os.path.basename(original.path)[:12]}")
        for path, claim in self.claims.items():
            if claim.stage != "claimed":
                continue
            self.need("source folder before log", claim.source, claim.at, f"the claim of {path}")
            folder = self.node(os.path.dirname(path))
            self.need("custody folder before log", folder, claim.at, f"the claim of {path}")
            inner = folder.path
            while inner in self.made:
                above = self.node(os.path.dirname(inner))
                self.need("custody folder before log", above, self.made[inner], f"the folder {inner}")
                inner = above.path
        if self.log_renamed is not None:
            self.need("log folder after rename", self.node(self.root + "/state/log"), self.log_renamed, "the new log")

    def _before_journal(self, name, node, call):
        if node.path in self.segments_closed:
            self.fault("journal only grows", f"{name} on the closed {node.path}")
        if name == "ftruncate":
            size = int(call.arguments[1])
            if size < getattr(node, "size", 0):
                self.fault("journal only grows", f"{node.path} cut to {size} of {node.size} bytes")
        if name not in WRITES:
            return
        self.role("journal write", call)
        logs = [node for path, node in self.names.items() if self.is_log(path) or self.is_new_log(path)]
        for log in [node for node in logs if node.changed]:
            self.need("log before journal", log, log.changed, "the frame")
        if self.last_log_flush <= self.last_journal_write:
            self.fault("log before journal", "no flush of the commit log since the last write to the journal")
        if self.log_renamed is not None:
            self.need("log folder after rename", self.node(self.root + "/state/log"), self.log_renamed, "the new log")
        if node.path in self.made:
            self.need("segment's name", self.node(os.path.dirname(node.path)), self.made[node.path], "a new segment")
        if name == "pwrite64":
            offset = int(call.arguments[3])
            end = getattr(node, "size", None)
            if self.frames and end is not None and offset != end:
                self.fault("journal only grows", f"{node.path} written at {offset}, its end is {end}")

    def _before_rename(self, call, old, new):
        if new in self.recorded or old in self.recorded:
            self.fault("archive is for ever", f"rename {old} → {new}")
        if self.is_new_log(old) and self.is_log(new):
            self._before_new_log(call, old)
        elif self.in_custody(old):
            if self.in_custody(new):
                return
            if self.is_rejected_folder(os.path.dirname(new)):
                self.role("set aside", call)
                self._before_leaving(call, old, "set aside")
            elif old in self.claims and self.claims[old].stage != "claimed":
                self.fault("journal before finish", f"{old} went back and has a record")

    def _before_new_log(self, call, old):
        self.role("log rename", call)
        new = self.node(old)
        self.need("new log before rename", new, new.changed, "the new log")
        if self.log_renames == 0:
            return
        for path, node in list(self.names.items()):
            if node.missed:
                self.need("gone at the start, before new log", node, node.missed, "names that a start did not find")
            if not node.changed and not node.left:
                continue
            if self.is_segment(path):
                self.need("segment before new log", node, node.changed, "the journal")
            elif node.left:
                self.need("custody and Rejected before new log", node, node.left, "names that changed")
            elif path.endswith(".why.txt") and self.is_rejected_folder(os.path.dirname(path)):
                self.need("reason before new log", node, node.changed, "a reason")

    def _before_unlink(self, call, path):
        if path in self.recorded:
            self.fault("archive is for ever", f"unlink of {path}")
        if self.is_log(path):
            folder = self.node(self.root + "/state/log")
            if self.log_renamed is None:
                self.fault("log folder after rename", f"{path} removed and nothing in its place")
            else:
                self.need("log folder after rename", folder, self.log_renamed, f"the successor of {path}")
        if self.in_custody(path) and "AT_REMOVEDIR" not in call.text:
            self.role("custody unlink", call)
            self._before_leaving(call, path, "unlinked")

    def _before_leaving(self, call, path, how):
        """A file leaves custody for good only when a reader can see its record."""
        claim = self.claims.get(path)
        if claim is not None:
            if claim.stage != "published":
                self.fault("journal before finish", f"{path} {how}, only {claim.stage}")
            return
        # Not claimed in this life: found at its start.
        if self.frames == 0:
            segments = [node for name, node in self.names.items() if self.is_segment(name)]
            if self.log_renamed is None:
                self.fault("recovery before finish", f"{path} {how} before the log was written anew")
            else:
                folder = self.node(self.root + "/state/log")
                self.need("recovery before finish", folder, self.log_renamed, f"{path} {how}: the log")
            if not any(node.is_flushed_since(max(node.changed, self.life)) for node in segments):
                self.fault("recovery before finish", f"{path} {how} before the journal was flushed")
            return
        self.counts["residents"] += 1
        if path in self.read_at and self.last_journal_write < self.read_at[path]:
            self.fault("journal before finish", f"{path} {how} before its record was written")
        room = self.room_of(path)
        folder = os.path.dirname(path)
        while folder.startswith(room):
            node = self.node(folder)
            self.need("found in custody", node, self.life, f"{path}: a folder on the way")
            folder = os.path.dirname(folder)
        inner = os.path.relpath(os.path.dirname(path), room).split("/")[1:]
        source = self.inboxes[inner[0]]
        folders = ["/".join([source] + inner[1:count]) for count in range(1, len(inner) + 1)]
        if not any(self.node(folder).is_flushed_since(self.life) for folder in folders):
            self.fault("found in custody", f"{path}: the folder it came from was not flushed")

    # After a call: what it changed.

    def _both(self, call):
        arguments = call.arguments
        if call.name == "rename":
            return plain(arguments[0]), plain(arguments[1])
        return self.at(arguments[0], arguments[1]), self.at(arguments[2], arguments[3])

    def _end(self, call, began):
        name, arguments = call.name, call.arguments
        if name in FLUSHES:
            return self._flushed(call, began)
        if not call.succeeded:
            return self._failed(call)
        if name in ("openat", "open", "creat"):
            self._opened(call)
        elif name == "close":
            self.descriptors.pop(descriptor(arguments[0])[0], None)
        elif name in ("dup", "dup2", "dup3"):
            self.descriptors[call.result] = self.of_descriptor(arguments[0])
        elif name in ("mkdirat", "mkdir"):
            path = self.at(arguments[0], arguments[1]) if name == "mkdirat" else plain(arguments[0])
            self.names[path] = Node(path)
            self._made(path)
        elif name in WRITES or name == "ftruncate" or (name == "ioctl" and "FICLONE" in call.text):
            self._written(call, self.of_descriptor(arguments[0]))
        elif name == "fchmod":
            self.of_descriptor(arguments[0]).moded = self.now
        elif name in ("renameat2", "renameat", "rename"):
            self._renamed(call, *self._both(call))
        elif name in ("linkat", "link"):
            self._linked(self.at(arguments[0], arguments[1]), self.at(arguments[2], arguments[3]))
        elif name in ("unlinkat", "unlink", "rmdir"):
            path = self.at(arguments[0], arguments[1]) if name == "unlinkat" else plain(arguments[0])
            self._removed(call, path)

    def _made(self, path):
        self.made[path] = self.now
        self.node(path).changed = self.now
        above = self.node(os.path.dirname(path))
        above.changed = self.now
        if self.is_rejected_folder(path):
            above.left = self.now

    def _failed(self, call):
        """What a start does not find in custody may be missing in the cache only: its folder must be flushed before the
        log forgets why."""
        if self.frames or self.log_renames == 0 or call.name not in ("openat", "statx") or call.result != -1:
            return
        path = self.at(call.arguments[0], call.arguments[1])
        if self.in_custody(path):
            self.node(os.path.dirname(path)).missed = self.now

    def _opened(self, call):
        if call.name == "openat":
            path, flags = self.at(call.arguments[0], call.arguments[1]), call.arguments[2]
        else:
            path, flags = plain(call.arguments[0]), call.text
        is_new = path not in self.names
        node = self.node(path)
        self.descriptors[call.result] = node
        if "O_CREAT" in flags and is_new or "O_TRUNC" in flags:
            self._made(path)
            if self.is_segment(path):
                self._begun(path)
            elif self.is_rejected_folder(os.path.dirname(path)):
                self.node(os.path.dirname(path)).left = self.now
            elif path.endswith(".txt") and self.is_original(path[:-4]):
                # A clean text: what is asked of its original is asked of it. Its mode is the one it was made with.
                self.kept.append((self.node(path), self.node(os.path.dirname(path)), self.now))
        elif "O_PATH" not in flags and "O_DIRECTORY" not in flags and self.in_custody(path):
            self.read_at[path] = self.now

    def _written(self, call, node):
        if call.name == "ftruncate" and int(call.arguments[1]) == getattr(node, "size", None):
            # Room that was reserved behind its end is given back: nothing that a reader sees.
            return
        node.changed = self.now
        if call.name == "ftruncate":
            if self.is_segment(node.path):
                node.size = int(call.arguments[1])
            return
        if self.is_log(node.path):
            self.counts["batches"] += 1
            self.frames += 1
            for claim in self.claims.values():
                if claim.stage == "claimed":
                    claim.stage = "framed"
            self.unflushed_records += [original.path for original, _, _ in self.kept]
            self.kept = []
        elif self.is_segment(node.path):
            self.last_journal_write = self.now
            if call.name == "pwrite64":
                node.size = max(getattr(node, "size", 0), int(call.arguments[3]) + call.result)
            for claim in self.claims.values():
                if claim.stage == "framed":
                    claim.stage = "published"

    def _renamed(self, call, old, new):
        node = self.names.pop(old, None) or Node(old)
        node.path = new
        self.names[new] = node
        source, target = self.node(os.path.dirname(old)), self.node(os.path.dirname(new))
        source.changed = target.changed = self.now
        if self.is_new_log(old):
            self.log_renamed = self.now
            self.log_renames += 1
            self.counts["recoveries" if self.log_renames == 1 else "checkpoints"] += 1
        elif self.in_custody(new) and self.in_inbox(old):
            self.role("claim", call)
            self.counts["claims"] += 1
            # Other people wrote to it: nothing is known of its bytes.
            node.changed = self.now
            node.flushed = -1
            self.claims[new] = Claim(node, source, self.now)
        elif self.in_custody(old) and self.is_rejected_folder(os.path.dirname(new)):
            self.claims.pop(old, None)
            source.left = target.left = self.now
            self.counts["set aside"] += 1
        elif self.in_custody(old):
            self.claims.pop(old, None)
        elif self.is_original(new):
            self.kept.append((node, target, self.now))
            self.counts["copied"] += 1
        elif self.is_segment(new):
            self.made.pop(old, None)
            self._begun(new)

    def _begun(self, path):
        """A segment has its name: those before it are closed."""
        self.made[path] = self.now
        earlier = [other for other in self.names if self.is_segment(other) and other < path]
        if earlier:
            self.counts["segments"] += 1
        self.segments_closed.update(earlier)

    def _linked(self, old, new):
        node = self.node(old)
        self.names[new] = node
        target = self.node(os.path.dirname(new))
        target.changed = self.now
        if self.is_original(new):
            node.path = new
            self.kept.append((node, target, self.now))
            self.counts["adopted"] += 1

    def _removed(self, call, path):
        node = self.names.pop(path, None)
        above = self.node(os.path.dirname(path))
        above.changed = self.now
        self.made.pop(path, None)
        self.kept = [kept for kept in self.kept if not (kept[1].path == above.path and kept[0] is node)]
        if not self.in_custody(path):
            return
        if "AT_REMOVEDIR" in call.text or call.name == "rmdir":
            if node is not None and node.left:
                above.left = self.now
        else:
            above.left = self.now
            self.claims.pop(path, None)
            self.counts["finished"] += 1

    def _flushed(self, call, began):
        node = self.of_descriptor(call.arguments[0])
        if not call.succeeded:
            node.failed = True
            return
        if node.changed > node.flushed:
            # Of two that would do, neither is missed.
            self.role(self._flush_role(node.path), call)
        node.flushed_before, node.flushed = node.flushed, began
        if call.name == "fsync":
            node.synced = began
        node.end = call
        if self.is_log(node.path) or self.is_new_log(node.path):
            self.last_log_flush = began
            if self.is_log(node.path):
                self.recorded.update(self.unflushed_records)
                self.unflushed_records = []

    def _flush_role(self, path):
        if self.is_log(path):
            return "flush of the log"
        if self.is_new_log(path):
            return "flush of the new log"
        if path == self.root + "/state/log":
            return "flush of the log's folder"
        if self.is_segment(path):
            return "flush of the segment"
        if path == self.root + "/journal":
            return "flush of the journal's folder"
        if re.fullmatch(re.escape(self.root) + "/archive/sha256/[0-9a-f]{2}", path):
            return "flush of an archive folder"
        if self.is_rejected_folder(path):
            return "flush of Rejected"
        if path in self.rooms:
            return "flush of the room"
        if self.is_original(path) or path.startswith(self.root + "/archive/.new/"):
            return "flush of an original"
        if self.in_custody(path):
            return "flush of a custody folder"
        if path.endswith(".why.txt"):
            return "flush of a reason"
        if self.inbox_of(path):
            return "flush of a source folder"
        return "flush of something else"
