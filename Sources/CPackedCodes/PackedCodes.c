#include "CPackedCodes.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Fewer rows of 64 are asked one by one.
enum { few = 6 };

#if defined(__SSE2__)

static inline uint64_t mask_8(const uint8_t *codes, uint8_t low, uint8_t span) {
  const __m128i lows = _mm_set1_epi8((char)low), spans = _mm_set1_epi8((char)span);
  uint64_t bits = 0;
  for (int part = 0; part < 4; part++) {
    __m128i code = _mm_sub_epi8(_mm_loadu_si128((const __m128i *)(codes + part * 16)), lows);
    // Unsigned `code <= span`: the lesser of both is the code.
    __m128i passing = _mm_cmpeq_epi8(_mm_min_epu8(code, spans), code);
    bits |= (uint64_t)(uint16_t)_mm_movemask_epi8(passing) << (part * 16);
  }
  return bits;
}

/// Unsigned `code - low <= span` as lanes of all ones.
static inline __m128i in_range_16(const uint16_t *codes, __m128i lows, __m128i spans) {
  __m128i code = _mm_sub_epi16(_mm_loadu_si128((const __m128i *)codes), lows);
  // The saturated difference is zero where the code is no greater than the span.
  return _mm_cmpeq_epi16(_mm_subs_epu16(code, spans), _mm_setzero_si128());
}

static inline uint64_t mask_16(const uint16_t *codes, uint16_t low, uint16_t span) {
  const __m128i lows = _mm_set1_epi16((short)low), spans = _mm_set1_epi16((short)span);
  uint64_t bits = 0;
  for (int part = 0; part < 4; part++) {
    __m128i first = in_range_16(codes + part * 16, lows, spans);
    __m128i second = in_range_16(codes + part * 16 + 8, lows, spans);
    bits |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_packs_epi16(first, second)) << (part * 16);
  }
  return bits;
}

static inline __m128i in_range_32(const uint32_t *codes, __m128i lows, __m128i spans,
                                  __m128i sign) {
  __m128i code = _mm_sub_epi32(_mm_loadu_si128((const __m128i *)codes), lows);
  // There is only a signed comparison: both sides are moved by the sign bit.
  __m128i greater = _mm_cmpgt_epi32(_mm_xor_si128(code, sign), _mm_xor_si128(spans, sign));
  return _mm_cmpeq_epi32(greater, _mm_setzero_si128());
}

static inline uint64_t mask_32(const uint32_t *codes, uint32_t low, uint32_t span) {
  const __m128i lows = _mm_set1_epi32((int)low), spans = _mm_set1_epi32((int)span);
  const __m128i sign = _mm_set1_epi32((int)0x80000000u);
  uint64_t bits = 0;
  for (int part = 0; part < 16; part++) {
    __m128i passing = in_range_32(codes + part * 4, lows, spans, sign);
    bits |= (uint64_t)(unsigned)_mm_movemask_ps(_mm_castsi128_ps(passing)) << (part * 4);
  }
  return bits;
}

#else

#define MASK(name, type)                                                                   \
  static inline uint64_t name(const type *codes, type low, type span) {                    \
    uint64_t bits = 0;                                                                     \
    for (int row = 0; row < 64; row++)                                                     \
      bits |= (uint64_t)((type)(codes[row] - low) <= span) << row;                         \
    return bits;                                                                           \
  }
MASK(mask_8, uint8_t)
MASK(mask_16, uint16_t)
MASK(mask_32, uint32_t)
#undef MASK

#endif

#define KEEP_RANGE(name, type, mask)                                                       \
  void name(const type *codes, size_t count, type low, type span, uint64_t *words) {       \
    for (size_t start = 0; start < count; start += 64) {                                   \
      uint64_t word = words[start / 64];                                                   \
      if (word == 0) continue;                                                             \
      const type *first = codes + start;                                                   \
      if (start + 64 <= count && __builtin_popcountll(word) > few) {                       \
        words[start / 64] = word & mask(first, low, span);                                 \
        continue;                                                                          \
      }                                                                                    \
      uint64_t passing = 0;                                                                \
      while (word != 0) {                                                                  \
        int row = __builtin_ctzll(word);                                                   \
        word &= word - 1;                                                                  \
        if (start + (size_t)row >= count) break;                                           \
        passing |= (uint64_t)((type)(first[row] - low) <= span) << row;                    \
      }                                                                                    \
      words[start / 64] = passing;                                                         \
    }                                                                                      \
  }

KEEP_RANGE(pc_keep_range_8, uint8_t, mask_8)
KEEP_RANGE(pc_keep_range_16, uint16_t, mask_16)
KEEP_RANGE(pc_keep_range_32, uint32_t, mask_32)

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
