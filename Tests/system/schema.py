"""Drops files of all kinds and holds every line of the journal against config/journal.schema.json, and against
CloudEvents' own schema; every item of `releasectl export` against IPTC's ninjs 3.1. The two foreign ones lie in
a folder beside the checkout, not in the repository; where they are missing that is said. Then records are changed in
every way that the schema must refuse.

    schema.py
"""

import copy
import json
import os
import time

from journal_schema import SHARED, JournalSchema, faults, validator
from support import (RELEASECTL, Ledger, Results, Scratch, Service, deadline, run, say, skip, wait_until)

SETTINGS = 'settle = "100ms"\npoll = "500ms"\nrefuse = ["*.exe"]\nlargest = "100 KiB"\n'

FRENCH = """Le Liban lance une campagne contre la traite des personnes

Liban - Le Ministère de la justice et l'organisation ont lancé lundi une campagne nationale pour lutter contre la
traite des personnes, avec le soutien de plusieurs partenaires de la société civile et des autorités locales.

La campagne durera {weeks} semaines et touchera toutes les régions du pays, des villes de la côte aux villages de la
montagne, où des équipes se rendront dans les écoles et les marchés pour parler avec les familles.

Pour plus d'informations, veuillez contacter Fitriana Nur, OIM Liban, Tél : +961 (7) 662 06 48, Email : fnur@iom.int
"""
ENGLISH = """EMBARGOED UNTIL 15 April 2034, 10:00 GMT

Migrants return home from the coast after the storm

NAIROBI, Kenya, 31 March 2034. More than two hundred migrants were helped to return to their homes this week after the
storm had destroyed the shelters in which they had lived along the coast for most of the year.

The organization said that the families will receive help for six months and that more flights are planned in May.

For more information, please contact Jane Doe, Spokesperson, IOM Kenya, Tel: +254 20 1234567, Email: jdoe@iom.int
"""
SPANISH = """CORRECCIÓN: Colombia abre un centro para personas migrantes

Bogotá - El Gobierno de Colombia y la organización abrieron el martes un centro para las personas migrantes que llegan
a la ciudad desde la frontera, con camas para las familias y una oficina que ayuda con los papeles y el trabajo.

Para más información, póngase en contacto con Ana Pérez, OIM Colombia, Tel: +57 1 622 7774, Email: aperez@iom.int
"""
ARABIC = """إطلاق مبادرة جديدة لمكافحة الاتجار بالبشر في لبنان

بيروت، لبنان – أعلنت المنظمة الدولية للهجرة اليوم عن إطلاق مبادرة جديدة لمكافحة الاتجار بالبشر في لبنان بمشاركة الحكومة
والمجتمع المدني، وقالت إن المبادرة ستستمر على مدى عام كامل وستشمل جميع المناطق في البلاد.

لمزيد من المعلومات يرجى الاتصال بـ ليلى حداد، المنظمة الدولية للهجرة لبنان، هاتف: +961 1 841 701، leila@iom.int
"""
WITHDRAWN = "KILL – DO NOT USE\n\n" + ENGLISH.split("\n\n", 1)[1].replace("two hundred", "ninety").replace("Kenya", "Chad")
UNREADABLE = ENGLISH.replace("15 April 2034, 10:00 GMT", "the minister has spoken").replace("storm", "long flood")


def releases():
    """Names and bytes, in the order in which they are dropped, each settled before the next."""
    french = FRENCH.format(weeks="six")
    yield b"fr.txt", french.encode()
    yield b"fr-again.txt", french.encode()
    yield b"fr-crlf.txt", french.replace("\n", "\r\n").encode()
    yield b"fr-1252.txt", french.encode("cp1252")
    yield b"fr-revised.txt", FRENCH.format(weeks="huit").encode()
    yield b"fr-half.txt", french[:len(french) * 3 // 5].encode()
    yield b"en.md", ENGLISH.encode()
    yield b"en-withdrawn.txt", WITHDRAWN.encode()
    yield b"en-withheld.txt", UNREADABLE.encode()
    yield b"es.txt", SPANISH.encode()
    yield b"es-like.txt", (SPANISH.split("\n\n", 1)[1] * 2 + "Además se abrirán otras oficinas en la costa.\n").encode()
    yield b"ar.txt", ARABIC.encode()
    yield b"ar-utf16.txt", ("\ufeff" + ARABIC.replace("اليوم", "أمس")).encode("utf-16-le")
    yield b"broken.txt", (FRENCH.format(weeks="neuf") * 3).encode() + b"\xff\n"
    yield b"white.txt", b" \n\t\n"
    yield b"binary.bin", bytes(range(256)) * 8
    yield b"document.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    yield b"picture.png", b"\x89PNG\r\n\x1a\n" + bytes(40)
    yield "n\u0303fd\u202etxt.\u200fexe.txt".encode(), b"a name that turns round"
    yield b"line\nbreak\x1b[31m.txt", b"a name of two lines"
    yield b"not-utf8-\xff\xfe.txt", b"a name that is no text"
    yield b"folder of/\xc3\x28/deep.txt", b"a folder that is no text"
    yield b"program.exe", b"refused by its name"
    yield b"large.txt", b"x" * (101 << 10)


def drop(scratch, root, name, content):
    staged = scratch.of("staged").encode()
    with open(staged, "wb") as file:
        file.write(content)
    path = os.path.join(root.encode(), b"inbox", name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    os.rename(staged, path)


def drop_all(scratch, root, results):
    count = 0
    for name, content in releases():
        drop(scratch, root, name, content)
        count += 1
        results.check(f"{name!r} is recorded", wait_until(lambda: len(Ledger(root).records) >= count))
    inbox = os.path.join(root, "inbox")
    os.symlink("/etc/passwd", os.path.join(inbox, "link"))
    os.mkfifo(os.path.join(inbox, "pipe"))
    count += 2
    results.check("links and pipes are recorded", wait_until(lambda: len(Ledger(root).records) >= count))
    return count


def hold(results, what, root, ours, events, items):
    """Every line and every item of a root."""
    ledger = Ledger(root)
    results.no_faults(f"{what}: the journal itself", ledger.faults)
    for line in ledger.lines:
        results.no_faults(f"{what}: ours", ours.faults(line))
        if events:
            results.no_faults(f"{what}: CloudEvents", faults(events, json.loads(line)))
    exported = run(RELEASECTL, "export", "--root", root)
    lines = exported.stdout.splitlines()
    wanted = [record for record in ledger.records if record.type in ("accepted", "revised")]
    results.check(f"{what}: an item for each version", len(lines) == len(wanted), f"{len(lines)}, not {len(wanted)}")
    for line, record in zip(lines, wanted):
        item = json.loads(line)
        if items:
            results.no_faults(f"{what}: ninjs, record {record.sequence}", faults(items, item))
        hold_item(results, f"{what}: the item of record {record.sequence}", item, record, ledger)
    return ledger


def hold_item(results, what, item, record, ledger):
    """What the schema does not say."""
    event = record.event
    release = event["data"].get("release") or {}
    for member in ("pubStatus", "language", "embargoedUntil", "edNote", "version"):
        if release.get(member) is not None:
            results.check(f"{what}: {member}", item.get(member) == release[member], f"{item.get(member)}")
    results.check(f"{what}: says nothing of null", None not in item.values())
    same = [other for other in ledger.records
            if other.event.get("subject") == event["subject"] and other.type in ("accepted", "revised")]
    results.check(f"{what}: made first", item.get("firstCreated") == same[0].event["time"], f"{item.get('firstCreated')}")
    text = event["data"].get("text")
    body = (item.get("bodies") or [{}])[0]
    if text and text["paragraphCount"]:
        results.check(f"{what}: the body's words", body.get("wordCount") == text["wordCount"], f"{body} {text}")
        results.check(f"{what}: the body's characters",
                      body.get("charCount") == len(body.get("value", "")) == text["charCount"], f"{body} {text}")


def mutations(event):
    """Records that say what none may: a copy, and what was done to it."""
    def changed(what, change):
        mutant = copy.deepcopy(event)
        change(mutant)
        return what, mutant

    data = event["data"]
    for member in ("specversion", "id", "sequence", "source", "type", "time", "prevhash", "data", "subject"):
        if member in event and not (member == "subject" and data["file"]["sha256"] is None):
            yield changed(f"no {member}", lambda e, m=member: e.pop(m))
    for member in list(data):
        yield changed(f"no data.{member}", lambda e, m=member: e["data"].pop(m))
    for member in list(data["file"]):
        if not member.endswith("Bytes"):
            yield changed(f"no file.{member}", lambda e, m=member: e["data"]["file"].pop(m))
    yield changed("another member", lambda e: e.update(more=1))
    yield changed("another member of data", lambda e: e["data"].update(more=1))
    yield changed("another member of file", lambda e: e["data"]["file"].update(more=1))
    yield changed("another type", lambda e: e.update(type="released.other.v1"))
    yield changed("a number for a sequence", lambda e: e.update(sequence=1))
    yield changed("sequence 0", lambda e: e.update(sequence="0" * 12))
    yield changed("a short sequence", lambda e: e.update(id="1"))
    yield changed("a time without milliseconds", lambda e: e.update(time="2026-01-01T00:00:00Z"))
    yield changed("a time that is none", lambda e: e.update(time="2026-13-01T00:00:00.000Z"))
    yield changed("capital hexadecimals", lambda e: e.update(prevhash="A" * 64))
    yield changed("a subject that is too long", lambda e: e.update(subject="0" * 17))
    yield changed("a source with a space", lambda e: e.update(source="a b"))
    yield changed("a size below zero", lambda e: e["data"]["file"].update(sizeInBytes=-1))
    yield changed("an href out of the archive", lambda e: e["data"]["file"].update(href="../x"))
    yield changed("bytes that are no base64", lambda e: e["data"]["file"].update(nameBytes="%"))
    if "notes" in data:
        yield changed("a note twice", lambda e: e["data"].update(notes=["a", "a"]))
        yield changed("a note that is a sentence", lambda e: e["data"].update(notes=["Not a code"]))
    if data.get("relation"):
        yield changed("another relation", lambda e: e["data"]["relation"].update(rel="partOf"))
        yield changed("another match", lambda e: e["data"]["relation"].update(match="guess"))
        yield changed("a relation to nothing", lambda e: e["data"]["relation"].update(event=None))
        yield changed("more of a relation", lambda e: e["data"]["relation"].update(more=1))
    if data.get("text"):
        for member in data["text"]:
            yield changed(f"no text.{member}", lambda e, m=member: e["data"]["text"].pop(m))
        for member in data["release"]:
            if member != "contacts":
                yield changed(f"no release.{member}", lambda e, m=member: e["data"]["release"].pop(m))
        yield changed("a text without its release", lambda e: e["data"].update(release=None))
        yield changed("a release without its text", lambda e: e["data"].update(text=None))
        yield changed("version 0", lambda e: e["data"]["release"].update(version="0"))
        yield changed("a version that is a number", lambda e: e["data"]["release"].update(version=1))
        yield changed("another status", lambda e: e["data"]["release"].update(pubStatus="secret"))
        yield changed("a country by its name", lambda e: e["data"]["release"].update(country="Liban"))
        yield changed("an embargo without a zone", lambda e: e["data"]["release"].update(
            embargoedUntil="2026-01-01T00:00:00"))
        yield changed("a contact without a name's member", lambda e: e["data"]["release"].update(contacts=[{}]))
    if event["type"] == "released.duplicate.v1":
        yield changed("notes in a duplicate", lambda e: e["data"].update(notes=[]))
        yield changed("a duplicate that is a version", lambda e: e["data"]["relation"].update(rel="versionOf"))
    if event["type"] == "released.rejected.v1":
        yield changed("another reason", lambda e: e["data"].update(reason="disliked"))
        yield changed("no sentence", lambda e: e["data"].update(detail=""))


def main():
    deadline(400)
    results = Results()
    began = time.monotonic()
    ours = JournalSchema()
    foreign = {}
    for name in ("cloudevents.json", "ninjs-schema_3.1.json"):
        path = os.path.join(SHARED, name)
        if os.path.exists(path):
            foreign[name] = validator(path)
        else:
            skip(f"validity against {name}", f"{path} is not there")
    events, items = foreign.get("cloudevents.json"), foreign.get("ninjs-schema_3.1.json")
    with Scratch("schema") as scratch:
        ledgers = []
        for what, settings in (("all", ""), ("no contacts", "contacts = false\n"), ("not read", "reading = false\n")):
            root = scratch.make(what.replace(" ", "-"), "root")
            with Service(root, SETTINGS + settings, folder=scratch.of(what.replace(" ", "-"))) as service:
                results.check(f"{what}: starts", service.start(), service.log_tail(300))
                if what == "all":
                    with open(os.path.join(root, "inbox", "empty.txt"), "wb"):
                        pass
                count = drop_all(scratch, root, results)
                if what == "all":
                    results.check("the empty file is recorded", wait_until(
                        lambda: len(Ledger(root).records) > count, 75), service.log_tail(300))
            ledgers.append(hold(results, what, root, ours, events, items))
        kinds = {(record.type, (record.event["data"].get("relation") or {}).get("rel"),
                  record.event["data"].get("reason")) for record in ledgers[0].records}
        for kind in (("accepted", None, None), ("duplicate", "duplicateOf", None), ("revised", "versionOf", None),
                     ("rejected", None, "empty"), ("rejected", None, "too-large"),
                     ("rejected", None, "not-a-regular-file"), ("rejected", None, "refused-by-rule")):
            results.check(f"{kind} was there", kind in kinds, f"{sorted(map(str, kinds))}")
        statuses = {(record.event["data"].get("release") or {}).get("pubStatus") for record in ledgers[0].records}
        results.check("every status was there", {"usable", "withheld", "canceled"} <= statuses, f"{statuses}")
        refused = 0
        for record in ledgers[0].records:
            for what, mutant in mutations(record.event):
                refused += 1
                results.check(f"{what} is refused, record {record.sequence} ({record.type})",
                              faults(ours.checker, mutant))
    say(f"{sum(len(ledger.records) for ledger in ledgers)} records, {refused} changed ones, "
        f"{time.monotonic() - began:.0f} s")
    results.finish()


if __name__ == "__main__":
    main()
