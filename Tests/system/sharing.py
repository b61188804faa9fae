"""People on a share: a real Samba server with the two shares of config/smb.conf, and its own client as two members of
staff. What they put, also into folders that they made, is taken by the service in its sandbox; the folder answers them.
"""

import os
import time

from booted.installed import Installed
from machine import NEEDED, base_tree
from support import REPOSITORY, Ledger, Results, Scratch, deadline, have, say, skip, wait_until

GLOBAL = """[global]
    workgroup = PRESS
    server role = standalone server
    interfaces = lo
    bind interfaces only = yes
    map to guest = never
    log level = 0
    disable spoolss = yes
    load printers = no
"""


def main():
    deadline(300)
    results = Results()
    missing = [program for program in NEEDED + ["mkfs.ext4"] if not have(program)]
    if missing:
        skip("sharing", "not installed: " + ", ".join(missing))
        results.finish()
    with Scratch("sharing") as scratch:
        with Installed(scratch, base_tree(scratch)) as installed:
            installed.reset()
            serve(results, installed)
            for share, is_one_user in (("releases", True), ("releases-by-person", False)):
                Office(results, installed, share, is_one_user).work()
            results.no_faults("journal and archive", Ledger(installed.root).check())
    results.finish()


def serve(results, installed):
    """Two people with accounts, and the share as config/smb.conf has it."""
    machine = installed.machine
    with open(os.path.join(REPOSITORY, "config", "smb.conf")) as file:
        machine.write("/etc/samba/smb.conf", GLOBAL + file.read())
    for name in ("anna", "ben"):
        machine.run("useradd", "-G", "released", name, check=True)
        machine.run("smbpasswd", "-a", "-s", name, text="word\nword\n", check=True)
    said = machine.run("testparm", "-s")
    results.check("testparm has nothing to say", said.returncode == 0 and "WARNING" not in said.stderr.upper(),
                  said.stderr[-400:])
    machine.run("systemctl", "start", "smbd", check=True)
    up = wait_until(lambda: machine.run("smbclient", "-U", "anna%word", "-L", "localhost").returncode == 0, 20)
    results.check("Samba serves", up, machine.run("journalctl", "-u", "smbd", "-n", "10", "--no-pager").stdout)


class Office:
    """What staff do on one share."""

    def __init__(self, results, installed, share, is_one_user):
        self.results, self.installed, self.share, self.is_one_user = results, installed, share, is_one_user
        self.machine = installed.machine

    def client(self, user, *commands):
        return self.machine.run("smbclient", f"//localhost/{self.share}", "-U", f"{user}%word", "-c",
                                "; ".join(commands))

    def check(self, what, holds, detail=""):
        self.results.check(f"{self.share}: {what}", holds, detail)

    def put(self, user, text, name, *before):
        """Writes a file on the client's side, and puts it. Returns what the client said."""
        self.machine.write("/root/put.txt", text)
        return self.client(user, *before, f'put /root/put.txt "{name}"')

    def work(self):
        tag = self.share
        said = self.put("anna", f"{tag}: a release\n", f"{tag} été.txt")
        self.check("a file is put", said.returncode == 0, said.stdout)
        self.check("and taken", self.installed.recorded(f"{tag} été.txt"), self.installed.status_line)
        record = Ledger(self.installed.root).by_path().get(os.fsencode(f"{tag} été.txt"), [None])[0]
        owner = record.event["data"]["file"]["owner"]["name"] if record else None
        self.check("its record names who owns it", owner == ("released" if self.is_one_user else "anna"), str(owner))
        self.folders(tag)
        self.names(tag)
        self.each_others(tag)
        self.answers(tag)
        self.slowly(tag)

    def folders(self, tag):
        """Folders that staff made, one in the other, by two people."""
        said = self.put("anna", f"{tag}: in a folder\n", f"{tag}-a/b/one.txt", f"mkdir {tag}-a", f"mkdir {tag}-a/b")
        self.check("a file is put into a new folder", said.returncode == 0, said.stdout)
        self.check("and taken out of it", self.installed.recorded(f"{tag}-a/b/one.txt"), self.installed.status_line)
        said = self.put("ben", f"{tag}: a colleague's\n", f"{tag}-a/b/two.txt")
        self.check("a colleague uses the same folder", said.returncode == 0, said.stdout)
        self.check("which is taken as well", self.installed.recorded(f"{tag}-a/b/two.txt"), self.installed.status_line)
        self.check("nothing is out of reach", "degraded" not in self.installed.status_line, self.installed.status_line)

    def names(self, tag):
        """As browsers and copying programs do: under another name, then renamed."""
        said = self.put("ben", f"{tag}: renamed\n", f"{tag}.part")
        time.sleep(1)
        ledger = Ledger(self.installed.root).by_path()
        self.check("what is in progress is left alone", os.fsencode(f"{tag}.part") not in ledger, said.stdout)
        self.client("ben", f'rename "{tag}.part" "{tag}-final.txt"')
        self.check("and taken under its final name", self.installed.recorded(f"{tag}-final.txt"))

    def each_others(self, tag):
        """Who may take away what another one has dropped."""
        self.put("anna", f"{tag}: anna's draft\n", f"{tag}-draft.part")
        self.client("ben", f'del "{tag}-draft.part"')
        there = os.path.exists(os.path.join(self.installed.inbox, f"{tag}-draft.part"))
        self.check("a colleague's file can be removed by one user for all, and by nobody else",
                   there != self.is_one_user, f"there: {there}")
        self.client("anna", f'del "{tag}-draft.part"')
        there = os.path.exists(os.path.join(self.installed.inbox, f"{tag}-draft.part"))
        self.check("one's own always", not there)

    def answers(self, tag):
        """The folder answers: what was rejected, and why."""
        self.installed.settings('settle = "300ms"\npoll = "1s"\nrefuse = ["*.exe"]\n')
        self.machine.run("systemctl", "reload", "released", check=True)
        self.put("anna", f"{tag}: a program\n", f"{tag}.exe")
        self.check("what is refused is set aside", self.installed.recorded(f"{tag}.exe"))
        why = f"Rejected/{tag}.exe.why.txt"
        wait_until(lambda: os.path.exists(os.path.join(self.installed.inbox, why)), 10)
        said = self.client("anna", "cd Rejected", f"get {tag}.exe.why.txt /root/why.txt")
        path = self.machine.path("/root/why.txt")
        text = open(path).read() if os.path.exists(path) else ""
        self.check("staff read why", f"{tag}.exe" in text, said.stdout)
        if text and self.is_one_user:
            say("  " + text.strip().replace("\n", "\n  "))
        listed = self.client("ben", "ls").stdout
        self.check("custody, archive, journal and state are not in the share",
                   not any(name in listed for name in ("custody", "archive", "journal", "state")), listed)

    def slowly(self, tag):
        """A file that the client holds open while it grows is not taken before it is closed."""
        path = os.path.join(self.installed.inbox, f"{tag}-slow.bin")
        line = (f"(for i in 1 2 3 4; do head -c 100000 /dev/urandom; sleep 1; done) | "
                f"smbclient //localhost/{self.share} -U anna%word -c 'put - {tag}-slow.bin'")
        done = self.machine.shell(line)
        self.check("a slow upload ends", done.returncode == 0, done.stdout + done.stderr)
        self.check("it is taken whole", self.installed.recorded(f"{tag}-slow.bin"), self.installed.status_line)
        records = Ledger(self.installed.root).by_path().get(os.fsencode(f"{tag}-slow.bin"), [])
        self.check("once, with all its bytes", [one.size for one in records] == [400_000],
                   repr([one.size for one in records]))
        self.check("nothing of it is left", not os.path.exists(path))


main()
