// Message digests of libmd, which libedit brings along.
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sha2.h>
