"""Text as mdoc(7)."""

import re


class Fault(Exception):
    """Something that would make a page say less than the programs do."""


def escaped(text):
    """Text that roff(7) takes for nothing but text."""
    return text.replace("\\", "\\e").replace("-", "\\-")


def argument(text):
    """An argument of a macro; `Ar`, `No` and the like are not called."""
    text = escaped(text).replace('"', "\\(dq")
    if re.fullmatch(r"[A-Z%][A-Za-z0-9]{0,2}", text):
        text = "\\&" + text
    return f'"{text}"' if " " in text else text


WORD = re.compile(
    r"(?P<before>\(?)(?:(?P<option>--[a-z][a-z-]*)|(?P<path>(?:ROOT)?/[a-z][\w./-]*[\w])|(?P<place>ROOT|FILE|NAME)"
    r"|`(?P<words>[^`]+)`)(?P<after>[.,;:)?]*)")


def sentence(text):
    """One sentence, its options, paths and words to type marked as such."""
    lines, plain = [], []

    def flush():
        if plain:
            line = " ".join(plain).replace("\\", "\\e")
            lines.append("\\&" + line if line[0] in ".'" else line)
            plain.clear()

    for word in re.findall(r"[(]?`[^`]+`\S*|\S+", text):
        found = WORD.fullmatch(word)
        if not found:
            plain.append(word)
            continue
        flush()
        macro, said = next((macro, found[name]) for name, macro in
                           (("option", "Fl"), ("path", "Pa"), ("place", "Ar"), ("words", "Ql")) if found[name])
        said = argument(said[1:] if macro == "Fl" else said)
        parts = (["("] if found["before"] else []) + [said] + list(found["after"])
        lines.append(f".{macro} {' '.join(parts)}")
    flush()
    return lines


def prose(text):
    """Paragraphs, each sentence on lines of its own."""
    lines = []
    for paragraph in re.split(r"\n[ \t]*\n", text.strip("\n")):
        rows = paragraph.split("\n")
        if all(row.startswith("    ") for row in rows):
            # An example.
            lines += [".Bd -literal -offset indent", *(escaped(row[4:]) for row in rows), ".Ed"]
            continue
        if lines:
            lines.append(".Pp")
        for one in re.split(r"(?<=[.?!])\s+(?=[\"A-Z(])", " ".join(paragraph.split())):
            lines += sentence(one)
    return lines


def wrapped(lines):
    """Text of at most 80 columns, as mandoc's lint wants it; what is shown as it stands is left alone."""
    out, is_literal = [], False
    for line in lines:
        is_literal = line.startswith(".Bd -literal") or is_literal and line != ".Ed"
        if is_literal or line.startswith(".") or len(line) <= 80:
            out.append(line)
            continue
        part = ""
        for word in line.split(" "):
            # A line that begins with a dot or a quote would be taken for a macro.
            if part and len(part) + 1 + len(word) > 80 and word[:1] not in (".", "'"):
                out.append(part)
                part = word
            else:
                part += (" " if part else "") + word
        out.append(part)
    return out
