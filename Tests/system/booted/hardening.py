"""The sandbox: how little the service may do, and that it can do its work in it."""

import os
import re
import shutil

from booted.installed import UNIT
from support import REPOSITORY, say, skip, wait_until

# The one that writes the metrics must see the service's process in /proc, which costs it a tenth.
UNITS = {"released.service": 0.4, "released@press.service": 0.4, "released-metrics.service": 0.5}


def exposure(results, installed):
    for unit, most in UNITS.items():
        said = installed.machine.run("systemd-analyze", "security", "--no-pager", unit).stdout
        found = re.search(r"Overall exposure level for \S+: ([\d.]+)", said)
        results.check(f"{unit}: exposure at {most} or less", found and float(found[1]) <= most,
                      found[0] if found else said[-200:])
        say(f"  {found[0] if found else said[-200:]}")
        done = installed.machine.run("systemd-analyze", "verify", "--man=no", unit)
        said = (done.stdout + done.stderr).strip()
        results.check(f"{unit}: systemd-analyze verify has nothing to say", done.returncode == 0 and not said, said)


def readers_and_strangers(results, installed):
    machine = installed.machine
    machine.run("useradd", "-G", "released-readers", "website")
    machine.run("useradd", "-G", "released", "press")
    machine.run("useradd", "stranger")
    installed.drop("read.txt", "for readers\n")
    results.check("taken", installed.recorded("read.txt"))

    def may(user, line):
        return machine.run("runuser", "-u", user, "--", "bash", "-c", line).returncode == 0

    journal = "cat /srv/releases/journal/*.jsonl"
    original = "cat $(find /srv/releases/archive/sha256 -type f | head -n 1)"
    results.check("a reader reads the journal", may("website", journal))
    results.check("a reader reads the originals", may("website", f"[ -n \"$({original})\" ]"))
    results.check("a reader uses releasectl journal", may("website", "releasectl journal | grep -q read.txt"))
    results.check("a reader cannot write", not may("website", "echo x >> /srv/releases/journal/000000000001.jsonl"))
    results.check("a reader cannot drop", not may("website", "echo x > /srv/releases/inbox/x.txt"))
    results.check("staff drop", may("press", "umask 077; echo hello > /srv/releases/inbox/staff.txt"))
    results.check("and it is taken", installed.recorded("staff.txt"))
    results.check("staff make folders", may("press", "umask 077; mkdir /srv/releases/inbox/spring; "
                                                     "echo in a folder > /srv/releases/inbox/spring/a.txt"))
    results.check("which are emptied", installed.recorded("spring/a.txt"), installed.status_line)
    results.check("staff do not read custody", not may("press", "ls /srv/releases/custody /srv/releases/state"))
    results.check("staff do not read the archive", not may("press", "ls /srv/releases/archive"))
    results.check("staff read why", may("press", "ln -s nowhere /srv/releases/inbox/link; sleep 2; "
                                                 "cat /srv/releases/inbox/Rejected/link.why.txt"))
    for folder in ("inbox", "archive", "journal", "custody", "state"):
        results.check(f"a stranger sees nothing of {folder}", not may("stranger", f"ls /srv/releases/{folder}"))
    capabilities = machine.shell(f"grep CapEff /proc/{installed.pid}/status").stdout.split()[-1]
    # capabilities(7): CAP_LEASE is number 28.
    results.check("one capability", int(capabilities, 16) == 1 << 28, capabilities)
    lease = machine.shell("echo theirs > /root/theirs; chown press /root/theirs; mv /root/theirs /srv/releases/inbox/")
    results.check("somebody else's file is taken", lease.returncode == 0 and installed.recorded("theirs"))


def acceptance_in_the_sandbox(results, installed):
    """The whole check runs under the very settings of the unit, with the installed programs."""
    check = os.path.join(os.path.dirname(REPOSITORY), "shared", "accept", "check")
    if not os.path.exists(check):
        return skip("acceptance check in the sandbox", f"{check} is not here")
    machine = installed.machine
    shutil.copytree(os.path.dirname(os.path.dirname(check)), machine.path("/opt/shared"), dirs_exist_ok=True)
    machine.run("install", "-d", "-o", "released", "-g", "released", "/srv/releases/accept", check=True)
    properties = []
    for line in machine.run("systemctl", "cat", UNIT).stdout.split("\n"):
        name = line.split("=")[0]
        if "=" in line and not line.startswith("#") and name not in OUTER:
            properties += ["-p", line]
    done = machine.run("systemd-run", "--quiet", "--wait", "--pipe", *properties, "-E", "TMPDIR=/srv/releases/accept",
                       "/usr/bin/python3", "-B", "/opt/shared/accept/check", "/usr/bin", seconds=200)
    last = done.stdout.strip().split("\n")[-1]
    results.check("the acceptance check passes in the sandbox", done.returncode == 0 and last.endswith(" 0 failed"),
                  (done.stdout + done.stderr)[-600:])
    say(f"  acceptance check in the sandbox: {last}")


# What belongs to the unit as a service, not to its sandbox, or cannot be given to a transient one.
OUTER = {"Description", "Documentation", "RequiresMountsFor", "StartLimitIntervalSec", "Type", "NotifyAccess",
         "ExecStart", "ExecReload", "WatchdogSec", "Restart", "RestartSec", "RestartPreventExitStatus", "WantedBy",
         "SyslogIdentifier", "TimeoutStartSec"}


def several_roots(results, installed):
    machine = installed.machine
    machine.shell("sed 's|^root = .*|root = \"/srv/paris\"|' /etc/released/released.toml "
                  "> /etc/released/paris.toml; "
                  "sed 's|/srv/releases|/srv/paris|' /usr/lib/tmpfiles.d/released.conf "
                  "> /etc/tmpfiles.d/released-paris.conf; systemd-tmpfiles --create", check=True)
    done = machine.run("systemctl", "enable", "--now", "released@paris")
    results.check("released@paris starts", done.returncode == 0,
                  machine.run("systemctl", "status", "released@paris").stdout)
    machine.shell("echo Paris > /srv/paris/paris.txt && mv /srv/paris/paris.txt /srv/paris/inbox/")
    journal = machine.root + "/srv/paris/journal/000000000001.jsonl"
    results.check("and takes what is dropped there",
                  wait_until(lambda: os.path.exists(journal) and b"paris.txt" in open(journal, "rb").read(), 20))
    results.check("beside the other", installed.is_active and machine.show("released@paris", "ActiveState") == "active")
    machine.run("systemctl", "disable", "--now", "released@paris")


PARTS = [exposure, readers_and_strangers, acceptance_in_the_sandbox, several_roots]
