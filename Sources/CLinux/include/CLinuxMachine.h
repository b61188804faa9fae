/*
 * What tools ask of the machine, past what the service itself needs. As in CLinux.h: one plain function for each.
 */
#pragma once

#include <stdint.h>

/* getxattr(2) by path, the last link not followed: the bytes of an attribute */
long clinux_attribute(const char *path, const char *name, void *buffer, unsigned long size);
/* openat(2) with O_TMPFILE: a file without a name */
int clinux_open_nameless(int directory);

/* fstatfs(2): how large a file system is, and how much of it is free for everybody but root */
struct clinux_room {
    uint64_t total_bytes, free_bytes, total_inodes, free_inodes;
};
int clinux_room(int descriptor, struct clinux_room *room);

/* posix_spawn(3): runs the program at `path` in a process group of its own, nothing on its standard input, standard
 * output and standard error into one pipe. `strings` are its arguments and then its environment, each ended by a NUL.
 * - Returns: the process, and in `output` the reading end of the pipe; -1 with errno. */
int clinux_spawn(const char *path, const char *strings, int arguments, int variables, int *output);
/* waitpid(2) with WNOHANG: 0 while it runs, 1 and its wait status once it has ended (and is gone then) */
int clinux_has_ended(int process, int *status);
/* kill(2) with SIGKILL of a whole process group */
int clinux_kill_group(int process);
