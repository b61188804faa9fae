#!/usr/bin/env python3
"""Gives the subjects of Tests/FuzzTests to libFuzzer, which looks for inputs that reach new branches.

A copy of the manifest with one more program is built in a folder of its own, every module with coverage counters
(`swift build --sanitize fuzzer`); the sources are links to these. An input that ends the process, takes too long or
gets a wrong answer is kept in FOLDER/found and named. `swift test --filter FuzzTests` tries the same subjects without
any of this, with seeded mutations.

    fuzz.py [--folder /tmp/released-fuzz] [--seconds 20] [--long] [--seed 1] [SUBJECT …]
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]

TARGET = """
package.products = []
package.targets.removeAll { $0.type == .test }
package.targets.append(
    .executableTarget(
        name: "fuzz",
        dependencies: [
            "Custody", "FileIO", "Inbox", "Journal", "ReleaseModel", "Reports", "Settings", "TestSupport",
        ],
        path: "fuzz",
        swiftSettings: house + [.unsafeFlags(["-parse-as-library"])]
    )
)
"""

ENTRY = """import Foundation

/// What libFuzzer calls with each input; the subject is named in the environment.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
    if let fault = Chosen.subject.fault(bytes) { fatalError("\\(Chosen.subject): \\(fault)") }
    return 0
}

enum Chosen {
    static let subject: FuzzSubject = {
        let name = ProcessInfo.processInfo.environment["RELEASED_FUZZ_SUBJECT"] ?? ""
        guard let subject = FuzzSubject.all.first(where: { $0.description == name }) else {
            fatalError("no subject is called \\(name)")
        }
        if let folder = ProcessInfo.processInfo.environment["RELEASED_FUZZ_SAMPLES"] {
            for (index, sample) in subject.samples.enumerated() {
                try? Data(sample).write(to: URL(filePath: "\\(folder)/sample-\\(index)"))
            }
        }
        return subject
    }()
}
"""


def link(target: Path, place: Path) -> None:
    """Makes a link, in place of an older one."""
    place.unlink(missing_ok=True)
    place.symlink_to(target)


def lay_out(folder: Path) -> None:
    """A package of links with one program more."""
    (folder / "fuzz").mkdir(parents=True, exist_ok=True)
    for name in ["Sources", "Tests", "config"]:
        link(PACKAGE / name, folder / name)
    if (PACKAGE / "Package.resolved").exists():
        (folder / "Package.resolved").write_bytes((PACKAGE / "Package.resolved").read_bytes())
    (folder / "Package.swift").write_text((PACKAGE / "Package.swift").read_text() + TARGET)
    for old in (folder / "fuzz").glob("*.swift"):
        old.unlink()
    # What holds a subject, and nothing that asks for the testing library.
    for source in (PACKAGE / "Tests/FuzzTests").glob("*.swift"):
        if "import Testing" not in source.read_text():
            link(source, folder / "fuzz" / source.name)
    (folder / "fuzz/Entry.swift").write_text(ENTRY)


def subjects() -> list[str]:
    """The names of all subjects, as their sources say them."""
    text = "".join(p.read_text() for p in sorted((PACKAGE / "Tests/FuzzTests").glob("*.swift")))
    return re.findall(r'description: "([a-z-]+)"', text)


def run(program: Path, name: str, folder: Path, seconds: int, seed: int) -> bool:
    """Looks for bad inputs for so long. Returns whether there was none."""
    corpus = folder / "corpus" / name
    found = folder / "found"
    for place in (corpus, found):
        place.mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ, RELEASED_FUZZ_SUBJECT=name, SWIFT_BACKTRACE="enable=no")
    # A first call writes the good inputs that mutations begin with.
    once = dict(environment, RELEASED_FUZZ_SAMPLES=str(corpus))
    subprocess.run([program, "-runs=1"], env=once, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    command = [
        program, corpus, f"-max_total_time={seconds}", f"-seed={seed}", "-timeout=10", "-rss_limit_mb=2048",
        "-max_len=4096", f"-artifact_prefix={found}/{name}-", "-print_final_stats=1",
    ]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=seconds + 120)
    except subprocess.TimeoutExpired:
        print(f"FAILED {name}: no end in sight")
        return False
    text = done.stderr.decode(errors="replace")
    units = re.search(r"stat::number_of_executed_units:\s*(\d+)", text)
    cover = re.findall(r"cov: (\d+)", text)
    telling = r"Fatal error|Assertion|ERROR: libFuzzer|Test unit written"
    said = [line for line in text.splitlines() if re.search(telling, line)]
    facts = f"{units[1] if units else '?'} inputs, {cover[-1] if cover else '?'} branches"
    print(f"{'passed' if done.returncode == 0 else 'FAILED'} {name}: {facts}" + "".join(f"\n    {line}" for line in said))
    return done.returncode == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path("/tmp/released-fuzz"))
    parser.add_argument("--seconds", type=int, default=20, help="for each subject")
    parser.add_argument("--long", action="store_true", help="ten minutes for each subject")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("subjects", nargs="*")
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}, in {arguments.folder}")
    lay_out(arguments.folder)
    build = ["swift", "build", "--sanitize", "fuzzer", "--product", "fuzz", "--package-path", str(arguments.folder)]
    if subprocess.run(build, timeout=3_000).returncode != 0:
        print("FAILED: the program was not built")
        return 1
    program = arguments.folder / ".build/debug/fuzz"
    seconds = 600 if arguments.long else arguments.seconds
    results = [run(program, n, arguments.folder, seconds, arguments.seed) for n in arguments.subjects or subjects()]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
