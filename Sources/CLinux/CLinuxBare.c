#define _GNU_SOURCE 1
#include "CLinuxBare.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int is_dots(const char *name) {
    return name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0));
}

long clinux_look_at_all(int directory) {
    _Alignas(struct dirent64) char buffer[64 << 10];
    long names = 0, size;
    if (lseek(directory, 0, SEEK_SET) < 0) return -1;
    while ((size = syscall(SYS_getdents64, directory, buffer, sizeof buffer)) > 0) {
        for (long place = 0; place < size;) {
            const struct dirent64 *entry = (const struct dirent64 *)(buffer + place);
            place += entry->d_reclen;
            if (is_dots(entry->d_name)) continue;
            struct statx status;
            const int flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT;
            if (statx(directory, entry->d_name, flags, STATX_BASIC_STATS, &status) < 0) return -1;
            names++;
        }
    }
    return size < 0 ? -1 : names;
}
