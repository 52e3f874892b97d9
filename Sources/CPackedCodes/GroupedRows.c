#include "WatchedRow.h"

/// Rows are taken in slices of so many words. While one is summed, what the next one needs is on its
/// way from memory; no step asks after each row whether it was the last of its run or its word, which
/// the processor cannot foresee.
enum { slice_words = 16, slice_rows = slice_words * 64 };

/// The rows of a slice that are marked, and the group of each.
typedef struct {
  uint32_t rows[slice_rows + PC_PLACES_PADDING];
  uint32_t groups[slice_rows + PC_PLACES_PADDING];
  size_t count;
} slice;

/// Writes the number of the run of every marked row, from a row on that is the first of a word.
///
/// `before` tells how many are marked before each word, and behind the last one how many there are.
INLINE void number_runs(const pc_keys *keys, const uint64_t *words, size_t word_count, size_t first,
                        const uint32_t *before, uint32_t *numbers) {
  const size_t marked = before[word_count];
  size_t run = keys->hints[first / 64];
  while (keys->starts[run + 1] <= first) run++;
  for (size_t place = 0; place < marked; run++) {
    // How many marked rows stand before the next run.
    size_t offset = keys->starts[run + 1] - first, next = marked;
    if (offset < word_count * 64) {
      uint64_t below = ((uint64_t)1 << (offset % 64)) - 1;
      next = before[offset / 64] + (size_t)__builtin_popcountll(words[offset / 64] & below);
    }
    uint32_t number = keys->numbers[run - keys->first_run];
    // Some at a time, as most runs are short; what is too much is written over by the next run.
    size_t end = place;
    do {
      for (unsigned index = 0; index < PC_PLACES_PADDING; index++) numbers[end + index] = number;
      end += PC_PLACES_PADDING;
    } while (end < next);
    place = next;
  }
}

/// Fetches the columns of the marked rows of some words.
INLINE void fetch_columns(const pc_marks *marks, size_t word, size_t end, const pc_sum *sum,
                          const pc_watch *watch) {
  for (; word < end; word++) {
    if (marks->words[word] == 0) continue;
    size_t first = marks->first + word * 64;
    const uint8_t *codes = (const uint8_t *)sum->codes + first * sum->code_width;
    for (unsigned line = 0; line < sum->code_width; line++) __builtin_prefetch(codes + line * 64);
    for (unsigned column = 0; column < watch->column_count; column++)
      __builtin_prefetch(watch->columns[column] + first);
  }
}

/// Fetches what the rows of a slice are multiples of, which lie far apart where codes are wide.
INLINE void fetch_multiples(const slice *slice, const pc_sum *sum) {
  if (sum->code_width != 4) return;
  const uint32_t *codes = sum->codes;
  for (size_t place = 0; place < slice->count; place++)
    __builtin_prefetch(sum->multiples + codes[slice->rows[place]]);
}

/// Lists the marked rows of some words, and numbers the group of each.
INLINE void list_rows(slice *slice, const pc_marks *marks, size_t word, size_t end,
                      const pc_keys *keys) {
  const uint64_t *words = marks->words + word;
  const size_t first = marks->first + word * 64, word_count = end - word;
  uint32_t before[slice_words + 1] = {0};
  for (size_t index = 0; index < word_count; index++)
    before[index + 1] = before[index] + (uint32_t)__builtin_popcountll(words[index]);
  const size_t count = slice->count = before[word_count];
  if (count == 0) return;
  pc_places(words, word_count, (uint32_t)first, slice->rows);
  uint32_t *groups = slice->groups;
  if (keys->starts) {
    number_runs(keys, words, word_count, first, before, groups);
  } else {
    for (size_t place = 0; place < count; place++) groups[place] = 0;
  }
  for (unsigned key = 0; key < keys->code_count; key++)
    pc_add_from_table(keys->codes[key], slice->rows, count, keys->addends[key], groups);
  if (keys->words) pc_add_16(keys->words, slice->rows, count, keys->factor, groups);
}

/// Takes rows that are all of group 0: their sum is at hand until the last of them was added.
static void sum_group(const slice *slice, const pc_groups *groups, const pc_sum *sum,
                      pc_watch *watch) {
  static const uint32_t zero = 0;
  if (groups->counts[0] == 0) groups->first_places[0] = groups->place + slice->rows[0];
  groups->counts[0] += (ptrdiff_t)slice->count;
  pc_rows rows = {.rows = slice->rows, .count = slice->count, .groups = &zero, .starts = &zero,
                  .run_count = 1, .groups_by_place = false};
  pc_sum_watched(sum, watch, &rows);
}

INLINE size_t group_marked(const pc_marks *marks, const pc_keys *keys, const pc_groups *groups,
                           const pc_sum *sum, pc_watch *watch) {
  // One is listed while the other is still to be summed.
  slice slices[2];
  slices[0].count = slices[1].count = 0;
  slice *next = slices, *listed = slices + 1;
  const bool is_one_group = !keys->starts && !keys->words && keys->code_count == 0;
  size_t row_count = 0, fetched = 0;
  for (size_t start = 0;; start += slice_words) {
    bool is_end = start >= marks->word_count;
    size_t end = is_end || marks->word_count - start < slice_words ? marks->word_count
                                                                   : start + slice_words;
    next->count = 0;
    if (!is_end) {
      if (sum) {
        size_t ahead = end + slice_words < marks->word_count ? end + slice_words : marks->word_count;
        fetch_columns(marks, fetched, ahead, sum, watch);
        fetched = ahead;
      }
      list_rows(next, marks, start, end, keys);
      if (sum) fetch_multiples(next, sum);
    }
    if (listed->count > 0) {
      if (sum && is_one_group) {
        sum_group(listed, groups, sum, watch);
      } else if (sum) {
        pc_rows rows = {.rows = listed->rows, .count = listed->count, .groups = listed->groups};
        sum_counted(sum, watch, &rows, groups);
      } else {
        for (size_t place = 0; place < listed->count; place++)
          count_row(groups, listed->rows[place], listed->groups[place]);
      }
      row_count += listed->count;
    }
    if (is_end) return row_count;
    slice *summed = listed;
    listed = next;
    next = summed;
  }
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi,bmi2,popcnt"))) static size_t group_marked_avx2(
    const pc_marks *marks, const pc_keys *keys, const pc_groups *groups, const pc_sum *sum,
    pc_watch *watch) {
  return group_marked(marks, keys, groups, sum, watch);
}
#endif

size_t pc_group_marked(const pc_marks *marks, const pc_keys *keys, const pc_groups *groups,
                       const pc_sum *sum, pc_watch *watch) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
    return group_marked_avx2(marks, keys, groups, sum, watch);
#endif
  return group_marked(marks, keys, groups, sum, watch);
}
