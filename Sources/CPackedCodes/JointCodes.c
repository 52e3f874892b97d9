#include "WatchedRow.h"

void pc_join_8(const uint8_t *codes, const uint32_t *rows, size_t count, const uint16_t *table,
               uint16_t *joint) {
  if (rows == NULL) {
    for (size_t place = 0; place < count; place++) joint[place] |= table[codes[place]];
  } else {
    for (size_t place = 0; place < count; place++) joint[place] |= table[codes[rows[place]]];
  }
}

void pc_join_32(const uint32_t *codes, size_t count, unsigned shift, uint16_t *joint) {
  for (size_t place = 0; place < count; place++)
    joint[place] |= (uint16_t)(codes[place] << shift);
}

void pc_count_apart(const uint16_t *codes, size_t count, unsigned width, uint32_t *counts) {
  // Neighbours often have one code: counted in one place, each would wait for the one before.
  size_t place = 0;
  for (; place + PC_COUNTS_APART <= count; place += PC_COUNTS_APART) {
    for (size_t table = 0; table < PC_COUNTS_APART; table++)
      counts[(table << width) + codes[place + table]]++;
  }
  for (; place < count; place++) counts[codes[place]]++;
}

void pc_meet(const uint32_t *groups, const uint16_t *codes, size_t count, uint16_t mask,
             uint32_t *seen) {
  // Neighbours often have one group: taken from four places in turn, none waits for the one before.
  enum { parts = 4 };
  size_t quarter = count / parts;
  for (size_t place = 0; place < quarter; place++) {
    for (size_t part = 0; part < parts; part++) {
      size_t at = place + part * quarter;
      seen[groups[at]] |= seen_bits(codes[at], codes[at] ^ mask);
    }
  }
  for (size_t place = quarter * parts; place < count; place++)
    seen[groups[place]] |= seen_bits(codes[place], codes[place] ^ mask);
}
