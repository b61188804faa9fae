"""The Debian package and systemd/install on a real machine: installed where systemd does not run, booted, installed
twice, upgraded while files wait and are being dropped, removed, installed again on what is there, purged; and the same
without a package. No drop, no record and no setting is lost on the way.

Needs root, debootstrap, systemd-nspawn and a release build (RELEASED_BUILD). RELEASED_TREE names a base tree to share.
"""

import argparse
import os
import re
import shutil
import subprocess

import machine as machines
from support import (account_at_rest, all_recorded, BUILD, deadline, files_below, have, Ledger, People, REPOSITORY, Results,
                     run, say, Scratch, skip, wait_until)

UNIT = "released.service"
SETTINGS = "/etc/released/released.toml"
METRICS = "/var/lib/prometheus/node-exporter/released.prom"
ROOT = "/srv/releases"
CHECKOUT, PROGRAMS, PACKAGES = "/mnt/checkout", "/mnt/programs", "/mnt/packages"
# Made and changed by what runs, and no part of what is installed. The backups of the user database (passwd-) are.
PASSING = ("/proc", "/sys", "/dev", "/run", "/tmp", "/mnt", "/srv", "/var/log", "/var/tmp", "/var/cache", "/root")


def build_package(folder, version=None):
    """By the script itself. What a package is compressed with is no matter here: quickly."""
    command = [os.path.join(REPOSITORY, "systemd", "package"), "--build", BUILD, folder]
    command += ["--version", version] if version else []
    environment = {**os.environ, "DPKG_DEB_COMPRESSOR_TYPE": "gzip", "DPKG_DEB_COMPRESSOR_LEVEL": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode:
        raise RuntimeError(f"systemd/package: {done.returncode}: {done.stderr[-800:]}")
    return done.stdout.strip().split("\n")[-1]


def with_new_settings(scratch, package, version):
    """The same package as its next release, whose settings differ."""
    tree = scratch.of("repacked")
    run("dpkg-deb", "-R", package, tree)
    with open(tree + SETTINGS, "a") as file:
        file.write("\n# A sentence that the next release adds.\n")
    control = os.path.join(tree, "DEBIAN", "control")
    with open(control) as file:
        text = file.read()
    with open(control, "w") as file:
        file.write(re.sub(r"(?m)^Version: .*$", f"Version: {version}", text))
    target = os.path.join(os.path.dirname(package), f"released_{version}_all.deb")
    run("dpkg-deb", "-Zgzip", "-z1", "--build", "--root-owner-group", tree, target)
    shutil.rmtree(tree)
    return target


class Place:
    """A machine, what is dropped into it, and what is asked of it again and again."""

    def __init__(self, scratch, tree, results):
        self.results = results
        self.machine = machines.Machine(scratch, tree)
        self.root = self.machine.bind(os.path.join(self.machine.folder, "releases"), ROOT)
        self.inbox = os.path.join(self.root, "inbox")
        self.elsewhere = os.path.join(self.machine.folder, "elsewhere")
        self.drops = []
        self.crews = 0

    def people(self, **options):
        self.crews += 1
        return People(self.inbox, self.elsewhere, prefix=f"crew{self.crews}-", **options)

    def drop(self, count):
        people = self.people()
        for _ in range(count):
            people.drop()
        self.drops += people.drops

    def dpkg(self, *arguments, what, code=0):
        done = self.machine.run("dpkg", *arguments)
        output = done.stdout + done.stderr
        self.results.check(what, done.returncode == code, f"{done.returncode}: {output[-600:]}")
        return output

    def failures(self):
        """How often systemd found that it had ended otherwise than it was asked to."""
        lines = self.machine.run("journalctl", "--unit", UNIT, "--output=cat").stdout.split("\n")
        return sum("Failed with result" in line or "Killing process" in line for line in lines)

    def is_active(self):
        return self.machine.run("systemctl", "is-active", UNIT).stdout.strip() == "active"

    def process(self):
        return self.machine.show(UNIT, "MainPID")

    def check_serves(self, what):
        """It runs, and every drop that there ever was has its one record."""
        status = self.machine.run("systemctl", "status", UNIT).stdout
        self.results.check(f"{what}: the service is active", wait_until(self.is_active, 15), status[-800:])
        whole = all_recorded(self.root, self.drops, 60)
        status = self.machine.run("systemctl", "status", UNIT).stdout
        self.results.check(f"{what}: every drop is recorded", whole, status[-800:])
        self.results.no_faults(f"{what}: each drop once, with its bytes", account_at_rest(self.root, self.drops))

    def check_is_gone(self, what, files):
        state = self.machine.run("systemctl", "show", UNIT, "-p", "LoadState", "-p", "ActiveState").stdout.split()
        self.results.check(f"{what}: the service is gone",
                           "LoadState=not-found" in state and "ActiveState=inactive" in state, state)
        running = self.machine.run("pgrep", "-x", "released").stdout
        self.results.check(f"{what}: nothing runs", running == "", running)
        left = [path for path in files if os.path.lexists(self.machine.path(path))]
        self.results.check(f"{what}: no file is left", not left, left[:5])
        self.results.check(f"{what}: the catalog is without it", not self.catalog())
        self.results.no_faults(f"{what}: journal and archive are there", account_at_rest(self.root, self.drops, exactly=False))

    def catalog(self):
        """The identifiers of ours that journalctl -x can explain."""
        with open(os.path.join(REPOSITORY, "systemd", "released.catalog")) as file:
            wanted = set(re.findall(r"(?m)^-- ([0-9a-f]{32})", file.read()))
        return wanted & set(self.machine.run("journalctl", "--list-catalog").stdout.split())

    def enabled_links(self):
        found = []
        for parent, folders, names in os.walk(self.machine.root + "/etc/systemd/system"):
            found += [os.path.join(parent, name) for name in folders + names if name.startswith("released")]
        return found

    def listing(self):
        """Every file and folder of the machine, but for what passes."""
        pruned = " -o ".join(f"-path {path}" for path in PASSING)
        paths = self.machine.shell(f"find / -mount \\( {pruned} \\) -prune -o -print", check=True).stdout.split("\n")
        return set(paths)


def where_systemd_does_not_run(place, old, scratch):
    """In a chroot, as when an image is made: nothing fails, and the service starts at the first boot."""
    root = place.machine.root
    shutil.copy(old, root + "/package.deb")
    scratch.mount("proc", root + "/proc", "-t", "proc")
    environment = {**os.environ, "PATH": machines.PATH, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["-i", "/package.deb"], ["-r", "released"], ["-P", "released"], ["-i", "/package.deb"]):
        done = subprocess.run(["chroot", root, "dpkg", *arguments], capture_output=True, text=True, env=environment)
        place.results.check(f"without systemd: dpkg {arguments[0]}", done.returncode == 0, done.stdout + done.stderr)
        if arguments[0] == "-P":
            left = place.enabled_links()
            place.results.check("without systemd: purged, no link is left", not left, left)
    place.results.check("without systemd: it is enabled", any("wants" in link for link in place.enabled_links()))
    scratch.unmount(root + "/proc")
    os.unlink(root + "/package.deb")


def first_boot(place):
    place.drop(5)
    place.check_serves("booted")
    status = os.stat(place.inbox)
    place.results.check("the inbox is a shared desk", status.st_mode & 0o7777 == 0o3770, oct(status.st_mode))
    rights = place.machine.run("getfacl", "-p", ROOT + "/inbox").stdout
    place.results.check("folders in it let the service in", "default:user:released:rwx" in rights, rights)
    place.results.check("journalctl -x can explain", place.catalog() != set())
    for page in ("8 released", "1 releasectl", "5 released.toml", "5 released-journal"):
        found = place.machine.run("man", "-w", *page.split())
        place.results.check(f"man {page} is found", found.returncode == 0, found.stderr)
    for name in ("released", "releasectl"):
        done = place.machine.shell(f". /usr/share/bash-completion/completions/{name} && complete -p {name}")
        place.results.check(f"bash completes {name}", done.returncode == 0, done.stderr)
    timer = place.machine.run("systemctl", "is-enabled", "released-metrics.timer").stdout.strip()
    place.results.check("metrics are written only where somebody wants them", timer == "disabled", timer)


def installed_twice(place, package):
    place.dpkg("-i", package, what="installed twice")
    done = place.machine.run("apt-get", "install", "--yes", "--reinstall", package)
    place.results.check("apt installs it", done.returncode == 0, (done.stdout + done.stderr)[-600:])
    place.drop(5)
    place.check_serves("installed twice")


def change_settings(place):
    with open(place.machine.path(SETTINGS)) as file:
        text = file.read()
    text = text.replace('\npoll = "5s"', '\npoll = "1s"').replace('\nsettle = "2s"', '\nsettle = "700ms"')
    place.machine.write(SETTINGS, text)
    done = place.machine.run("systemctl", "reload", UNIT)
    place.results.check("the changed settings come into force", done.returncode == 0, done.stderr)
    return text


def read_settings(place):
    with open(place.machine.path(SETTINGS)) as file:
        return file.read()


def while_dropping(place, what, deed):
    """Drops go on before, during and after the deed, and a file that waits for its writer waits throughout."""
    people = place.people()
    waiting = os.path.join(place.inbox, f"waits-{place.crews}.txt")
    before, failures = place.process(), place.failures()
    with open(waiting, "w") as writer:
        writer.write(f"half a release {place.crews}, ")
        writer.flush()
        people.start()
        wait_until(lambda: len(people.drops) > 100, 30)
        count = len(people.drops)
        deed()
        during = len(people.drops) - count
        wait_until(lambda: len(people.drops) > count + during + 100, 30)
        people.stop()
        place.results.check(f"{what}: what its writer still has open waits", os.path.exists(waiting))
        writer.write("and the whole of it\n")
    place.results.no_faults(f"{what}: nobody was kept from dropping", [repr(error) for error in people.failed])
    place.results.check(f"{what}: there were drops meanwhile", during > 20, during)
    say(f"{what}: {len(people.drops)} drops, {during} of them meanwhile")
    place.drops += people.drops
    place.check_serves(what)
    name = os.path.basename(waiting).encode()
    taken = wait_until(lambda: len(Ledger(place.root).by_path().get(name, [])) == 1, 20)
    place.results.check(f"{what}: closed, it is taken", taken)
    place.results.check(f"{what}: it stopped in order", place.failures() == failures)
    return before, place.process()


def upgraded(place, new, newer):
    text = change_settings(place)
    before, after = while_dropping(place, "upgraded", lambda: place.dpkg("-i", new, what="upgraded"))
    place.results.check("upgraded: the new programs run", before != after, after)
    place.results.check("upgraded: the settings are kept", read_settings(place) == text)

    while_dropping(place, "upgraded to new settings", lambda: place.dpkg(
        "--force-confdef", "--force-confold", "-i", newer, what="upgraded to new settings"))
    place.results.check("upgraded to new settings: the sysadmin's are kept", read_settings(place) == text)
    place.results.check("upgraded to new settings: the new ones lie beside them",
                        os.path.exists(place.machine.path(SETTINGS + ".dpkg-dist")))
    return text


def as_told(place, newer):
    """What the sysadmin decided holds: a policy that forbids starts, and a disabled service."""
    before = place.process()
    place.machine.write("/usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n", 0o755)
    place.dpkg("-i", "--force-confold", newer, what="upgraded under a policy")
    os.unlink(place.machine.path("/usr/sbin/policy-rc.d"))
    place.results.check("upgraded under a policy: nothing is restarted", place.process() == before)
    place.machine.run("systemctl", "disable", "--now", UNIT, check=True)
    place.dpkg("-i", "--force-confold", newer, what="upgraded while disabled")
    place.results.check("upgraded while disabled: it stays so", not place.is_active() and not place.enabled_links(),
                        place.enabled_links())
    place.machine.run("systemctl", "enable", "--now", UNIT, check=True)
    place.drop(5)
    place.check_serves("enabled again")


def does_not_start(place, package):
    """Settings with a fault: the package is installed all the same, and says what is wrong."""
    text = read_settings(place)
    place.machine.write(SETTINGS, "pol = 1\n" + text)
    output = place.dpkg("-i", "--force-confold", package, what="installed with a fault in the settings")
    place.results.check("a service that does not start is said", "systemctl status released" in output, output[-300:])
    place.results.check("and systemd saw it fail", place.failures() > 0)
    place.machine.write(SETTINGS, text)
    place.machine.run("systemctl", "restart", UNIT)
    place.check_serves("mended")


def removed_and_again(place, text, newer):
    listed = place.machine.run("dpkg", "-L", "released").stdout.split("\n")
    programs = [path for path in listed if os.path.isfile(place.machine.path(path)) and not path.startswith("/etc")]
    place.results.check("the package has its programs", "/usr/bin/released" in programs, programs)
    place.machine.write(METRICS, "released_up 1\n")
    place.dpkg("-r", "released", what="removed")
    place.check_is_gone("removed", programs + [METRICS])
    place.results.check("removed: the settings are there", read_settings(place) == text)
    place.drop(20)
    place.dpkg("-i", "--force-confold", newer, what="installed again")
    place.check_serves("installed again, on what is there")
    place.results.check("installed again: the settings are there", read_settings(place) == text)
    return programs


def purged(place, programs):
    place.machine.write("/etc/released/paris.toml", 'root = "/srv/paris"\n')
    place.machine.run("systemctl", "enable", "released@paris.service", check=True)
    output = install_script(place, "--build", PROGRAMS, what="systemd/install does not mix with the package", code=73)
    place.results.check("systemd/install says why", "apt remove released" in output, output)
    output = place.dpkg("-P", "released", what="purged")
    said = [line for line in output.split("\n") if "/srv/releases" in line]
    place.results.check("purged: that /srv/releases is left is said in one line", len(said) == 1, said)
    place.check_is_gone("purged", programs + ["/etc/released"])
    place.results.check("purged: no link is left", not place.enabled_links(), place.enabled_links())
    state = [path for path in files_below(place.machine.root + "/var/lib/systemd")
             if os.path.basename(path).startswith("released") and "deb-systemd" in path]
    place.results.check("purged: deb-systemd-helper has forgotten it", not state, state)


def install_script(place, *arguments, what, code=0):
    done = place.machine.run("env", "--chdir=/", f"{CHECKOUT}/systemd/install", *arguments)
    place.results.check(what, done.returncode == code, f"{done.returncode}: {(done.stdout + done.stderr)[-600:]}")
    return done.stdout + done.stderr


def interrupted(place, before):
    """No more room in the middle of it: said, and what is there already can be removed."""
    try:
        place.machine.run("mount", "-t", "tmpfs", "-o", "size=4k,mode=755", "none", "/usr/share/man/man8", check=True)
        place.machine.shell("head -c 4096 /dev/zero > /usr/share/man/man8/full", check=False)
        output = install_script(place, "--build", PROGRAMS, what="no room: it ends with an error", code=74)
        place.results.check("no room: it is said where", "/usr/share/man/man8/released.8.gz" in output, output)
    finally:
        place.machine.run("umount", "/usr/share/man/man8")
    install_script(place, "--remove", what="no room: --remove")
    after = place.listing()
    place.results.check("no room: --remove leaves all as it was", after == before,
                        f"left {after - before}, missing {before - after}")


def without_a_package(place, package):
    before = place.listing()
    place.results.check("the listing sees what it should", {"/usr/bin/dpkg", "/etc/passwd"} <= before)
    output = install_script(place, "--remove", what="nothing to remove: said", code=66)
    place.results.check("nothing to remove: in a line", len(output.strip().split("\n")) == 1, output)

    install_script(place, "--build", PROGRAMS, what="systemd/install")
    place.drop(5)
    place.check_serves("systemd/install")
    place.results.check("systemd/install: journalctl -x can explain", place.catalog() != set())
    laid = place.listing() - before
    output = place.dpkg("-i", package, what="the package does not mix with it", code=1)
    place.results.check("the package says why", "systemd/install --remove" in output, output[-400:])
    place.machine.run("dpkg", "-P", "released")
    place.check_serves("systemd/install, after a package was refused")

    text = change_settings(place)
    one, other = while_dropping(place, "systemd/install again", lambda: install_script(
        place, "--build", PROGRAMS, what="systemd/install again"))
    place.results.check("systemd/install again: the new programs run", one != other)
    place.results.check("systemd/install again: the settings are kept", read_settings(place) == text)
    beside = SETTINGS + ".new"
    more = place.listing() - before - laid
    place.results.check("systemd/install again: the new ones lie beside them", more == {beside}, more)

    output = install_script(place, "--remove", what="systemd/install --remove")
    place.check_is_gone("systemd/install --remove", sorted(laid - {SETTINGS, "/etc/released"}))
    left = place.listing() - before
    place.results.check("systemd/install --remove: but for the settings, all is as it was",
                        left == {"/etc/released", SETTINGS} and not before - place.listing(),
                        f"left {left}, missing {before - place.listing()}")
    place.results.check("systemd/install --remove: it says what it leaves",
                        all(word in output for word in (SETTINGS, ROOT, "released-readers")), output)
    shutil.rmtree(place.machine.path("/etc/released"))

    interrupted(place, before)
    place.drop(20)
    install_script(place, "--build", PROGRAMS, what="systemd/install, on what is there")
    place.check_serves("systemd/install, on what is there")
    place.machine.run("systemctl", "enable", "released@paris.service", "released-metrics.timer", check=True)
    place.machine.write(METRICS, "released_up 1\n")
    install_script(place, "--remove", what="systemd/install --remove, settings unchanged")
    after = place.listing()
    place.results.check("systemd/install --remove: all is as it was", after == before,
                        f"left {after - before}, missing {before - after}")


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    results = Results()
    missing = [program for program in machines.NEEDED + ["dpkg-deb", "dpkg-shlibdeps", "strip"] if not have(program)]
    if os.geteuid() != 0 or missing:
        skip("package", f"needs root{' and ' if missing else ''}{', '.join(missing)}")
        results.finish()
    deadline(900)
    with Scratch("package") as scratch:
        tree = machines.base_tree(scratch)
        packages = scratch.make("packages")
        old = build_package(packages)
        new = build_package(packages, "9.0-1")
        newer = with_new_settings(scratch, new, "9.1-1")
        place = Place(scratch, tree, results)
        where_systemd_does_not_run(place, old, scratch)
        for source, target in ((REPOSITORY, CHECKOUT), (BUILD, PROGRAMS), (packages, PACKAGES)):
            place.machine.bind(source, target)
        old, new, newer = (f"{PACKAGES}/{os.path.basename(path)}" for path in (old, new, newer))
        with place.machine:
            first_boot(place)
            installed_twice(place, old)
            text = upgraded(place, new, newer)
            as_told(place, newer)
            does_not_start(place, newer)
            programs = removed_and_again(place, text, newer)
            purged(place, programs)
            without_a_package(place, newer)
        say(f"{len(place.drops)} drops, {len(Ledger(place.root).records)} records")
    results.finish()


if __name__ == "__main__":
    main()
