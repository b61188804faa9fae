#define _GNU_SOURCE 1
#include "CLinuxMachine.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/statfs.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

long clinux_attribute(const char *path, const char *name, void *buffer, unsigned long size) {
    return lgetxattr(path, name, buffer, size);
}

int clinux_open_nameless(int directory) {
    return openat(directory, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

int clinux_room(int descriptor, struct clinux_room *room) {
    struct statfs s;
    if (fstatfs(descriptor, &s) < 0) return -1;
    *room = (struct clinux_room){
        .total_bytes = (uint64_t)s.f_blocks * (uint64_t)s.f_bsize,
        .free_bytes = (uint64_t)s.f_bavail * (uint64_t)s.f_bsize,
        .total_inodes = s.f_files,
        .free_inodes = s.f_ffree,
    };
    return 0;
}

enum { STRINGS_MAX = 32 };

/* Points at each of `count` strings that stand one behind the other. */
static const char *list(const char *strings, int count, char *pointers[STRINGS_MAX + 1]) {
    for (int index = 0; index < count; index++) {
        pointers[index] = (char *)strings;
        strings += strlen(strings) + 1;
    }
    pointers[count] = NULL;
    return strings;
}

static int spawn(const char *path, char *arguments[], char *variables[], int output, pid_t *process) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int code = posix_spawn_file_actions_init(&actions);
    if (code) return code;
    code = posix_spawnattr_init(&attributes);
    if (!code) {
        /* Signals as a program expects them, whatever this process holds or ignores. */
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setpgroup(&attributes, 0);
        code = posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        if (!code) code = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        if (!code) code = posix_spawn_file_actions_adddup2(&actions, output, 1);
        if (!code) code = posix_spawn_file_actions_adddup2(&actions, output, 2);
        if (!code) code = posix_spawn(process, path, &actions, &attributes, arguments, variables);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return code;
}

int clinux_spawn(const char *path, const char *strings, int arguments, int variables, int *output) {
    if (arguments > STRINGS_MAX || variables > STRINGS_MAX) {
        errno = E2BIG;
        return -1;
    }
    char *argument_list[STRINGS_MAX + 1], *variable_list[STRINGS_MAX + 1];
    list(list(strings, arguments, argument_list), variables, variable_list);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) return -1;
    pid_t process;
    int code = spawn(path, argument_list, variable_list, ends[1], &process);
    close(ends[1]);
    if (code) {
        close(ends[0]);
        errno = code;
        return -1;
    }
    *output = ends[0];
    return process;
}

int clinux_has_ended(int process, int *status) {
    pid_t ended = waitpid(process, status, WNOHANG);
    return ended < 0 ? -1 : ended == process;
}

int clinux_kill_group(int process) { return kill(-process, SIGKILL); }
