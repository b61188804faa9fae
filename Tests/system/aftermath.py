"""What must hold of a disk that a power cut or I/O errors left behind: checked before a service sees it, and after one
has started on it, worked off what lay there, and stopped. Knows only the contract."""

import datetime
import os
import re
import time

from support import Ledger, files_below, rejected_faults, wait_until

ARCHIVE, JOURNAL = "archive", "journal"


class Witness:
    """What somebody outside knew at one instant: the lines that a reader had, and the drops that were made durable.

    The lines are read first and the drops noted before anything is cut, so all of it must survive.
    """

    def __init__(self, root, people, before=None):
        """before: stands in for the lines where the file system cannot even be read any more."""
        self.must = [drop for person in people for drop in list(person.drops) if drop.durable]
        try:
            self.lines = read_lines(root)
        except OSError:
            if before is None:
                raise
            self.lines = before.lines
        self.count = sum(content.count(b"\n") for content in self.lines.values())


def read_lines(root):
    """Whole lines by segment, as a reader of a live journal has them."""
    seen = {}
    folder = os.path.join(root, JOURNAL)
    for name in sorted(os.listdir(folder)):
        if name.endswith(".jsonl"):
            with open(os.path.join(folder, name), "rb") as file:
                content = file.read()
            seen[name] = content[:content.rfind(b"\n") + 1]
    return seen


def changed_lines(root, seen):
    """Promise 4: whatever a reader has seen stands at the same place, byte for byte."""
    faults = []
    for name, content in seen.items():
        try:
            with open(os.path.join(root, JOURNAL, name), "rb") as file:
                now = file.read()
        except FileNotFoundError:
            now = b""
        if not now.startswith(content):
            same = next((at for at, pair in enumerate(zip(now, content)) if pair[0] != pair[1]), len(now))
            faults.append(f"journal/{name} had {len(content)} bytes that a reader saw, now {same} of them are the same")
    return faults


def lost_drops(root, must):
    """Promise 1 before any service has looked: each durable drop is in the inbox, in custody, in the archive or set
    aside. (Its record may still be in the commit log only, which is nobody else's to read.)"""
    inbox = os.path.join(root, "inbox")
    waiting = {os.fsencode(os.path.relpath(path, inbox)) for path in files_below(inbox)}
    held = {os.fsencode(os.path.basename(path)) for path in files_below(os.path.join(root, "custody"))}
    aside = {os.fsencode(os.path.basename(path)) for path in files_below(os.path.join(inbox, "Rejected"))}
    kept = {os.path.basename(path) for path in files_below(os.path.join(root, ARCHIVE))}
    faults = []
    for drop in must:
        name = os.path.basename(drop.path)
        if not (drop.path in waiting or name in held or name in aside or drop.digest in kept):
            faults.append(f"{drop.path} is nowhere")
    return faults


def waiting_files(root):
    """What a service that runs is still to take. Empty files wait for a minute, and in-progress names for ever."""
    found = []
    for top in ("inbox", "custody"):
        for path in files_below(os.path.join(root, top)):
            name = os.path.basename(path)
            is_ours = "/Rejected/" in path or name.startswith(".") or name == "Received.html"
            try:
                is_empty = os.lstat(path).st_size == 0
            except FileNotFoundError:
                continue
            if not (is_ours or is_empty or name.endswith(".part")):
                found.append(path)
    return found


def accounted(root, drops, must, count, since):
    """Promises 1 to 3 when all is worked off.

    must: exactly one record each, of the bytes dropped. Others: one record at most; of the bytes dropped if it is
    among the first `count` or older than `since` (seconds of the epoch), for then it was made before the cut; a later
    one is of what the cut left of a file that nobody had flushed. Returns faults, rejected files without their
    reason, and how many such torn files there were.
    """
    ledger = Ledger(root)
    faults = ledger.check()
    records = ledger.by_path()
    owed = {drop.path for drop in must}
    torn, unexplained = 0, []
    for drop in drops:
        mine = records.get(drop.path, [])
        if len(mine) > 1:
            faults.append(f"{drop.path} was recorded {len(mine)} times: {[record.sequence for record in mine]}")
        if not mine:
            if drop.path in owed:
                faults.append(f"{drop.path} was durable and has no record")
            continue
        record = mine[0]
        is_old = record.sequence <= count or seconds_of(record) < since
        if drop.digest is None:
            wrong = rejected_faults(os.path.join(root, "inbox"), record)
            unexplained += [fault for fault in wrong if "no reason" in fault]
            faults += [fault for fault in wrong if "no reason" not in fault]
        elif record.sha256 != drop.digest:
            if drop.path in owed or is_old:
                faults.append(f"{drop.path} was recorded ({record.sequence}) with other bytes")
            torn += 1
    return faults, unexplained, torn


def seconds_of(record):
    return datetime.datetime.fromisoformat(record.event["time"].replace("Z", "+00:00")).timestamp()


def is_worked_off(root, must):
    return not waiting_files(root) and {drop.path for drop in must} <= set(Ledger(root).by_path())


def start_and_check(results, what, service, drops, witness, since=None, with_errors=False):
    """Starts a service on what was left, lets it work that off, stops it, and checks all promises.

    with_errors: droppers may have been told of I/O errors, and left files behind that are in no list of drops.
    Returns how many torn files were recorded."""
    root = service.root
    since = time.time() if since is None else since
    if not service.is_running and not results.check(f"{what}: it starts", service.start(), service.log_tail()):
        return 0
    done = wait_until(lambda: is_worked_off(root, witness.must), 30, every=0.1)
    detail = "" if done else f"{waiting_files(root)[:3]} {service.log_tail()}"
    results.check(f"{what}: all that lies there is taken", done, detail)
    results.check(f"{what}: it stops in order", service.stop() == 0, service.log_tail())
    faults, unexplained, torn = accounted(root, drops, witness.must, witness.count, since)
    if with_errors:
        strange = unlisted(root, drops, faults)
        results.no_faults(f"{what}: originals of files whose dropper was told of an error", strange)
        faults = [fault for fault in faults if fault not in strange]
    results.no_faults(f"{what}: drops, records, originals", faults)
    results.no_faults(f"{what}: the reasons beside rejected files", unexplained)
    results.no_faults(f"{what}: what a reader saw", changed_lines(root, witness.lines))
    hasty = {drop.digest for drop in drops} - {drop.digest for drop in witness.must}
    leftovers = unexplained_originals(root, hasty)
    if with_errors:
        leftovers = [path for path in leftovers if not re.fullmatch(r"[0-9a-f]{64}(\.txt)?", os.path.basename(path))]
    results.no_faults(f"{what}: originals without a record", leftovers)
    return torn


def unlisted(root, drops, faults):
    """Those faults of a record's original whose file nobody has listed as dropped."""
    known = {drop.path for drop in drops}
    records = Ledger(root).records
    found = []
    for fault in faults:
        number = re.match(r"(\d+): ", fault)
        if number and records[int(number[1]) - 1].path not in known:
            found.append(fault)
    return found


def unexplained_originals(root, hasty):
    """Originals without a record, temporary files included, but for those of drops that nobody had made durable: such
    a drop may be gone with its name after its bytes came into the archive, and what lies there is replaced if they
    come again."""
    return [path for path in Ledger(root).unrecorded_originals() if os.path.basename(path).removesuffix(".txt") not in hasty]
