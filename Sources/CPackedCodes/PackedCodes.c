#include "CPackedCodes.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define ADD(name, type)                                                                    \
  void name(const type *codes, const uint32_t *rows, size_t count, uint32_t factor,        \
            uint32_t *sums) {                                                              \
    if (rows == NULL) {                                                                    \
      for (size_t place = 0; place < count; place++) sums[place] += codes[place] * factor; \
    } else {                                                                               \
      for (size_t place = 0; place < count; place++)                                       \
        sums[place] += codes[rows[place]] * factor;                                        \
    }                                                                                      \
  }

ADD(pc_add_8, uint8_t)
ADD(pc_add_16, uint16_t)
ADD(pc_add_32, uint32_t)

void pc_add_from_table(const uint8_t *codes, const uint32_t *rows, size_t count,
                       const uint32_t *table, uint32_t *sums) {
  if (rows == NULL) {
    for (size_t place = 0; place < count; place++) sums[place] += table[codes[place]];
  } else {
    for (size_t place = 0; place < count; place++) sums[place] += table[codes[rows[place]]];
  }
}

#define GATHER(name, type)                                                                 \
  void name(const type *codes, const uint32_t *rows, size_t count, uint32_t *gathered) {   \
    if (rows == NULL) {                                                                    \
      for (size_t place = 0; place < count; place++) gathered[place] = codes[place];       \
    } else {                                                                               \
      for (size_t place = 0; place < count; place++) gathered[place] = codes[rows[place]]; \
    }                                                                                      \
  }

GATHER(pc_gather_8, uint8_t)
GATHER(pc_gather_16, uint16_t)
GATHER(pc_gather_32, uint32_t)

/// How many codes are compared at once.
enum { at_once = 16 };

/// A bit for each of some codes, set where it differs from what stands beside it.
static inline uint32_t unlike(const uint32_t *codes, const uint32_t *others) {
#if defined(__SSE2__)
  __m128i same[4];
  for (int part = 0; part < 4; part++) {
    same[part] = _mm_cmpeq_epi32(_mm_loadu_si128((const __m128i *)(codes + part * 4)),
                                 _mm_loadu_si128((const __m128i *)(others + part * 4)));
  }
  __m128i packed = _mm_packs_epi16(_mm_packs_epi32(same[0], same[1]),
                                   _mm_packs_epi32(same[2], same[3]));
  return ~(uint32_t)_mm_movemask_epi8(packed) & 0xFFFF;
#else
  uint32_t bits = 0;
  for (int place = 0; place < at_once; place++)
    bits |= (uint32_t)(codes[place] != others[place]) << place;
  return bits;
#endif
}

/// Writes the places of set bits, counted from `start`, and returns what follows them.
static inline uint32_t *write_places(uint32_t bits, size_t start, uint32_t *places) {
  for (; bits != 0; bits &= bits - 1) {
    *places++ = (uint32_t)start + (uint32_t)__builtin_ctz(bits);
  }
  return places;
}

size_t pc_places_unlike(const uint32_t *codes, size_t count, uint32_t usual, uint32_t *places) {
  uint32_t usuals[at_once];
  for (int place = 0; place < at_once; place++) usuals[place] = usual;
  uint32_t *next = places;
  size_t start = 0;
  for (; start + at_once <= count; start += at_once) {
    next = write_places(unlike(codes + start, usuals), start, next);
  }
  for (; start < count; start++) {
    if (codes[start] != usual) *next++ = (uint32_t)start;
  }
  return (size_t)(next - places);
}

/// How many of sixteen ascending rows lie before another.
static inline unsigned count_before(const uint32_t *rows, uint32_t end) {
#if defined(__SSE2__)
  // There is only a signed comparison: both sides are moved by the sign bit.
  const __m128i sign = _mm_set1_epi32((int)0x80000000u);
  const __m128i ends = _mm_xor_si128(_mm_set1_epi32((int)end), sign);
  __m128i before[4];
  for (int part = 0; part < 4; part++) {
    __m128i row = _mm_loadu_si128((const __m128i *)(rows + part * 4));
    before[part] = _mm_cmpgt_epi32(ends, _mm_xor_si128(row, sign));
  }
  __m128i packed = _mm_packs_epi16(_mm_packs_epi32(before[0], before[1]),
                                   _mm_packs_epi32(before[2], before[3]));
  return (unsigned)__builtin_ctz(~(uint32_t)_mm_movemask_epi8(packed));
#else
  unsigned count = 0;
  for (int place = 0; place < at_once; place++) count += rows[place] < end;
  return count;
#endif
}

size_t pc_divide(const uint32_t *rows, size_t count, const uint32_t *starts,
                 const uint32_t *hints, uint32_t *places, uint32_t *runs) {
  if (count == 0) return 0;
  size_t found = 0, place = 0;
  uint32_t run = hints[rows[0] / 64];
  while (place < count) {
    uint32_t row = rows[place];
    // Mostly the next row is one of the next run, or one of a run far behind.
    if (starts[run + 1] <= row) run++;
    if (starts[run + 1] <= row) {
      run = hints[row / 64];
      while (starts[run + 1] <= row) run++;
    }
    places[found] = (uint32_t)place;
    runs[found++] = run;
    uint32_t end = starts[run + 1];
    // Most runs are short: asking after each row whether it was the last takes longer.
    unsigned before = at_once;
    for (; place + at_once <= count && before == at_once; place += before)
      before = count_before(rows + place, end);
    if (before < at_once) continue;
    while (place < count && rows[place] < end) place++;
  }
  return found;
}

size_t pc_mark_unlike(const uint32_t *codes, size_t count, uint32_t usual, uint64_t *words) {
  uint32_t usuals[at_once];
  for (int place = 0; place < at_once; place++) usuals[place] = usual;
  size_t marked = 0;
  for (size_t start = 0; start < count; start += 64) {
    uint64_t word = 0;
    if (start + 64 <= count) {
      for (int part = 0; part < 64; part += at_once)
        word |= (uint64_t)unlike(codes + start + part, usuals) << part;
    } else {
      for (size_t place = start; place < count; place++)
        word |= (uint64_t)(codes[place] != usual) << (place - start);
    }
    words[start / 64] = word;
    marked += (size_t)__builtin_popcountll(word);
  }
  return marked;
}

size_t pc_keep_marked(const uint32_t *values, const uint64_t *words, size_t count,
                      uint32_t *kept) {
  uint32_t *next = kept;
  for (size_t place = 0; place < count; place += 64) {
    uint64_t word = words[place / 64];
    size_t end = count - place < 64 ? count : place + 64;
    // What is not kept is written over by the next.
    for (size_t index = place; index < end; index++, word >>= 1) {
      *next = values[index];
      next += word & 1;
    }
  }
  return (size_t)(next - kept);
}

void pc_marked_before(const uint64_t *words, const uint32_t *places, size_t count,
                      uint32_t *before) {
  size_t word = 0;
  uint32_t marked = 0;
  for (size_t index = 0; index < count; index++) {
    size_t wanted = places[index] / 64;
    for (; word < wanted; word++) marked += (uint32_t)__builtin_popcountll(words[word]);
    uint64_t mask = ((uint64_t)1 << (places[index] % 64)) - 1;
    before[index] = marked + (uint32_t)__builtin_popcountll(words[word] & mask);
  }
}

size_t pc_run_starts(const uint32_t *codes, size_t count, uint32_t *starts) {
  if (count == 0) return 0;
  uint32_t *next = starts;
  *next++ = 0;
  size_t start = 1;
  for (; start + at_once <= count; start += at_once) {
    next = write_places(unlike(codes + start, codes + start - 1), start, next);
  }
  for (; start < count; start++) {
    if (codes[start] != codes[start - 1]) *next++ = (uint32_t)start;
  }
  return (size_t)(next - starts);
}
