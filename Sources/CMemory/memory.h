// What the C library knows of memory and its module for Swift does not tell.
#ifndef C_MEMORY_H
#define C_MEMORY_H

#if defined(__GLIBC__) || defined(__linux__)
#include <malloc.h>
#endif

/// Gives memory that was freed back to the system, where the C library can do that.
static inline void give_back_memory(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

#endif
