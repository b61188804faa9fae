"""The contract with systemd, on a real one: the package is installed into a bare Debian machine, the machine is booted,
and everything is looked at from outside, as a sysadmin would.

`--only WORD` runs the parts whose name holds the word.
"""

import sys
import time

from booted import hardening, life, stuck, trouble
from booted.installed import Installed
from machine import NEEDED, base_tree
from support import Results, Scratch, deadline, have, say, skip

PARTS = life.PARTS + trouble.PARTS + stuck.PARTS + hardening.PARTS


def main():
    deadline(580)
    results = Results()
    missing = [program for program in NEEDED + ["mkfs.ext4"] if not have(program)]
    if missing:
        skip("systemd", "not installed: " + ", ".join(missing))
        results.finish()
    wanted = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
    with Scratch("systemd") as scratch:
        with Installed(scratch, base_tree(scratch)) as installed:
            for part in PARTS:
                if wanted not in part.__name__:
                    continue
                began = time.monotonic()
                installed.reset()
                part(results, installed)
                say(f"{part.__name__.replace('_', ' ')}: {time.monotonic() - began:.0f} s")
    results.finish()


main()
