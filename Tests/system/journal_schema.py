"""Holds lines of the journal against config/journal.schema.json, and items against others' schemas.

Debian: python3-jsonschema (4.10 knows the draft 2020-12).
"""

import json
import os
import re
import sys

try:
    import jsonschema
except ImportError:
    sys.exit("no jsonschema: apt-get install python3-jsonschema")

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.path.join(os.path.dirname(REPOSITORY), "shared", "schemas")

formats = jsonschema.FormatChecker(formats=())


@formats.checks("date-time")
def is_time(text):
    return not isinstance(text, str) or bool(re.fullmatch(
        r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]\d\d:\d\d)",
        text))


@formats.checks("uri")
def is_uri(text):
    return not isinstance(text, str) or bool(re.fullmatch(
        r"[A-Za-z][A-Za-z0-9+.-]*:([!#$&-;=?-\[\]_a-z~]|%[0-9A-Fa-f]{2})+", text))


@formats.checks("uri-reference")
def is_reference(text):
    return not isinstance(text, str) or bool(re.fullmatch(r"([!#$&-;=?-\[\]_a-z~]|%[0-9A-Fa-f]{2})*", text))


def validator(path):
    """For a schema in a file."""
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=formats)


def faults(checker, instance):
    """What is wrong, in words; the deepest of the reasons, for a choice between alternatives says little."""
    found = []
    for error in checker.iter_errors(instance):
        while error.context:
            error = max(error.context, key=lambda inner: (len(inner.absolute_path), inner.validator != "const"))
        found.append(f"{'/'.join(map(str, error.absolute_path))}: {error.message}"[:300])
    return found


class JournalSchema:
    """Ours. Lines are not looked at twice."""

    def __init__(self):
        self.checker = validator(os.path.join(REPOSITORY, "config", "journal.schema.json"))
        self.known = set()

    def faults(self, line):
        if line in self.known:
            return []
        event = json.loads(line)
        found = faults(self.checker, event)
        if event["id"] != event["sequence"]:
            found.append("id and sequence differ")
        if event["data"].get("notes", []) != sorted(event["data"].get("notes", [])):
            found.append("the notes are not sorted")
        if not found:
            self.known.add(line)
        return [f"record {event['sequence']}: {text}" for text in found]
