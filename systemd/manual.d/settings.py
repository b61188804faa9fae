"""The settings as config/released.toml has them."""

import os
import re

from mdoc import Fault, argument, escaped, prose

SETTINGS = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, os.pardir, "config", "released.toml")


class Settings:
    """config/released.toml: what stands before the first setting, and each setting with its sentences."""

    def __init__(self):
        with open(SETTINGS) as file:
            blocks = [block.split("\n") for block in file.read().strip().split("\n\n")]
        self.header = [line[1:].removeprefix(" ") for line in blocks[0]]
        if any(not line.startswith("#") for line in blocks[0]):
            raise Fault("released.toml: it does not begin with a comment of its own")
        self.sections = [("", [], [])]  # name, sentences, [(name, default, is in force, sentences)]
        self.example = []
        for block in blocks[1:]:
            self.read(block)

    def read(self, block):
        said, settings = [], []
        for number, line in enumerate(block):
            if re.fullmatch(r"# \[\[?[\w.]+\]\]?", line):
                rest = [one[1:].removeprefix(" ") for one in block[number:]]
                self.example = [" ".join(said).strip(), *rest]
                return
            if re.fullmatch(r"\[\[?[\w.]+\]\]?", line):
                self.sections.append((line, [" ".join(said)], []))
                self.hold(line, said)
                said = []
            elif found := re.fullmatch(r"(# )?([a-z][a-z_]*) = (.*)", line):
                settings.append((found[2], found[3], not found[1]))
            elif line.startswith("#"):
                said.append(line[1:].strip())
            else:
                raise Fault(f"released.toml: \"{line}\" is neither a setting nor a comment")
        for name, value, is_in_force in settings:
            self.hold(name, said)
            self.sections[-1][2].append((name, value, is_in_force, " ".join(said)))
        if said and not settings:
            raise Fault(f"released.toml: \"{said[0]}\" is about no setting")

    @staticmethod
    def hold(name, said):
        if not " ".join(said).strip():
            raise Fault(f"released.toml: {name} has no sentence")

    def opening(self):
        """The header without its first line, which names the file; indented lines are a command and what it does."""
        lines, plain = [], []

        def flush():
            if plain:
                lines.extend(([".Pp"] if lines else []) + prose(" ".join(plain)))
                plain.clear()

        for line in self.header[1:]:
            if line.startswith("    "):
                flush()
                command, _, meaning = line.strip().partition("  ")
                self.hold(command, [meaning])
                item = [f".It Ql {argument(command)}", *prose(meaning.strip()), ".El"]
                # Lines one below the other are one list.
                lines[-1:] = item if lines[-1:] == [".El"] else [*lines[-1:], ".Bl -tag -width Ds", *item]
            elif line:
                plain.append(line)
            else:
                flush()
        flush()
        return lines

    def all(self):
        lines = []
        for name, said, settings in self.sections:
            if name:
                lines += [f".Ss {argument(name)}\\&"] + prose(said[0])
            else:
                lines += [".Ss Of the whole service"]
            if not settings:
                continue
            lines.append(".Bl -tag -width Ds")
            for setting, value, is_in_force, text in settings:
                # What is not in force by itself has no default but what its sentences say.
                example = "" if is_in_force else " Pq example"
                lines.append(f".It Cm {argument(setting)} No = {argument(value)}{example}")
                lines += prose(text)
            lines.append(".El")
        return lines

    def second_inbox(self):
        if not self.example:
            raise Fault("released.toml: it shows no example of a second inbox")
        return prose(self.example[0]) + [".Bd -literal -offset indent"] + \
            [escaped(line) for line in self.example[1:]] + [".Ed"]
