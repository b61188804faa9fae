/*
 * What a program without a library does, for measuring beside it. As in CLinux.h: one plain function for each.
 */
#pragma once

/* getdents64(2) to the end, and statx(2) of every name, which is what fstatat(3) is: how many names there were, `.` and
 * `..` left out. The descriptor is read from its beginning and left at its end. */
long clinux_look_at_all(int directory);
