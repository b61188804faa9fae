"""The man pages say what the programs say, and what they do.

The pages are made from the binaries (RELEASED_BUILD), looked through by mandoc and groff, rendered, and held against
plain --help, the settings as a TOML parser reads them, and the records and log lines of a real run. Each of these
checks is then given pages with something taken out of them, and must notice.
"""

import json
import os
import re
import shutil
import subprocess
import time
import tomllib

from support import BUILD, REPOSITORY, Results, Scratch, Service, deadline, have, run, say

MANUAL = os.path.join(REPOSITORY, "systemd", "manual")
PAGES = ("released.8", "releasectl.1", "released.toml.5", "released-journal.5")


def make(out, script=MANUAL, epoch="1795305600"):
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
    return subprocess.run([script, out, BUILD], capture_output=True, text=True, env=environment)


def rendered(source, folder):
    """A page as text without bold and underlining, its lines as long as they are."""
    path = os.path.join(folder, "page")
    with open(path, "w") as file:
        file.write(source)
    text = subprocess.run(["mandoc", "-T", "utf8", "-O", "width=1000", path], capture_output=True, text=True,
                          check=True).stdout
    return re.sub(".\b", "", text)


def sections(text, indent=0):
    """Heading -> lines below it, of this level."""
    found, name = {}, None
    for line in text.split("\n"):
        if re.match(" " * indent + r"\S", line):
            name = line.strip()
            found[name] = []
        elif name:
            found[name].append(line)
    return {name: "\n".join(lines) for name, lines in found.items()}


def tags(text):
    """Tag of a list -> what is said of it: it stands below, further in, or beside it in the column where it would."""
    found, name = {}, None
    lines = text.split("\n")
    for line, below in zip(lines, lines[1:] + [""]):
        beside = re.match(r"     (\S(?:.{0,4}\S)?) {2,}(?<=^.{13})(\S.*)", line)
        if re.match(r"     \S", line) and (beside or re.match(r"      +\S", below)):
            name, said = beside.groups() if beside else (line.strip(), "")
            found[name] = said
        elif line.startswith("      ") and name:
            found[name] += " " + line.strip()
        elif line.strip():
            name = None
    return found


# What --help says, read as people read it.

def help_text(program, *command):
    environment = {**os.environ, "COLUMNS": "80"}
    return subprocess.run([os.path.join(BUILD, program), *command, "--help"], capture_output=True, text=True,
                          env=environment).stdout


def help_options(text):
    return re.findall(r"^  (?:-\w, )?(--[a-z][a-z-]*)", text, re.M)


def help_arguments(text):
    return re.findall(r"^  (<[a-z-]+>)", text, re.M)


def help_commands(text):
    return re.findall(r"^  ([a-z][a-z-]+)  ", sections(text).get("SUBCOMMANDS:", ""), re.M)


def help_codes(text):
    said = re.search(r"^Exit codes: (.*?)\n\n", text, re.M | re.S)
    return re.findall(r"(?:^|[;,]\s+)(\d+),?\s", said[1]) if said else []


def help_overview(text):
    return " ".join(re.search(r"^OVERVIEW: (.*?)\n\n", text, re.S)[1].split())


def missing(text, part, where):
    """What of one --help is not in a part of a page: options and arguments as tags, exit codes too."""
    there = tags(part)
    named = {word for tag in there for word in re.split(r"[ ,]+", tag)}
    faults = [f"{where}: no {option}" for option in help_options(text) if option not in named]
    faults += [f"{where}: no {one}" for one in help_arguments(text) if one.strip("<>") not in there]
    codes = help_codes(text)
    faults += [f"{where}: no exit code {code}" for code in codes if code not in named]
    return faults + ([] if codes else [f"{where}: --help names no exit codes"])


def service_faults(page):
    whole = sections(page)
    return missing(help_text("released"), whole.get("OPTIONS", "") + "\n" + whole.get("EXIT STATUS", ""), "released(8)")


def tool_faults(page):
    whole, text = sections(page), help_text("releasectl")
    faults = missing(text, whole.get("OPTIONS", "") + "\n" + whole.get("EXIT STATUS", ""), "releasectl(1)")
    parts = sections(whole.get("COMMANDS", ""), indent=3)
    names = help_commands(text)
    for name in names:
        where, said = f"releasectl(1), {name}", help_text("releasectl", name)
        if name not in parts:
            faults.append(f"{where}: not there")
            continue
        faults += missing(said, whole.get("OPTIONS", "") + "\n" + parts[name], where)
        if help_overview(said) not in " ".join(parts[name].split()):
            faults.append(f"{where}: it does not say \"{help_overview(said)}\"")
        if not re.search(rf"^     releasectl {name}\b", whole.get("SYNOPSIS", ""), re.M):
            faults.append(f"{where}: not in the synopsis")
    faults += [f"releasectl(1): {name} is no command" for name in parts if name not in names]
    return faults + ([] if len(names) > 5 else ["releasectl --help names no commands"])


# The settings.

def toml_value(value):
    return json.dumps(value)


def settings_faults(page):
    with open(os.path.join(REPOSITORY, "config", "released.toml"), "rb") as file:
        text = file.read().decode()
    settings = tomllib.loads(text)
    parts = sections(sections(page).get("SETTINGS", ""), indent=3)
    faults = []

    def hold(section, name, value, suffix=""):
        tag = f"{name} = {value}{suffix}"
        said = tags(parts.get(section, "")).get(tag)
        if said is None:
            faults.append(f"released.toml(5), {section}: no {tag}")
        elif len(said.split()) < 4:
            faults.append(f"released.toml(5), {section}: nothing is said of {name}")

    for name, value in settings.items():
        tables = value if isinstance(value, list) and value and isinstance(value[0], dict) else []
        for key, inner in (tables[0].items() if tables else ()):
            hold(f"[[{name}]]", key, toml_value(inner))
        if isinstance(value, dict):
            for key, inner in value.items():
                hold(f"[{name}]", key, toml_value(inner))
        elif not tables:
            hold("Of the whole service", name, toml_value(value))
    # Those that are not in force by themselves, the second inbox of the example left out.
    section = "Of the whole service"
    for line in text[:text.index("# [[inbox]]")].split("\n"):
        if found := re.fullmatch(r"(\[\[?\w+\]\]?)", line):
            section = found[1]
        if found := re.fullmatch(r"# (\w+) = (.*)", line):
            hold(section, found[1], found[2], " (example)")
    return faults + ([] if len(settings) > 8 else ["released.toml has no settings"])


# A real run.

RELEASE = """Seed banks of the northern valleys open their doors to farmers

Kenya - The regional council of seed banks said on Monday that forty of its stores will be open to every farmer of the
northern valleys from the first week of the rains until the end of the harvest.

The stores hold more than three hundred kinds of millet, sorghum and beans, which families of the region have kept for
generations and which were thought to be lost after the dry years.

For more information, please contact: Jane Example, Seed Council Kenya, Tel: +254 20 555 0100, Email: jane@example.org
"""

def records_of(scratch):
    """Records of every kind and with every member, made by the real program."""
    root = scratch.make("run", "releases")
    inbox = scratch.make("run", "releases", "inbox")
    for name, text in (("a.txt", "one\n"), ("b.txt", "one\n"), ("setup.exe", "x\n"), ("long.txt", "x" * 5000)):
        with open(os.path.join(inbox, name), "w") as file:
            file.write(text)
    for name, text in (("c.txt", RELEASE), ("d.txt", RELEASE.replace("forty", "fifty"))):
        with open(os.path.join(inbox, name), "w") as file:
            file.write(text)
    odd = os.path.join(os.fsencode(inbox), b"f\xe9")
    os.mkdir(odd)
    with open(os.path.join(odd, b"caf\xe9.txt"), "w") as file:
        file.write("odd\n")
    os.symlink("/etc/passwd", os.path.join(os.fsencode(inbox), b"link\xe9"))
    configuration = scratch.of("run", "released.toml")
    with open(configuration, "w") as file:
        file.write(f'root = {json.dumps(root)}\nsettle = "200ms"\nlargest = "2 kB"\nrefuse = ["*.exe"]\n')
    done = subprocess.run([os.path.join(BUILD, "released"), "--once", "--config", configuration], capture_output=True,
                          text=True, errors="replace", timeout=60)
    with open(os.path.join(root, "journal", "000000000001.jsonl")) as file:
        return [json.loads(line) for line in file], done.stderr


def members(records):
    """Path of each member that a record has -> nothing but the path; types and reasons beside them."""
    found = set()

    def walk(value, path):
        for name, inner in value.items() if isinstance(value, dict) else ():
            found.add(path + (name,))
            walk(inner, path + (name,))

    for record in records:
        walk(record, ())
    words = {record["type"] for record in records} | {record["data"].get("reason") for record in records} - {None}
    return found, words


def journal_faults(page, found, words):
    whole = sections(page)
    told = whole.get("THE RECORD", "")
    documented = {}
    parts = {"": told.split("\n   data")[0], **sections(told, indent=3)}
    for heading, part in parts.items():
        names = [name.strip() for name in heading.split(",")] if heading else [""]
        for name in names:
            if name:
                documented[tuple(name.split("."))] = part
        if heading in ("", "data.file", "data.text", "data.release", "data.relation"):
            for tag, said in tags(part).items():
                for one in tag.split(","):
                    documented[tuple(names[0].split(".") if names[0] else ()) + (one.strip(),)] = said
    faults = []
    for path in sorted(found):
        parent = documented.get(path[:-1], "")
        if path not in documented and not (len(path) > 3 and re.search(rf"\b{path[-1]}\b", parent)):
            faults.append(f"released-journal(5): no {'.'.join(path)}")
    faults += [f"released-journal(5): {'.'.join(path)} is in no record" for path in documented if path not in found]
    faults += [f"released-journal(5): no {word}" for word in words if not re.search(rf"(?m)\b{word}\b", told)]
    return faults


def events_of(scratch):
    """Words of a service that starts, reloads well and badly, and stops."""
    with Service(scratch.make("served"), folder=scratch.make("settings")) as service:
        service.start()
        service.process.send_signal(1)
        time.sleep(0.5)
        with open(service.configuration, "a") as file:
            file.write("nonsense = 1\n")
        service.process.send_signal(1)
        time.sleep(0.5)
        service.stop()
        with open(service.log, errors="replace") as file:
            return file.read()


def event_faults(page, log):
    events = set(re.findall(r" event=([a-z-]+)", log))
    told = sections(page).get("WITH SYSTEMD", "")
    faults = [f"released(8): no event {event}" for event in sorted(events) if not re.search(rf"\b{event}\b", told)]
    return faults + ([] if len(events) > 5 else [f"too few events were seen: {sorted(events)}"])


def without(source, pattern):
    """A page without the lines that match, which must be there."""
    kept = re.sub(pattern, "", source, flags=re.M)
    assert kept != source, f"nothing to take out: {pattern}"
    return kept


def main():
    deadline(180)
    results = Results()
    if not results.check("mandoc, man-db and groff are here", all(have(one) for one in ("mandoc", "man", "groff"))):
        results.finish()
    with Scratch("manual") as scratch:
        out = scratch.make("pages")
        done = make(out)
        if not results.check("the pages are made", done.returncode == 0, done.stderr):
            results.finish()
        results.check("there are four pages", sorted(os.listdir(out)) == sorted(PAGES), str(os.listdir(out)))
        check_form(results, out)
        check_script(results, scratch)
        check_help(results)
        check_contents(results, scratch, out)
    results.finish()


def check_form(results, out):
    for name in PAGES:
        path = os.path.join(out, name)
        lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", path], capture_output=True, text=True)
        results.check(f"mandoc finds nothing in {name}", lint.returncode == 0 and not lint.stdout, lint.stdout)
        # Style too; what is installed on this machine beside it is no matter of the page.
        style = subprocess.run(["mandoc", "-T", "lint", path], capture_output=True, text=True)
        said = [line for line in style.stdout.split("\n") if line and "referenced manual not found" not in line]
        results.no_faults(f"mandoc has no better style for {name}", said)
        for width in ("80", "60"):
            shown = subprocess.run(["man", "-l", "--warnings", "-E", "UTF-8", path], capture_output=True, text=True,
                                   env={**os.environ, "MANWIDTH": width, "LC_ALL": "C.UTF-8"})
            results.check(f"groff has nothing to say of {name}, {width} columns",
                          shown.returncode == 0 and not shown.stderr, shown.stderr)
            results.check(f"{name} is shown", len(shown.stdout) > 3000, shown.stdout[:200])


def check_script(results, scratch):
    """Made again it is the same; and it would rather fail than leave something out."""
    first, second = scratch.make("first"), scratch.make("second")
    results.check("the pages are made again", make(first).returncode == 0 and make(second).returncode == 0)
    results.check("they are the same", not run("diff", "-r", first, second, check=False).stdout)
    with open(os.path.join(first, "released.8")) as file:
        results.check("the date is the source's", file.readline() == ".Dd November 22, 2026\n")

    def made_with(change, word):
        place = scratch.make(f"copy-{word.strip('@')}")
        for name in ("systemd", "config"):
            shutil.copytree(os.path.join(REPOSITORY, name), os.path.join(place, name))
        change(place)
        done = make(scratch.of("never"), os.path.join(place, "systemd", "manual"))
        results.check(f"refused: {word}", done.returncode == 1 and word in done.stderr, done.stderr)
        results.check(f"nothing is written: {word}", not os.path.exists(scratch.of("never")))

    def edit(place, path, old, new):
        path = os.path.join(place, path)
        with open(path) as file:
            text = file.read()
        assert old in text, old
        with open(path, "w") as file:
            file.write(text.replace(old, new, 1))

    made_with(lambda place: edit(place, "systemd/manual.d/released.8.in", "@RELEASED_OPTIONS@", "@NONSENSE@"),
              "@NONSENSE@")
    made_with(lambda place: edit(place, "config/released.toml", "\npoll = ", "\nnew_setting = 1\n\npoll = "), "poll")
    made_with(lambda place: edit(place, "config/released.toml", "\n[[inbox]]\n", "\n\n[[inbox]]\n"), "[[inbox]]")


def check_help(results):
    """On a terminal of 80 columns."""
    for program in ("released", "releasectl"):
        for command in [[]] + [[name] for name in help_commands(help_text(program))]:
            text = help_text(program, *command)
            wide = [line for line in text.split("\n") if len(line) > 80]
            results.no_faults(f"{program} {' '.join(command)} --help fits 80 columns", wide)
            overview = help_overview(text)
            results.check(f"{program} {' '.join(command)} says what it does", len(overview.split()) > 3, overview)


def check_contents(results, scratch, out):
    records, said = records_of(scratch)
    results.check("records were made", len(records) == 8, str(len(records)))
    said += events_of(scratch)
    found, words = members(records)
    say(f"{len(found)} members, {len(help_commands(help_text('releasectl')))} commands")
    checks = {
        "released.8": lambda text: service_faults(text) + event_faults(text, said),
        "releasectl.1": tool_faults,
        "released.toml.5": settings_faults,
        "released-journal.5": lambda text: journal_faults(text, found, words),
    }
    # What each check must notice.
    taken = {
        "released.8": [r"^\.It Fl \\-once\n", r"^\.It Ar root\n", r"^\.It 75\n", r"^\.Cm ready , reloaded",
                       r"^\.Sh OPTIONS"],
        "releasectl.1": [r"^\.It Fl \\-fixity\n", r"^\.It Fl f , Fl \\-follow\n", r"^\.Ss rebuild\n",
                         r"^\.It Ar file\n", r"^\.It 3\n", r"^Say what the service is doing now\.\n",
                         r"^\.Cm reload\n", r"^\.It Fl \\-root.*\n"],
        "released.toml.5": [r"^\.It Cm settle .*\n", r"^\.It Cm path .*\n", r"^\.It Cm source .*\n", r"2 GiB",
                            r"^The same on mounts(.|\n)*?file is still open\.$"],
        "released-journal.5": [r"^\.It Cm prevhash\n", r"^\.It Cm setAsideBytes\n", r"^\.It Cm match\n",
                               r"^\.Cm uid ,\n", r"^\.Ss data\.notes\n", r"^\.It Cm too\\-large\n",
                               r"^\.Cm released\.duplicate\.v1 :\n", r", data\.detail"],
    }
    for name, check in checks.items():
        with open(os.path.join(out, name)) as file:
            source = file.read()
        results.no_faults(f"{name} says all of it", check(rendered(source, scratch.path)))
        for pattern in taken[name]:
            faults = check(rendered(without(source, pattern), scratch.path))
            results.check(f"{name}: it is noticed that this is missing: {pattern}", faults)


if __name__ == "__main__":
    main()
