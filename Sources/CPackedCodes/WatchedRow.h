// What loops over rows that are summed and watched have in common.
#ifndef WATCHED_ROW_H
#define WATCHED_ROW_H

#include "CPackedCodes.h"

#define INLINE static inline __attribute__((always_inline))

/// The code of a row that is summed; the width is known where a loop is compiled.
INLINE uint32_t code_at(const pc_sum *sum, unsigned code_width, size_t row) {
  if (code_width == 1) return ((const uint8_t *)sum->codes)[row];
  if (code_width == 2) return ((const uint16_t *)sum->codes)[row];
  return ((const uint32_t *)sum->codes)[row];
}

/// Adds a number of 64 bits to a sum of 128.
INLINE void add(pc_total *total, int64_t number) {
  uint64_t low = total->low + (uint64_t)number;
  total->high += (number >> 63) + (low < (uint64_t)number);
  total->low = low;
}

/// Counts the codes of a row in the watched columns, and returns what they mean side by side.
INLINE uint16_t watch_row(pc_watch *watch, unsigned column_count, bool has_meanings, size_t row,
                          size_t place, uint32_t group) {
  unsigned joint = watch->bits[0][watch->columns[0][row]];
  if (column_count > 1) joint |= watch->bits[1][watch->columns[1][row]];
  if (column_count > 2) joint |= watch->bits[2][watch->columns[2][row]];
  // Neighbours often have one code: counted in one place, each would wait for the one before.
  watch->counts[((place % PC_COUNTS_APART) << watch->width) + joint]++;
  if (has_meanings && watch->meant[joint] != joint) {
    watch->replaced[watch->replaced_count] = (uint32_t)row;
    watch->replaced_groups[watch->replaced_count++] = group;
    joint = watch->meant[joint];
  }
  return (uint16_t)joint;
}

/// Counts a row of a group, and notes where the first one stands.
INLINE void count_row(const pc_groups *groups, size_t row, uint32_t group) {
  if (groups->counts[group]++ == 0) groups->first_places[group] = groups->place + row;
}

/// What a group has seen: the bits that were set, and 16 bits above them those that were clear.
INLINE uint32_t seen_bits(uint16_t any_set, uint16_t any_clear) {
  return (uint32_t)any_set | (uint32_t)any_clear << 16;
}

/// Does what `pc_sum_watched` does, and counts rows whose groups stand beside each; where `groups` is
/// null, somebody else does.
size_t sum_counted(const pc_sum *sum, pc_watch *watch, const pc_rows *rows,
                   const pc_groups *groups);

#endif
