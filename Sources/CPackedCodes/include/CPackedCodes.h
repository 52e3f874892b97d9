// Tests of packed codes, 64 rows at a time: what the compiler of Swift turns into single steps.
#ifndef C_PACKED_CODES_H
#define C_PACKED_CODES_H

#include <stddef.h>
#include <stdint.h>

/// Clears the bits of the rows whose code is not in `low ... low + span`.
///
/// Bit `i % 64` of `words[i / 64]` stands for row `i`. There are `count` codes, and a word for every
/// 64 of them or part of them; there is no bit set behind the last row.
void pc_keep_range_8(const uint8_t *_Nonnull codes, size_t count, uint8_t low, uint8_t span,
                     uint64_t *_Nonnull words);
/// The same for codes of two bytes.
void pc_keep_range_16(const uint16_t *_Nonnull codes, size_t count, uint16_t low, uint16_t span,
                      uint64_t *_Nonnull words);
/// The same for codes of four bytes.
void pc_keep_range_32(const uint32_t *_Nonnull codes, size_t count, uint32_t low, uint32_t span,
                      uint64_t *_Nonnull words);

#endif
