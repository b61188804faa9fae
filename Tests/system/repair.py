"""Damages real roots in every way that a start or `releasectl verify` can find, and repairs them.

For each damage: the service ends with 65 and names `releasectl repair` (where a start looks there at all); without
somebody to ask, and with --dry-run, nothing is changed; with --yes what can be saved is, to the byte, and what cannot
is named; verify --fixity and a new start agree; no good line of the journal changed, no sequence is used twice; a
second repair finds nothing. Then repairs killed at every step and run again. Last, backups: copied while the service
runs under load, restored without state/, and of an older journal with a newer archive.

    repair.py [--seed N]
"""

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import time

from support import (RELEASECTL, Ledger, People, Results, Scratch, Service, deadline, files_below, run, say, sha256_of,
                     wait_until)

SETTINGS = 'settle = "100ms"\npoll = "500ms"\nsegment = "256 KiB"\n'


def journal(root):
    """Every whole line that is a record, by its sequence, segments in name order; and the order of the sequences."""
    lines, order = {}, []
    folder = os.path.join(root, "journal")
    for name in sorted(n for n in os.listdir(folder) if re.fullmatch(r"\d{12}\.jsonl", n)):
        with open(os.path.join(folder, name), "rb") as file:
            for line in file.read().split(b"\n")[:-1]:
                number = int(json.loads(line)["sequence"])
                lines[number] = line
                order.append(number)
    return lines, order


def segments(root):
    folder = os.path.join(root, "journal")
    return [os.path.join(folder, n) for n in sorted(os.listdir(folder)) if re.fullmatch(r"\d{12}\.jsonl", n)]


def newest_log(root):
    folder = os.path.join(root, "state", "log")
    return os.path.join(folder, max(n for n in os.listdir(folder) if n.endswith(".log")))


def frames(path):
    """Where the frames of a commit log begin and end, its head first."""
    with open(path, "rb") as file:
        content = file.read()
    found, at = [], 0
    while content[at:at + 4] == b"RLF1":
        end = at + 40 + int.from_bytes(content[at + 4:at + 8], "little")
        if end > len(content):
            break
        found.append((at, end))
        at = end
    return found


def rewrite(path, change):
    """Changes a file as no program of ours would, its mode kept."""
    mode = os.stat(path).st_mode & 0o7777
    with open(path, "rb") as file:
        content = bytearray(file.read())
    content = change(content) or content
    os.chmod(path, 0o644)
    with open(path, "wb") as file:
        file.write(content)
    os.chmod(path, mode)


def line_range(content, number):
    """Where a record's line begins and ends."""
    at = content.index(b'"sequence":"%012d"' % number)
    return content.rfind(b"\n", 0, at) + 1, content.index(b"\n", at) + 1


def tree(root):
    """What every file of a root is, but the lock, which whoever looks writes its number into."""
    found = {}
    for path in files_below(root):
        if not path.endswith(("state/lock", "-shm", "-wal")):
            found[path] = (os.stat(path).st_mode, sha256_of(path) if os.path.isfile(path) else None)
    return found


class Damaged:
    """A copy of a good root, to be damaged."""

    def __init__(self, scratch, sample, name):
        self.name = name
        self.folder = scratch.of(name)
        self.root = os.path.join(self.folder, "root")
        os.makedirs(self.folder)
        run("cp", "-a", sample, self.root)
        self.service = Service(self.root, SETTINGS, folder=self.folder)
        self.lines, _ = journal(self.root)
        self.top = max(self.lines)

    def segment_of(self, number):
        return [path for path in segments(self.root) if int(os.path.basename(path)[:12]) <= number][-1]

    def in_line(self, number, change):
        """`change` gets the line as a bytearray, and gives another, or changes it."""
        def edit(content):
            begin, end = line_range(content, number)
            line = content[begin:end]
            content[begin:end] = change(line) if change(line) is not None else line
        rewrite(self.segment_of(number), edit)

    def tool(self, command, *arguments, wrapper=()):
        return run(*wrapper, RELEASECTL, command, "--config", self.service.configuration, *arguments, check=False)

    def accepted(self, skip=0):
        for number in sorted(self.lines):
            event = json.loads(self.lines[number])
            if event["type"] == "released.accepted.v1":
                if not skip:
                    return number, event["data"]["file"]
                skip -= 1

    def original(self, file):
        return os.path.join(self.root, "archive", file["href"])

    def close(self):
        self.service.kill()
        shutil.rmtree(self.folder)


# Each damage: what it does; whether a start sees it; which records are lost (a function of the place, for it may depend
# on where lines stand); arguments for repair; and what verify answers afterwards.

def flip(place, number, at=100, bit=4):
    def change(line):
        line = bytearray(line)
        line[at] ^= bit
        return line
    place.in_line(number, change)


def spoil(place, numbers):
    """Every byte of these lines but the newline."""
    for number in sorted(numbers, reverse=True):
        place.in_line(number, lambda line: b"#" * (len(line) - 1) + b"\n")


def cut_out(place, numbers):
    for number in sorted(numbers, reverse=True):
        place.in_line(number, lambda line: b"")


def alter(place, number):
    """A line that stays a record and says something else."""
    place.in_line(number, lambda line: line.replace(b'"uid":0', b'"uid":1').replace(b"released.", b"released.", 1)
                  .replace(b'"sizeInBytes":', b'"sizeInBytes":1'))


def break_frame(place, index):
    found = frames(newest_log(place.root))
    begin, end = found[index]

    def change(content):
        content[(begin + end) // 2] ^= 1
    rewrite(newest_log(place.root), change)


def truncate(path, size):
    os.chmod(path, 0o644)
    os.truncate(path, size)


def cut_journal(place, numbers):
    """Without its last records."""
    path = segments(place.root)[-1]
    with open(path, "rb") as file:
        begin = line_range(file.read(), min(numbers))[0]
    truncate(path, begin)


def frame_sequences(place, index):
    begin, end = frames(newest_log(place.root))[index]
    with open(newest_log(place.root), "rb") as file:
        content = file.read()[begin:end]
    return [int(n) for n in re.findall(rb'"sequence":"(\d{12})"', content)]


def no_state(place):
    shutil.rmtree(os.path.join(place.root, "state"))


def no_log(place):
    shutil.rmtree(os.path.join(place.root, "state", "log"))


def missing(place, skip=0):
    os.remove(place.original(place.accepted(skip)[1]))


def other_bytes(place, skip=0):
    path = place.original(place.accepted(skip)[1])
    rewrite(path, lambda content: bytearray(b"other bytes") + content)


def leave_copy(place, where, skip=0):
    path = os.path.join(place.root, where)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    shutil.copyfile(place.original(place.accepted(skip)[1]), path)


class Case:
    def __init__(self, name, damage, start=65, lost=lambda place: [], code=0, verify=0, arguments=lambda place: (),
                 crashed=False):
        self.name, self.damage, self.start, self.lost = name, damage, start, lost
        self.code, self.verify, self.arguments, self.crashed = code, verify, arguments, crashed


def both(*damages):
    def all_of_them(place):
        for damage in damages:
            damage(place)
    return all_of_them


def backup(place):
    return ("--from", place.backup)


def cases():
    middle = 30
    last = lambda place: place.top
    return [
        # The journal, with a commit log that is whole: a start looks at its end only.
        Case("one flipped bit in the middle", lambda p: flip(p, middle), start=0),
        Case("one flipped bit, without state", both(lambda p: flip(p, middle), no_log)),
        Case("a newline became another byte", lambda p: flip(p, middle, at=-1), start=0, lost=lambda p: [30, 31],
             code=1),
        Case("a byte became a newline", lambda p: p.in_line(
            middle, lambda line: line[:90] + b"\n" + line[91:]), start=0),
        Case("a line spoilt", lambda p: spoil(p, [middle]), start=0, lost=lambda p: [middle], code=1),
        Case("a line spoilt, no log", both(lambda p: spoil(p, [middle]), no_log), lost=lambda p: [middle], code=1),
        Case("lines spoilt, with a backup", lambda p: spoil(p, range(20, 60)), start=0, arguments=backup),
        Case("lines gone from the middle", lambda p: cut_out(p, range(20, 30)), start=0, lost=lambda p: range(20, 30),
             code=1),
        Case("the first lines gone", lambda p: cut_out(p, range(1, 4)), start=0, lost=lambda p: range(1, 4), code=1),
        Case("the first lines gone, no log", both(lambda p: cut_out(p, range(1, 4)), no_log),
             lost=lambda p: range(1, 4), code=1),
        Case("a line says something else", lambda p: alter(p, middle), start=0, lost=lambda p: [middle], code=1),
        Case("a line twice", lambda p: p.in_line(middle, lambda line: line + line), start=0),
        Case("a foreign line in between", lambda p: p.in_line(middle, lambda line: b"{}\n" + line), start=0),
        Case("two wounds in one segment", lambda p: spoil(p, [20, 40]), start=0, lost=lambda p: [20, 40], code=1),
        Case("a segment missing", lambda p: os.remove(segments(p.root)[1]), start=0,
             lost=lambda p: p.second, code=1),
        Case("a segment missing, with a backup", lambda p: os.remove(segments(p.root)[1]), start=0, arguments=backup),
        Case("the first segment missing, no log", both(lambda p: os.remove(segments(p.root)[0]), no_log),
             lost=lambda p: p.first, code=1),
        Case("a closed segment without its last newline", lambda p: truncate(
            segments(p.root)[0], os.path.getsize(segments(p.root)[0]) - 1), start=0),
        Case("a closed segment ends within a line", lambda p: truncate(
            segments(p.root)[0], os.path.getsize(segments(p.root)[0]) - 5), start=0, lost=lambda p: p.first[-1:], code=1),
        Case("a page of zeros", lambda p: rewrite(segments(p.root)[0], zero_page), start=0,
             lost=lambda p: p.zeroed, code=1),
        Case("a closed segment that can be written to", lambda p: os.chmod(segments(p.root)[0], 0o644), start=0),
        # The journal's end and the commit log.
        Case("the last line spoilt, log whole", lambda p: spoil(p, [last(p)]), crashed=True),
        Case("the last lines gone, log begun behind them", lambda p: cut_journal(p, [last(p) - 1, last(p)]),
             lost=lambda p: [p.top - 1, p.top], code=1),
        Case("the last segment missing", lambda p: os.remove(segments(p.root)[-1]), lost=lambda p: p.third, code=1),
        Case("something written behind the end", lambda p: append(segments(p.root)[-1], b"what is this\n"),
             crashed=True),
        Case("torn bytes that are nobody's", lambda p: append(segments(p.root)[-1], b"what is this")),
        Case("a broken frame", lambda p: break_frame(p, 2), crashed=True),
        Case("a broken head", lambda p: break_frame(p, 0), crashed=True),
        Case("a broken head, no frames", lambda p: break_frame(p, 0)),
        Case("a broken frame, its lines not in the journal", both(
            lambda p: cut_journal(p, frame_sequences(p, 2)), lambda p: break_frame(p, 2)), crashed=True,
             lost=lambda p: p.framed, code=1),
        Case("a log that is nothing", lambda p: rewrite(newest_log(p.root), lambda c: bytearray(b"nothing")),
             crashed=True),
        Case("an older log than the journal's", lambda p: older_log(p)),
        # The archive.
        Case("an original missing", lambda p: missing(p), start=0, code=1, verify=1),
        Case("an original missing, a copy in custody", both(
            lambda p: leave_copy(p, "custody/0011223344556677/inbox/again.txt"), missing), start=0),
        Case("an original missing, a copy set aside", both(
            lambda p: leave_copy(p, "inbox/Rejected/x.txt"), missing), start=0),
        Case("an original missing, a copy under way", both(lambda p: leave_copy(p, "archive/.new/abc"), missing),
             start=0),
        Case("an original missing, with a backup", missing, start=0, arguments=backup),
        Case("an original with other bytes", other_bytes, start=0, code=1, verify=1),
        Case("an original with other bytes, with a backup", other_bytes, start=0, arguments=backup),
        Case("an original changed in place", lambda p: rewrite(p.original(p.accepted()[1]), swap_byte), start=0,
             arguments=lambda p: ("--fixity",) + backup(p)),
        Case("a folder of the archive missing", lambda p: shutil.rmtree(os.path.dirname(p.original(p.accepted()[1]))),
             start=0, arguments=backup),
        # The register.
        Case("a register that is none", lambda p: rewrite(
            os.path.join(p.root, "state", "register.sqlite"), lambda c: bytearray(b"no database" * 1000)), start=0),
        Case("everything at once", both(
            lambda p: spoil(p, [20]), lambda p: flip(p, 40), lambda p: break_frame(p, 2), missing), crashed=True,
             lost=lambda p: [20], code=1, verify=1),
    ]


def zero_page(content):
    content[8192:12288] = bytes(4096)


def swap_byte(content):
    content[0] ^= 1


def append(path, content):
    with open(path, "ab") as file:
        file.write(content)


def older_log(place):
    folder = os.path.join(place.root, "state", "log")
    shutil.rmtree(folder)
    shutil.copytree(place.older, folder)


class Samples:
    """Two good roots: one stopped in order, one killed with batches in its log."""

    def __init__(self, scratch, seed):
        self.stopped = scratch.of("stopped", "root")
        self.crashed = scratch.of("crashed", "root")
        self.older = scratch.of("older-log")
        self.backup = scratch.of("backup")
        for root in (self.stopped, self.crashed):
            os.makedirs(os.path.join(root, "inbox"))
        self.fill(self.stopped, scratch, seed, lots=0)
        self.fill(self.crashed, scratch, seed + 1, lots=5)

    def fill(self, root, scratch, seed, lots):
        service = Service(root, SETTINGS, folder=os.path.dirname(root))
        people = People(os.path.join(root, "inbox"), scratch.of("elsewhere"), seed, kinds=("moved", "moved", "same"),
                        size_max=300)
        with service:
            service.start()
            for count in range(100, 1001, 100):
                for _ in range(100):
                    people.drop()
                assert wait_until(lambda: len(journal(root)[0]) >= count, 60), service.log_tail()
            assert wait_until(lambda: len(frames(newest_log(root))) == 1, 30), "no checkpoint"
            if not lots:
                shutil.copytree(os.path.join(root, "state", "log"), self.older)
                for _ in range(5):
                    people.drop("moved")
                assert wait_until(lambda: len(Ledger(root).records) >= 1005, 30)
                assert wait_until(lambda: len(frames(newest_log(root))) == 1, 30), "no checkpoint"
                assert service.stop() == 0
            else:
                begun = len(Ledger(root).records)
                for lot in range(lots):
                    people.drop("moved")
                    assert wait_until(lambda: len(Ledger(root).records) > begun + lot, 30, every=0.005)
                service.kill()
                assert len(frames(newest_log(root))) >= lots + 1, "the log was begun anew"
        faults = Ledger(root).check()
        assert not faults and len(segments(root)) >= 3, (faults[:3], segments(root))

    def place(self, scratch, case):
        place = Damaged(scratch, self.crashed if case.crashed else self.stopped, "place")
        place.backup = self.crashed if case.crashed else self.stopped
        place.older = self.older
        names = [int(os.path.basename(path)[:12]) for path in segments(place.root)]
        place.first = range(1, names[1])
        place.second = range(names[1], names[2])
        place.third = range(names[-1], place.top + 1)
        place.framed = frame_sequences(place, 2) if case.crashed else []
        place.zeroed = zeroed(place)
        return place


def zeroed(place):
    """The lines that the page of zeros touches."""
    found, at = [], 0
    with open(segments(place.root)[0], "rb") as file:
        for number, line in enumerate(file.read().split(b"\n")[:-1], 1):
            end = at + len(line) + 1
            if at < 12288 and end > 8192:
                found.append(number)
            at = end
    return found


def check_repaired(place, case, results, lost):
    name = case.name
    verified = place.tool("verify", "--fixity")
    results.check(f"{name}: verify afterwards", verified.returncode == case.verify,
                  f"{verified.returncode}: {verified.stdout[-500:]}{verified.stderr}")
    for number in lost:
        results.check(f"{name}: verify names what is lost", "lost for good" in verified.stdout or "are lost" in verified.stdout,
                      verified.stdout[-300:])
        break
    lines, order = journal(place.root)
    changed = [number for number in lines if lines[number] != place.lines.get(number)]
    results.check(f"{name}: no line changed", not changed, str(changed[:5]))
    gone = sorted(set(place.lines) - set(lines))
    results.check(f"{name}: exactly what is lost is gone", gone == sorted(lost), f"{gone[:9]} {sorted(lost)[:9]}")
    results.check(f"{name}: in order, each once", order == sorted(set(order)))
    again = place.tool("repair", "--yes")
    expected = 1 if case.verify else 0
    results.check(f"{name}: a second repair has nothing to do",
                  again.returncode == expected and ("nothing is damaged" in again.stdout
                                                    or "nothing of this can be mended" in again.stdout),
                  f"{again.returncode}: {again.stdout[-400:]}{again.stderr}")
    printed = place.tool("journal")
    results.check(f"{name}: releasectl journal prints every line", printed.returncode == 0
                  and printed.stdout.encode().split(b"\n")[:-1] == [lines[number] for number in order],
                  printed.stderr)
    serve(place, name, results, lines)


def serve(place, name, results, lines):
    """A start, a new drop, an old one again, a stop."""
    try:
        ready = place.service.start()
    except RuntimeError as error:
        ready = results.check(f"{name}: starts", False, str(error))
    if not results.check(f"{name}: starts", ready, place.service.log_tail()):
        return
    number, file = place.accepted(3)
    kept = place.original(file)
    shutil.copyfile(kept, os.path.join(place.root, "elsewhere.txt"))
    os.rename(os.path.join(place.root, "elsewhere.txt"), os.path.join(place.root, "inbox", "dropped-again.txt"))
    with open(os.path.join(place.root, "inbox", "brand-new.txt"), "w") as new:
        new.write(f"brand new {time.time()}\n")

    def recorded():
        now, _ = journal(place.root)
        return {json.loads(now[n])["data"]["file"]["name"] for n in now if n not in lines} >= {
            "dropped-again.txt", "brand-new.txt"}
    results.check(f"{name}: takes new drops", wait_until(recorded, 20), place.service.log_tail())
    code = place.service.stop()
    now, order = journal(place.root)
    new = [number for number in now if number not in lines]
    results.check(f"{name}: stops in order", code == 0, str(code))
    results.check(f"{name}: no sequence is used twice", all(n > place.top for n in new), f"{new} {place.top}")
    again = [json.loads(now[n]) for n in new]
    again = [e for e in again if e["data"]["file"]["name"] == "dropped-again.txt"]
    if number in lines:
        results.check(f"{name}: old content is a duplicate", [e["type"] for e in again] == ["released.duplicate.v1"])


def try_case(scratch, samples, case, results):
    place = samples.place(scratch, case)
    name = case.name
    try:
        lost = list(case.lost(place))
        case.damage(place)
        arguments = case.arguments(place)
        if case.start == 65:
            before = tree(os.path.join(place.root, "journal"))
            place.service.start(ready=False)
            code = place.service.wait()
            results.check(f"{name}: the service ends with 65", code == 65, f"{code}: {place.service.log_tail()}")
            results.check(f"{name}: it names the remedy", "releasectl repair" in place.service.log_tail())
            results.check(f"{name}: it touches nothing", tree(os.path.join(place.root, "journal")) == before)
        before = tree(place.root)
        unasked = place.tool("repair", *arguments)
        mendable = "to do:" in unasked.stdout
        results.check(f"{name}: asks nobody", unasked.returncode == (65 if mendable else 1),
                      f"{unasked.returncode}: {unasked.stdout[-900:]}{unasked.stderr}")
        dry = place.tool("repair", "--dry-run", *arguments)
        results.check(f"{name}: a dry run says what is damaged", dry.returncode == 1 and "damage:" in dry.stdout,
                      f"{dry.returncode}: {dry.stdout[-300:]}{dry.stderr}")
        results.check(f"{name}: a plan changes nothing", tree(place.root) == before,
                      str([p for p, v in tree(place.root).items() if before.get(p) != v][:3]))
        done = place.tool("repair", "--yes", *arguments)
        results.check(f"{name}: repair", done.returncode == case.code,
                      f"{done.returncode}: {done.stdout[-1500:]}{done.stderr}")
        kept_old_files(place, before, name, results)
        check_repaired(place, case, results, lost)
    finally:
        place.close()


def kept_old_files(place, before, name, results):
    """Every file of journal, log and archive that is not as it was lies in state/damaged as it was."""
    now = tree(place.root)
    there = {value[1] for path, value in now.items()}
    gone = [path for path, value in before.items() if value[1] not in there and "register.sqlite" not in path
            and "/.new/" not in path]
    results.check(f"{name}: no old file is gone", not gone, str(gone[:3]))


def killed(scratch, samples, results):
    """A repair killed before each of its system calls that change something, and run again."""
    case = Case("killed repair", both(lambda p: spoil(p, [20, 40]), lambda p: break_frame(p, 2), missing),
                crashed=True, lost=lambda p: [20, 40], code=1, verify=1)
    total = 0
    for call in ("renameat2", "linkat", "unlinkat", "fsync", "fdatasync", "mkdirat"):
        step = 0
        while killed_once(scratch, samples, case, call, step + 1, results):
            step += 1
        total += step
    say(f"repairs killed at {total} steps")
    results.check("killed repair: many steps", total > 30, str(total))


def killed_once(scratch, samples, case, call, step, results):
    """One repair, killed at the n-th call of one kind. Returns whether there was one."""
    place = samples.place(scratch, case)
    try:
        lost = list(case.lost(place))
        case.damage(place)
        first = place.tool("repair", "--yes", wrapper=("strace", "-f", "-o", "/dev/null", "-e", f"trace={call}",
                                                      "-e", f"inject={call}:signal=KILL:when={step}"))
        if first.returncode >= 0 and first.returncode != 137:
            results.check("killed repair: got to its end", first.returncode == 1, first.stdout[-500:])
            return False
        second = place.tool("repair", "--yes")
        results.check(f"killed repair at {call} {step}: run again", second.returncode == 1,
                      f"{second.returncode}: {second.stdout[-600:]}{second.stderr}")
        lines, order = journal(place.root)
        gone = sorted(set(place.lines) - set(lines))
        results.check(f"killed repair at {call} {step}: the same is lost", gone == lost, f"{gone}")
        results.check(f"killed repair at {call} {step}: no line changed",
                      all(place.lines[n] == lines[n] for n in lines) and order == sorted(set(order)))
        if step % 5 == 1:
            check_repaired(place, case, results, lost)
        return True
    finally:
        place.close()


def crash_is_no_damage(scratch, samples, results):
    """What a power cut may leave is a start's to mend: there is nothing for a repair."""
    for name, leave in (
            ("lines committed and not in the journal", lambda p: cut_journal(p, frame_sequences(p, 3))),
            ("a torn line", lambda p: truncate(segments(p.root)[-1], os.path.getsize(segments(p.root)[-1]) - 9)),
            ("a torn frame", lambda p: append(newest_log(p.root), b"RLF1 and no more")),
            ("no state but the lock", lambda p: [no_state(p), os.mkdir(os.path.join(p.root, "state"))])):
        place = samples.place(scratch, Case(name, None, crashed=True))
        try:
            leave(place)
            before = tree(place.root)
            done = place.tool("repair", "--yes", "--fixity")
            results.check(f"{name}: nothing is damaged", done.returncode == 0 and "nothing is damaged" in done.stdout
                          and tree(place.root) == before, f"{done.returncode}: {done.stdout}{done.stderr}")
            serve(place, name, results, place.lines)
        finally:
            place.close()


def refused(scratch, samples, results):
    """What a repair must leave alone."""
    case = Case("refused", None, crashed=True)
    place = samples.place(scratch, case)
    try:
        log = newest_log(place.root)

        def newer(content):
            begin, end = frames(log)[0]
            generation = int(os.path.basename(log)[:12])
            payload = (99).to_bytes(4, "little") + content[begin + 44:end]
            head = len(payload).to_bytes(4, "little")
            total = hashlib.sha256(head + generation.to_bytes(8, "little") + payload).digest()
            content[begin:end] = b"RLF1" + head + total + payload
        rewrite(log, newer)
        before = tree(place.root)
        done = place.tool("repair", "--yes")
        results.check("a newer log: refused", done.returncode == 65 and "newer version" in done.stderr
                      and tree(place.root) == before, f"{done.returncode}: {done.stdout}{done.stderr}")
    finally:
        place.close()
    place = samples.place(scratch, case)
    try:
        place.service.start()
        done = place.tool("repair", "--yes")
        results.check("a running service: 75", done.returncode == 75, f"{done.returncode}: {done.stderr}")
        place.service.kill()
        for path in segments(place.root):
            rewrite(path, lambda content: bytearray(b"nothing\n"))
        shutil.rmtree(os.path.join(place.root, "state", "log"))
        before = tree(place.root)
        done = place.tool("repair", "--yes")
        results.check("nothing to save: nothing done", done.returncode == 65 and tree(place.root) == before
                      and "backup" in done.stderr, f"{done.returncode}: {done.stdout[-300:]}{done.stderr}")
    finally:
        place.close()


def backups(scratch, results, seed):
    """Copies taken under load, journal first, then archive; restored elsewhere without state/."""
    root = scratch.of("live", "root")
    os.makedirs(os.path.join(root, "inbox"))
    service = Service(root, SETTINGS, folder=scratch.of("live"))
    people = People(os.path.join(root, "inbox"), scratch.of("live", "elsewhere"), seed, kinds=("moved", "same"),
                    size_max=3000)
    with service:
        service.start()
        people.start(pause=0.001)
        copies = []
        for number in range(3):
            assert wait_until(lambda: len(Ledger(root).records) >= 500 * (number + 1), 60)
            copy = scratch.make(f"copy-{number}")
            run("cp", "-a", os.path.join(root, "journal"), copy)
            run("cp", "-a", os.path.join(root, "archive"), copy)
            copies.append(copy)
        people.stop()
        assert service.stop() == 0
    live, _ = journal(root)
    for number, copy in enumerate(copies):
        restored(scratch, results, f"backup {number}", copy, copy, live)
    # An older journal with a newer archive: bytes without a record.
    restored(scratch, results, "older journal, newer archive", copies[0], copies[2], live)


def restored(scratch, results, name, journal_from, archive_from, live):
    folder = scratch.make("restored")
    root = os.path.join(folder, "root")
    os.makedirs(os.path.join(root, "inbox"))
    run("cp", "-a", os.path.join(journal_from, "journal"), root)
    run("cp", "-a", os.path.join(archive_from, "archive"), root)
    place = Service(root, SETTINGS, folder=folder)
    before = journal(root)[0] if not torn(root) else None
    try:
        results.check(f"{name}: starts", place.start(), place.log_tail())
        log = place.log_tail(4000)
        results.check(f"{name}: says that the chain was checked", "the chain of all" in log, log)
        lines, order = journal(root)
        results.check(f"{name}: the lines are the live ones", all(live[n] == lines[n] for n in lines))
        results.check(f"{name}: no record is gone", before is None or before == lines)
        top = max(lines)
        old = json.loads(lines[min(n for n in lines if b"accepted" in lines[n])])["data"]["file"]
        shutil.copyfile(os.path.join(root, "archive", old["href"]), os.path.join(folder, "again"))
        os.rename(os.path.join(folder, "again"), os.path.join(root, "inbox", "again.txt"))
        # Bytes in the archive without a record, dropped again.
        leftovers = Ledger(root).unrecorded_originals()
        leftovers = [path for path in leftovers if re.fullmatch(r"sha256/../[0-9a-f]{64}", path)]
        if leftovers:
            shutil.copyfile(os.path.join(root, "archive", leftovers[0]), os.path.join(folder, "left"))
            os.rename(os.path.join(folder, "left"), os.path.join(root, "inbox", "left.txt"))
        if "older" in name:
            results.check(f"{name}: there are bytes without a record", len(leftovers) > 10, str(len(leftovers)))
        wanted = 2 if leftovers else 1
        results.check(f"{name}: takes drops", wait_until(lambda: len(journal(root)[0]) == top + wanted, 20),
                      place.log_tail())
        code = place.stop()
        results.check(f"{name}: stops", code == 0, str(code))
        now, order = journal(root)
        types = {json.loads(now[n])["data"]["file"]["name"]: json.loads(now[n])["type"] for n in now if n > top}
        results.check(f"{name}: duplicates are known again", types.get("again.txt") == "released.duplicate.v1", str(types))
        results.check(f"{name}: bytes without a record get one",
                      not leftovers or types.get("left.txt") == "released.accepted.v1", str(types))
        results.check(f"{name}: each sequence once", order == list(range(1, top + wanted + 1)))
        verified = run(RELEASECTL, "verify", "--fixity", "--config", place.configuration, check=False)
        results.check(f"{name}: verify --fixity", verified.returncode == 0, verified.stdout[-300:])
        # A downstream cursor beyond the restored end.
        cursor = os.path.join(folder, "cursor")
        with open(cursor, "w") as file:
            file.write(f"{top + 1000:012d}\n")
        asked = run(RELEASECTL, "journal", "--cursor-file", cursor, "--config", place.configuration, check=False)
        results.check(f"{name}: a cursor beyond the end is told so", asked.returncode == 65 and not asked.stdout
                      and "an older one was restored" in asked.stderr, f"{asked.returncode}: {asked.stderr}")
    finally:
        place.kill()
        shutil.rmtree(folder)


def torn(root):
    with open(segments(root)[-1], "rb") as file:
        content = file.read()
    return bool(content) and not content.endswith(b"\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    say(f"seed {arguments.seed}")
    deadline(900)
    results = Results()
    with Scratch("repair") as scratch:
        if arguments.only in ("", "cases", "killed", "refused") or arguments.only.startswith("="):
            samples = Samples(scratch, arguments.seed)
            for case in cases():
                if arguments.only in ("", "cases") or arguments.only == "=" + case.name:
                    try_case(scratch, samples, case, results)
            if arguments.only in ("", "refused"):
                refused(scratch, samples, results)
                crash_is_no_damage(scratch, samples, results)
            if arguments.only in ("", "killed"):
                killed(scratch, samples, results)
        if arguments.only in ("", "backups"):
            backups(scratch, results, arguments.seed)
    results.finish()


if __name__ == "__main__":
    main()
