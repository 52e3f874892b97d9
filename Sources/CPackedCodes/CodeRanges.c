#include "CPackedCodes.h"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__SSE2__)
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

KEEP_RANGE(pc_keep_range_8_portable, uint8_t, mask_8)
KEEP_RANGE(pc_keep_range_16_portable, uint16_t, mask_16)
KEEP_RANGE(pc_keep_range_32_portable, uint32_t, mask_32)

#if defined(__x86_64__)
#define WIDE __attribute__((target("avx512f,avx512bw")))

/// As many vectors as a code has bytes hold 64 codes.
#define MASK_WIDE(name, type, signed_type, bits_of_code)                                   \
  WIDE static inline uint64_t name(const type *codes, type low, type span) {               \
    const __m512i lows = _mm512_set1_epi##bits_of_code((signed_type)low);                  \
    const __m512i spans = _mm512_set1_epi##bits_of_code((signed_type)span);                \
    uint64_t bits = 0;                                                                     \
    for (unsigned start = 0; start < 64; start += 64 / sizeof(type)) {                     \
      __m512i code = _mm512_sub_epi##bits_of_code(_mm512_loadu_si512(codes + start), lows); \
      bits |= (uint64_t)_mm512_cmple_epu##bits_of_code##_mask(code, spans) << start;       \
    }                                                                                      \
    return bits;                                                                           \
  }

MASK_WIDE(mask_8_wide, uint8_t, char, 8)
MASK_WIDE(mask_16_wide, uint16_t, short, 16)
MASK_WIDE(mask_32_wide, uint32_t, int, 32)

/// Words that are full; the rest is for the portable loop.
#define KEEP_RANGE_WIDE(name, type, mask, portable)                                        \
  WIDE static void name(const type *codes, size_t count, type low, type span,              \
                        uint64_t *words) {                                                 \
    size_t full = count / 64;                                                              \
    for (size_t word = 0; word < full; word++)                                             \
      if (words[word]) words[word] &= mask(codes + word * 64, low, span);                  \
    portable(codes + full * 64, count % 64, low, span, words + full);                      \
  }

KEEP_RANGE_WIDE(keep_range_8_wide, uint8_t, mask_8_wide, pc_keep_range_8_portable)
KEEP_RANGE_WIDE(keep_range_16_wide, uint16_t, mask_16_wide, pc_keep_range_16_portable)
KEEP_RANGE_WIDE(keep_range_32_wide, uint32_t, mask_32_wide, pc_keep_range_32_portable)

static inline bool is_wide(void) { return __builtin_cpu_supports("avx512bw"); }

#define CHOOSE(name, type, wide, portable)                                                 \
  void name(const type *codes, size_t count, type low, type span, uint64_t *words) {       \
    if (is_wide())                                                                         \
      wide(codes, count, low, span, words);                                                \
    else                                                                                   \
      portable(codes, count, low, span, words);                                            \
  }

#else

#define CHOOSE(name, type, wide, portable)                                                 \
  void name(const type *codes, size_t count, type low, type span, uint64_t *words) {       \
    portable(codes, count, low, span, words);                                              \
  }

#endif

CHOOSE(pc_keep_range_8, uint8_t, keep_range_8_wide, pc_keep_range_8_portable)
CHOOSE(pc_keep_range_16, uint16_t, keep_range_16_wide, pc_keep_range_16_portable)
CHOOSE(pc_keep_range_32, uint32_t, keep_range_32_wide, pc_keep_range_32_portable)
