"""The package, built once in a run and installed into a machine."""

import os
import shutil

from support import BUILD, REPOSITORY, run


def build(scratch):
    """Returns the path of the .deb: RELEASED_PACKAGE where one is built already, else one made from the binaries under
    test."""
    ready = os.environ.get("RELEASED_PACKAGE")
    if ready:
        return ready
    script = os.path.join(REPOSITORY, "systemd", "package")
    # For a test: quick to make rather than small.
    os.environ.setdefault("DPKG_DEB_COMPRESSOR_TYPE", "gzip")
    os.environ.setdefault("DPKG_DEB_COMPRESSOR_LEVEL", "1")
    return run(script, "--build", BUILD, scratch.make("package")).stdout.strip().split("\n")[-1]


def install(scratch, machine):
    """dpkg -i in a booted machine: the service is enabled and started by it."""
    package = build(scratch)
    shutil.copy(package, machine.path("/root/released.deb"))
    machine.run("dpkg", "-i", "/root/released.deb", check=True)
