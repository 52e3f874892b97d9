// Asks the processor to fetch memory that will be read soon; Swift has no word for it.
#ifndef C_PREFETCH_H
#define C_PREFETCH_H

/// Fetches the cache line of an address. Does nothing where nothing may be read there.
static inline void prefetch_line(const void *_Nonnull address) { __builtin_prefetch(address, 0, 3); }

#endif
