"""What the programs say of themselves: abstracts, discussions, options, exit codes."""

import json
import os
import re
import subprocess

from mdoc import Fault, argument, prose, sentence

CODES = "Exit codes: "


def without_codes(text):
    return "\n\n".join(part.split(CODES)[0] for part in (text or "").split("\n\n")).strip("\n")


def codes(text, of):
    """A compact list of `Exit codes: 0 good; 78 faults.`"""
    found = [part.split(CODES)[1] for part in (text or "").split("\n\n") if CODES in part]
    if not found:
        return []
    lines = [".Bl -tag -width Ds -compact"]
    for item in re.split(r"[;,]\s+(?=\d+,?\s)", found[0].strip().removesuffix(".")):
        code = re.fullmatch(r"(\d+),?\s+(.+)", item, re.S)
        if not code:
            raise Fault(f"{of}: \"{item}\" is no exit code: write \"{CODES}0 good; 78 faults.\"")
        lines += [f".It {code[1]}"] + sentence(code[2] + ".")
    return lines + [".El"]


class Program:
    """What a binary says of itself."""

    def __init__(self, folder, name):
        self.name = name
        self.path = os.path.join(folder, name)
        self.command = json.loads(self.output("--experimental-dump-help"))["command"]
        self.commands = [one for one in self.command.get("subcommands", [])
                         if one["shouldDisplay"] and one["commandName"] != "help"]
        if not self.command.get("discussion"):
            raise Fault(f"{name}: it says nothing about itself")
        for command in self.commands:
            if not command.get("abstract"):
                raise Fault(f"{name} {command['commandName']}: it says nothing about itself")

    def output(self, *arguments):
        environment = {**os.environ, "COLUMNS": "80"}
        try:
            done = subprocess.run([self.path, *arguments], capture_output=True, text=True, env=environment, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise Fault(f"{self.path} {' '.join(arguments)}: {error}") from error
        return done.stdout

    def usages(self, *command):
        """The lines behind USAGE: of --help, each without the program's name."""
        text = self.output(*command, "--help")
        found = re.search(r"^USAGE: (.*?)\n\n", text, re.S | re.M)
        if not found:
            raise Fault(f"{self.name} {' '.join(command)}: --help shows no USAGE")
        usages = []
        for line in found[1].split("\n"):
            if line.strip().startswith(self.name + " "):
                usages.append(line.strip()[len(self.name) + 1:])
            else:
                usages[-1] += " " + line.strip()
        return usages


def usage(text):
    """`[--root <root> | --config <file>] <name>` as macros."""
    lines = []

    def macros(part):
        out = []
        for token in re.findall(r"<[^>]+>|\||\.\.\.|[^\s<>|\[\]]+|[\[\]]", part):
            if token.startswith("<"):
                out += ["Ar", argument(token[1:-1])]
            elif token in ("|", "..."):
                out.append(token)
            elif token in "[]":
                out.append({"[": "Oo", "]": "Oc"}[token])
            elif token.startswith("-"):
                out += ["Fl", argument(token[1:])]
            else:
                out += ["Cm", argument(token)]
        return out

    for group in re.findall(r"\[(?:[^\[\]]|\[[^\]]*\])*\](?:\s*\.\.\.)?|[^\[\]]+", text):
        group = group.strip()
        if not group:
            continue
        if group.startswith("["):
            inside = group[1:group.rindex("]")]
            words = ["Op"] + macros(inside) + (["..."] if group.endswith("...") else [])
            lines.append("." + " ".join(words))
        else:
            lines.append("." + " ".join(macros(group)))
    return lines


def key(option):
    return json.dumps([option.get("names"), option["valueName"], option.get("abstract")])


def options_list(options, notes=None):
    """Options and arguments with what they mean."""
    shown = [one for one in options if one["shouldDisplay"]]
    if not shown:
        return []
    lines = [".Bl -tag -width Ds"]
    for one in shown:
        what = f"<{one['valueName']}>" if one["kind"] == "positional" else ", ".join(spelled(one))
        if not one.get("abstract"):
            raise Fault(f"{what}: it says nothing about itself")
        value = argument(one["valueName"])
        if one["kind"] == "positional":
            lines.append(f".It Ar {value}")
        else:
            # Short names first, as --help has them.
            names = " , ".join(f"Fl {argument(name[1:])}" for name in sorted(spelled(one), key=len))
            lines.append(f".It {names}" + (f" Ar {value}" if one["kind"] == "option" else ""))
        lines += prose(one["abstract"])
        if one.get("allValues"):
            lines += ["One of", ".Cm " + " , ".join(argument(value) for value in one["allValues"]) + " ."]
        if one.get("defaultValue"):
            lines += ["Default:", f".Cm {argument(one['defaultValue'])} ."]
        if one.get("discussion"):
            lines += prose(one["discussion"])
        lines += (notes or {}).get(key(one), [])
    return lines + [".El"]


def spelled(option):
    return [("--" if name["kind"] == "long" else "-") + name["name"] for name in option.get("names", [])]


def shared_options(program):
    """Options that most commands have: described once."""
    found = {}
    for command in program.commands:
        for option in command["arguments"]:
            if option["kind"] != "positional" and option["shouldDisplay"]:
                found.setdefault(key(option), (option, []))[1].append(command["commandName"])
    return {name: one for name, one in found.items() if len(one[1]) * 2 > len(program.commands)}


def synopsis(program):
    lines = []
    for command in [[one["commandName"]] for one in program.commands] or [[]]:
        for line in program.usages(*command):
            lines += [f".Nm {program.name}"] + usage(line)
    return lines


def shared(program):
    notes = {}
    for name, (_, commands) in shared_options(program).items():
        others = [one["commandName"] for one in program.commands if one["commandName"] not in commands]
        if others:
            notes[name] = ["Not with", ".Cm " + " , ".join(argument(one) for one in others) + " ."]
    return options_list([option for option, _ in shared_options(program).values()], notes)


def commands(program):
    lines = []
    for command in program.commands:
        name = command["commandName"]
        lines += [f".Ss {argument(name)}"] + prose(command["abstract"])
        said = without_codes(command.get("discussion"))
        lines += [".Pp"] + prose(said) if said else []
        lines += options_list([one for one in command["arguments"] if key(one) not in shared_options(program)])
        listed = codes(command.get("discussion"), f"{program.name} {name}")
        lines += [".Pp", "Exit status:", ".Pp"] + listed if listed else []
    return lines
