#include "CPackedCodes.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/// Which of some codes, at most 64, are in the set, a bit each.
static inline uint64_t members(const uint8_t *codes, size_t count, const uint64_t set[4]) {
  uint64_t found = 0;
  for (size_t place = 0; place < count; place++)
    found |= (set[codes[place] >> 6] >> (codes[place] & 63) & 1) << place;
  return found;
}

void pc_keep_set_8_portable(const uint8_t *codes, size_t count, const uint64_t set[4],
                            uint64_t *words) {
  for (size_t first = 0; first < count; first += 64, words++) {
    if (*words) *words &= members(codes + first, count - first < 64 ? count - first : 64, set);
  }
}

#if defined(__x86_64__)
/// The set as two tables, of the codes below 128 and of the others: a byte for what the low half of
/// a code may be, in which a bit stands for what its high half may be.
typedef struct {
  uint8_t bytes[2][16];
} halves;

static halves halves_of(const uint64_t set[4]) {
  halves tables = {{{0}}};
  for (unsigned code = 0; code < 256; code++) {
    unsigned is_member = set[code >> 6] >> (code & 63) & 1;
    tables.bytes[code >> 7][code & 15] |= (uint8_t)(is_member << (code >> 4 & 7));
  }
  return tables;
}

/// 32 codes at a time (the method is that of Muła, SIMD-ized check which bytes are in a set, 2018).
__attribute__((target("avx2"))) static inline uint32_t members_of_32(const uint8_t *codes,
                                                                     const halves *tables) {
  __m256i low_table = _mm256_broadcastsi128_si256(_mm_loadu_si128((const void *)tables->bytes[0]));
  __m256i high_table = _mm256_broadcastsi128_si256(_mm_loadu_si128((const void *)tables->bytes[1]));
  __m256i bit_of_half = _mm256_set1_epi64x((long long)0x8040201008040201);
  __m256i half = _mm256_set1_epi8(15);
  __m256i code = _mm256_loadu_si256((const void *)codes);
  __m256i low = _mm256_and_si256(code, half);
  __m256i high = _mm256_and_si256(_mm256_srli_epi16(code, 4), half);
  __m256i row = _mm256_blendv_epi8(_mm256_shuffle_epi8(low_table, low),
                                   _mm256_shuffle_epi8(high_table, low), code);
  __m256i bit = _mm256_shuffle_epi8(bit_of_half, high);
  return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_and_si256(row, bit), bit));
}

__attribute__((target("avx2"))) static void keep_set_avx2(const uint8_t *codes, size_t count,
                                                          const uint64_t set[4],
                                                          uint64_t *words) {
  halves tables = halves_of(set);
  size_t first = 0;
  for (; first + 64 <= count; first += 64, words++) {
    if (*words == 0) continue;
    uint64_t high = members_of_32(codes + first + 32, &tables);
    *words &= members_of_32(codes + first, &tables) | high << 32;
  }
  if (first < count) pc_keep_set_8_portable(codes + first, count - first, set, words);
}
#endif

void pc_keep_set_8(const uint8_t *codes, size_t count, const uint64_t set[4], uint64_t *words) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) {
    keep_set_avx2(codes, count, set, words);
    return;
  }
#endif
  pc_keep_set_8_portable(codes, count, set, words);
}
