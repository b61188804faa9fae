"""An hour of mixed drops at speed (`--long`; 3 minutes else; `--seconds N`): memory, descriptors and threads stay flat,
and at the end every drop is accounted for.

Resident memory, open descriptors and threads of the service are sampled every second. The first quarter warms it up;
the second and the last quarter are held against each other: memory and threads by their medians, descriptors by the
least there were, for a batch in hand holds many of them for a moment. What grows with every record by design (the
register, on the disk) is not in them; its page cache is, until it is full (4 MiB, which takes some minutes).
"""

import argparse
import os
import random
import statistics
import time

from support import People, Results, Scratch, Service, account, all_recorded, deadline, say

MEMORY_GROWTH_MAX = 0.05
# What is bounded and still fills in a short run: keys not yet in their place, what releases are compared by, fingerprints,
# SQLite's pages.
MEMORY_GROWTH_KIB_MAX = 16 << 10
DESCRIPTOR_GROWTH_MAX = 8
DROPS_MAX = 400_000  # the reader that accounts for them holds them all in memory
PAUSE_SECONDS = 0.004
THREAD_GROWTH_MAX = 4


def sample(pid):
    """VmRSS in KiB, descriptors, threads."""
    words = {}
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            name, _, value = line.partition(":")
            words[name] = value
    return int(words["VmRSS"].split()[0]), len(os.listdir(f"/proc/{pid}/fd")), int(words["Threads"])


def quarter(samples, number):
    length = len(samples) // 4
    return samples[number * length:(number + 1) * length]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    parser.add_argument("--seconds", type=int)
    options = parser.parse_args()
    seconds = options.seconds or (3600 if options.long else 180)
    results = Results()
    say(f"seed {options.seed}, {seconds} s")
    deadline(seconds * 4 + 600)
    with Scratch("soak") as scratch:
        root = scratch.make("root")
        inbox = os.path.join(root, "inbox")
        with Service(root, 'settle = "300ms"\npoll = "1s"\nsegment = "4 MiB"\n') as service:
            service.start()
            people = [People(inbox, scratch.of(f"staged-{number}"), seed=options.seed + number, prefix=f"p{number}-",
                             size_max=size)
                      for number, size in enumerate((2048, 8192, 65536))]
            samples = soak(results, service, people, seconds)
            drops = [drop for person in people for drop in person.drops]
            # A person who lost a race with the service dropped nothing; that is no fault of either.
            failed = [error for person in people for error in person.failed if not isinstance(error, FileNotFoundError)]
            results.no_faults("drops that failed", [repr(error) for error in failed])
            results.check("every drop gets its record", all_recorded(root, drops, 120 + len(drops) / 200), service.log_tail())
            check_growth(results, samples)
            results.check("it stops in order", service.stop() == 0, service.log_tail())
            results.no_faults("every drop is accounted for", account(root, drops))
            say(f"{len(drops)} drops, {len(drops) / seconds:.0f} a second")
    results.finish()


def soak(results, service, people, seconds):
    samples = []
    begun = time.monotonic()
    for person in people:
        person.start(pause=max(PAUSE_SECONDS, seconds * len(people) / DROPS_MAX))
    while time.monotonic() < begun + seconds:
        time.sleep(1)
        if not results.check("it runs", service.is_running, service.log_tail()):
            break
        samples.append(sample(service.pid))
        # Bytes dropped before are drawn from these; the tester's own memory stays flat too.
        for person in people:
            del person.known[:-2000]
        if len(samples) % 600 == 0:
            say(f"{len(samples)} s: {samples[-1][0]} KiB, {samples[-1][1]} descriptors, {samples[-1][2]} threads")
    for person in people:
        person.stop()
    return samples


def check_growth(results, samples):
    if not results.check("there are samples enough", len(samples) >= 20, str(len(samples))):
        return
    names = ("resident memory in KiB", "descriptors", "threads")
    for index, name in enumerate(names):
        values = [one[index] for one in samples]
        middle = min if name == "descriptors" else statistics.median
        early, late = middle(quarter(values, 1)), middle(quarter(values, 3))
        say(f"{name}: second quarter {early:.0f}, last quarter {late:.0f}, least {min(values)}, most {max(values)}")
        allowed = (max(early * MEMORY_GROWTH_MAX, MEMORY_GROWTH_KIB_MAX), DESCRIPTOR_GROWTH_MAX, THREAD_GROWTH_MAX)
        results.check(f"{name} is flat", late - early <= allowed[index], f"{early:.0f} to {late:.0f}")


if __name__ == "__main__":
    main()
