#include "WatchedRow.h"

/// How many words with rows ahead their columns are fetched, and then what codes in them stand for:
/// where few rows are marked, the processor does not see by itself what comes next.
enum { columns_ahead = 6, multiples_ahead = 3 };

/// The keys of a code a row.
typedef enum { no_key, one_byte, two_bytes, one_word } row_keys;

/// What the loop reads and writes: copies that nothing else points to stay in registers.
typedef struct {
  pc_marks marks;
  pc_keys keys;
  pc_groups groups;
  pc_sum sum;
  pc_watch watch;
  /// Known where the loop is compiled: a loop that asks for it at each row takes longer. There is
  /// nothing to sum where the width is 0.
  unsigned code_width, column_count;
  row_keys row_keys;
} loop;

/// Takes a row of a group.
INLINE void take(loop *loop, size_t row, size_t place, uint32_t group) {
  if (loop->groups.counts[group]++ == 0)
    loop->groups.first_places[group] = loop->groups.place + row;
  if (loop->code_width == 0) return;
  uint32_t code = code_at(&loop->sum, loop->code_width, row);
  if (__builtin_expect(code == loop->sum.null, 0)) {
    loop->sum.missing[group]++;
    return;
  }
  if (loop->column_count > 0) {
    pc_watch *watch = &loop->watch;
    uint16_t joint =
        watch_row(watch, loop->column_count, watch->meant != NULL, row, place, group);
    watch->seen[group] |= seen_bits(joint, joint ^ watch->mask);
  }
  add(loop->sum.totals + group, loop->sum.multiples[code]);
}

/// Fetches the columns of the rows of a word.
INLINE void fetch_columns(const loop *loop, size_t word) {
  if (word >= loop->marks.word_count) return;
  size_t first = loop->marks.first + word * 64;
  if (loop->code_width > 0) {
    const uint8_t *codes = (const uint8_t *)loop->sum.codes + first * loop->code_width;
    for (unsigned line = 0; line < loop->code_width; line++)
      __builtin_prefetch(codes + line * 64);
  }
  for (unsigned column = 0; column < loop->column_count; column++)
    __builtin_prefetch(loop->watch.columns[column] + first);
  if (loop->row_keys == one_byte || loop->row_keys == two_bytes)
    __builtin_prefetch(loop->keys.codes[0] + first);
  if (loop->row_keys == two_bytes) __builtin_prefetch(loop->keys.codes[1] + first);
  if (loop->row_keys == one_word) {
    __builtin_prefetch(loop->keys.words + first);
    __builtin_prefetch(loop->keys.words + first + 32);
  }
}

/// Fetches the multiples of the rows of a word, which lie far apart where codes are wide.
INLINE void fetch_multiples(const loop *loop, size_t word) {
  if (loop->code_width != 4 || word >= loop->marks.word_count) return;
  size_t first = loop->marks.first + word * 64;
  for (uint64_t rest = loop->marks.words[word]; rest; rest &= rest - 1) {
    uint32_t code = code_at(&loop->sum, 4, first + (size_t)__builtin_ctzll(rest));
    __builtin_prefetch(loop->sum.multiples + code);
  }
}

/// The next word that has rows, from one on.
INLINE size_t next_word(const loop *loop, size_t word) {
  while (word < loop->marks.word_count && loop->marks.words[word] == 0) word++;
  return word;
}

INLINE size_t run_loop(loop loop, unsigned code_width, unsigned column_count, row_keys row_keys,
                       size_t *replaced_count) {
  loop.code_width = code_width;
  loop.column_count = column_count;
  loop.row_keys = row_keys;
  loop.watch.replaced_count = 0;
  const pc_keys *keys = &loop.keys;
  size_t place = 0, run = keys->first_run, end = keys->starts ? 0 : SIZE_MAX;
  uint32_t number = 0;
  // Words whose columns, and words whose multiples were fetched, lie before these.
  size_t of_columns = 0, of_multiples = 0;
  for (unsigned count = 0; count < columns_ahead; count++) {
    of_columns = next_word(&loop, of_columns);
    fetch_columns(&loop, of_columns++);
  }
  for (unsigned count = 0; count < multiples_ahead; count++) {
    of_multiples = next_word(&loop, of_multiples);
    fetch_multiples(&loop, of_multiples++);
  }
  for (size_t word = 0; word < loop.marks.word_count; word++) {
    uint64_t rest = loop.marks.words[word];
    if (rest == 0) continue;
    of_columns = next_word(&loop, of_columns);
    fetch_columns(&loop, of_columns++);
    of_multiples = next_word(&loop, of_multiples);
    fetch_multiples(&loop, of_multiples++);
    size_t first = loop.marks.first + word * 64;
    if (first >= end && keys->hints[first / 64] > run) run = keys->hints[first / 64];
    for (; rest; rest &= rest - 1) {
      size_t row = first + (size_t)__builtin_ctzll(rest);
      if (row >= end) {
        while (keys->starts[run + 1] <= row) run++;
        end = keys->starts[run + 1];
        number = keys->numbers[run - keys->first_run];
      }
      uint32_t group = number;
      if (row_keys == one_byte || row_keys == two_bytes)
        group += keys->addends[0][keys->codes[0][row]];
      if (row_keys == two_bytes) group += keys->addends[1][keys->codes[1][row]];
      if (row_keys == one_word) group += keys->words[row] * keys->factor;
      take(&loop, row, place++, group);
    }
  }
  *replaced_count = loop.watch.replaced_count;
  return place;
}

INLINE size_t run_of_keys(const loop *loop, unsigned code_width, unsigned column_count,
                          size_t *replaced_count) {
  if (loop->keys.words)
    return run_loop(*loop, code_width, column_count, one_word, replaced_count);
  switch (loop->keys.code_count) {
    case 0: return run_loop(*loop, code_width, column_count, no_key, replaced_count);
    case 1: return run_loop(*loop, code_width, column_count, one_byte, replaced_count);
    default: return run_loop(*loop, code_width, column_count, two_bytes, replaced_count);
  }
}

INLINE size_t run_of_columns(const loop *loop, unsigned code_width, size_t *replaced_count) {
  switch (loop->watch.column_count) {
    case 0: return run_of_keys(loop, code_width, 0, replaced_count);
    case 1: return run_of_keys(loop, code_width, 1, replaced_count);
    case 2: return run_of_keys(loop, code_width, 2, replaced_count);
    default: return run_of_keys(loop, code_width, 3, replaced_count);
  }
}

size_t pc_group_marked(const pc_marks *marks, const pc_keys *keys, const pc_groups *groups,
                       const pc_sum *sum, pc_watch *watch) {
  loop loop = {.marks = *marks, .keys = *keys, .groups = *groups, .watch = *watch};
  if (!sum) return run_of_keys(&loop, 0, 0, &watch->replaced_count);
  loop.sum = *sum;
  switch (sum->code_width) {
    case 1: return run_of_columns(&loop, 1, &watch->replaced_count);
    case 2: return run_of_columns(&loop, 2, &watch->replaced_count);
    default: return run_of_columns(&loop, 4, &watch->replaced_count);
  }
}
