#include "CPackedCodes.h"

#include <stdbool.h>

typedef uint64_t (*bit_mover)(uint64_t bits, uint64_t mask);

/// Moves the low bits of `bits` to the places of the bits of `mask`, in order.
static inline uint64_t spread(uint64_t bits, uint64_t mask) {
  uint64_t spread = 0;
  for (; mask && bits; mask &= mask - 1, bits >>= 1) {
    if (bits & 1) spread |= mask & -mask;
  }
  return spread;
}

/// Moves the bits that stand at the bits of `mask` to the low places, in order.
static inline uint64_t collect(uint64_t bits, uint64_t mask) {
  uint64_t collected = 0;
  for (unsigned place = 0; mask; mask &= mask - 1, place++) {
    if (bits & mask & -mask) collected |= (uint64_t)1 << place;
  }
  return collected;
}

/// 64 bits from a place on; those behind the last word are clear.
static inline uint64_t window(const uint64_t *words, size_t count, size_t place) {
  size_t word = place >> 6;
  unsigned shift = place & 63;
  if (word >= count) return 0;
  uint64_t low = words[word] >> shift;
  if (shift == 0 || word + 1 == count) return low;
  return low | words[word + 1] << (64 - shift);
}

/// The bits of the next `wanted` codes that are used, from a code on; more may follow.
static inline __attribute__((always_inline)) uint64_t next_bits(
    const uint64_t *bits, const uint64_t *used, size_t count, size_t code, unsigned wanted,
    bit_mover collect) {
  if (!used) return window(bits, count, code);
  uint64_t next = 0;
  for (unsigned found = 0; found < wanted && code < count * 64; code += 64) {
    uint64_t used_here = window(used, count, code);
    next |= collect(window(bits, count, code), used_here) << found;
    found += (unsigned)__builtin_popcountll(used_here);
  }
  return next;
}

static inline __attribute__((always_inline)) void keep_steps(
    const uint64_t *starts, const uint32_t *bases, const uint64_t *used, const uint64_t *bits,
    size_t bit_word_count, uint64_t *words, size_t word_count, bit_mover spread,
    bit_mover collect) {
  for (size_t word = 0; word < word_count; word++) {
    if (words[word] == 0) continue;
    size_t base = bases[word];
    uint64_t begins = starts[word];
    unsigned count = (unsigned)__builtin_popcountll(begins);
    uint64_t next = 0;
    if (count > 0) {
      next = next_bits(bits, used, bit_word_count, base + 1, count, collect);
      if (count < 64) next &= ((uint64_t)1 << count) - 1;
    }
    uint64_t first = window(bits, bit_word_count, base) & 1;
    if ((next | first) == 0) {
      words[word] = 0;
      continue;
    }
    uint64_t passing = spread(next, begins);
    // Rows that have the code of the row before pass as it does: a bit that is added where they
    // begin carries through them.
    uint64_t following = ~begins;
    uint64_t filled = following & ~(following + (passing << 1 | first));
    words[word] &= passing | filled;
  }
}

/// Eight places at a time, as asking after each whether it was the last takes longer than writing
/// some too many.
static inline __attribute__((always_inline)) void write_places(const uint64_t *words,
                                                               size_t word_count, uint32_t first,
                                                               uint32_t *places) {
  for (size_t word = 0; word < word_count; word++, first += 64) {
    uint64_t bits = words[word];
    unsigned count = (unsigned)__builtin_popcountll(bits);
    for (unsigned written = 0; written < count; written += 8) {
      for (unsigned next = 0; next < 8; next++) {
        // The highest bit stands in for those that are missing.
        places[written + next] =
            first + (uint32_t)__builtin_ctzll(bits | (uint64_t)1 << 63);
        bits &= bits - 1;
      }
    }
    places += count;
  }
}

/// How many bits are set before the start of each run tells where its rows begin: so no run waits for
/// the one before.
static inline __attribute__((always_inline)) size_t divide_marked(
    const uint64_t *words, size_t word_count, uint32_t first, const uint32_t *starts,
    uint32_t run, uint32_t *before, uint32_t *places, uint32_t *runs) {
  uint32_t marked = 0;
  for (size_t word = 0; word < word_count; word++) {
    before[word] = marked;
    marked += (uint32_t)__builtin_popcountll(words[word]);
  }
  size_t found = 0;
  for (uint32_t place = 0; place < marked; run++) {
    uint32_t offset = starts[run + 1] - first, next = marked;
    if (offset < word_count * 64) {
      uint64_t below = ((uint64_t)1 << (offset % 64)) - 1;
      next = before[offset / 64] + (uint32_t)__builtin_popcountll(words[offset / 64] & below);
    }
    // A run without rows is written over by the next.
    places[found] = place;
    runs[found] = run;
    found += next > place;
    place = next;
  }
  return found;
}

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("bmi,popcnt"))) static void write_places_bmi(const uint64_t *words,
                                                                   size_t word_count,
                                                                   uint32_t first,
                                                                   uint32_t *places) {
  write_places(words, word_count, first, places);
}

/// Of more places in 64, eight rows at once are quicker than their places one by one.
enum { few = 9 };

/// The places of the bits set in each of eight bytes in turn, all eight of them at once.
__attribute__((target("avx2,bmi2,popcnt"))) static void write_places_avx2(const uint64_t *words,
                                                                         size_t word_count,
                                                                         uint32_t first,
                                                                         uint32_t *places) {
  for (size_t word = 0; word < word_count; word++, first += 64) {
    uint64_t bits = words[word];
    if (bits == 0) continue;
    if (__builtin_popcountll(bits) <= few) {
      write_places(words + word, 1, first, places);
      places += __builtin_popcountll(bits);
      continue;
    }
    for (uint32_t start = first; bits; bits >>= 8, start += 8) {
      uint64_t byte = bits & 0xFF;
      // A byte of ones for every bit that is set, by which the numbers of these are collected.
      uint64_t chosen = _pdep_u64(byte, 0x0101010101010101) * 0xFF;
      uint64_t numbers = _pext_u64(0x0706050403020100, chosen);
      __m256i wide = _mm256_cvtepu8_epi32(_mm_cvtsi64_si128((long long)numbers));
      _mm256_storeu_si256((__m256i *)places, _mm256_add_epi32(wide, _mm256_set1_epi32((int)start)));
      places += __builtin_popcountll(byte);
    }
  }
}

/// Sixteen rows at once: the numbers of those that are marked are pushed together.
__attribute__((target("avx512f,popcnt"))) static void write_places_avx512(const uint64_t *words,
                                                                          size_t word_count,
                                                                          uint32_t first,
                                                                          uint32_t *places) {
  const __m512i sixteen = _mm512_set1_epi32(16), sixty_four = _mm512_set1_epi32(64);
  __m512i rows = _mm512_add_epi32(
      _mm512_set1_epi32((int)first),
      _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
  for (size_t word = 0; word < word_count; word++) {
    uint64_t bits = words[word];
    if (bits == 0) {
      rows = _mm512_add_epi32(rows, sixty_four);
      continue;
    }
    for (unsigned part = 0; part < 4; part++, bits >>= 16) {
      __mmask16 marked = (__mmask16)bits;
      _mm512_storeu_si512(places, _mm512_maskz_compress_epi32(marked, rows));
      places += __builtin_popcount(marked);
      rows = _mm512_add_epi32(rows, sixteen);
    }
  }
}

__attribute__((target("bmi2,popcnt"))) static size_t divide_marked_bmi2(
    const uint64_t *words, size_t word_count, uint32_t first, const uint32_t *starts,
    uint32_t run, uint32_t *before, uint32_t *places, uint32_t *runs) {
  return divide_marked(words, word_count, first, starts, run, before, places, runs);
}

__attribute__((target("bmi2,popcnt"))) static inline uint64_t spread_bmi2(uint64_t bits,
                                                                          uint64_t mask) {
  return _pdep_u64(bits, mask);
}

__attribute__((target("bmi2,popcnt"))) static inline uint64_t collect_bmi2(uint64_t bits,
                                                                           uint64_t mask) {
  return _pext_u64(bits, mask);
}

__attribute__((target("bmi2,popcnt"))) static void keep_steps_bmi2(
    const uint64_t *starts, const uint32_t *bases, const uint64_t *used, const uint64_t *bits,
    size_t bit_word_count, uint64_t *words, size_t word_count) {
  keep_steps(starts, bases, used, bits, bit_word_count, words, word_count, spread_bmi2,
             collect_bmi2);
}

/// Whether the processor moves bits by itself.
static inline bool moves_bits(void) { return __builtin_cpu_supports("bmi2"); }
#endif

size_t pc_divide_marked(const uint64_t *words, size_t word_count, uint32_t first,
                        const uint32_t *starts, uint32_t run, uint32_t *before, uint32_t *places,
                        uint32_t *runs) {
#if defined(__x86_64__)
  if (moves_bits()) {
    return divide_marked_bmi2(words, word_count, first, starts, run, before, places, runs);
  }
#endif
  return divide_marked(words, word_count, first, starts, run, before, places, runs);
}

void pc_places(const uint64_t *words, size_t word_count, uint32_t first, uint32_t *places) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    write_places_avx512(words, word_count, first, places);
    return;
  }
  if (moves_bits() && __builtin_cpu_supports("avx2")) {
    write_places_avx2(words, word_count, first, places);
    return;
  }
  if (moves_bits()) {
    write_places_bmi(words, word_count, first, places);
    return;
  }
#endif
  pc_places_portable(words, word_count, first, places);
}

void pc_places_portable(const uint64_t *words, size_t word_count, uint32_t first,
                        uint32_t *places) {
  write_places(words, word_count, first, places);
}

void pc_keep_steps(const uint64_t *starts, const uint32_t *bases, const uint64_t *used,
                   const uint64_t *bits, size_t bit_word_count, uint64_t *words,
                   size_t word_count) {
#if defined(__x86_64__)
  if (moves_bits()) {
    keep_steps_bmi2(starts, bases, used, bits, bit_word_count, words, word_count);
    return;
  }
#endif
  pc_keep_steps_portable(starts, bases, used, bits, bit_word_count, words, word_count);
}

void pc_keep_steps_portable(const uint64_t *starts, const uint32_t *bases, const uint64_t *used,
                            const uint64_t *bits, size_t bit_word_count, uint64_t *words,
                            size_t word_count) {
  keep_steps(starts, bases, used, bits, bit_word_count, words, word_count, spread, collect);
}
