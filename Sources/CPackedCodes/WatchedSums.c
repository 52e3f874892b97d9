#include "WatchedRow.h"

/// How far ahead the multiples of wide codes are fetched, as they lie far apart.
enum { ahead = 16 };

/// What a loop reads and writes: copies that nothing else points to stay in registers.
typedef struct {
  pc_sum sum;
  pc_watch watch;
  pc_rows rows;
  pc_groups groups;
  /// Known where the loop is compiled: a loop that asks for it at each row takes longer.
  unsigned code_width, column_count;
  bool has_meanings;
} loop;

/// The multiple of a code; that of a row that comes soon is fetched where there may be many.
INLINE int64_t multiple(const loop *loop, uint32_t code, size_t place) {
  if (loop->code_width == 4 && place + ahead < loop->rows.count)
    __builtin_prefetch(loop->sum.multiples + code_at(&loop->sum, 4, loop->rows.rows[place + ahead]));
  return loop->sum.multiples[code];
}

INLINE uint16_t watched(loop *loop, size_t row, size_t place, uint32_t group) {
  return watch_row(&loop->watch, loop->column_count, loop->has_meanings, row, place, group);
}

INLINE size_t sum_rows(loop *loop, bool is_counted) {
  size_t null_count = 0;
  for (size_t place = 0; place < loop->rows.count; place++) {
    size_t row = loop->rows.rows[place];
    uint32_t group = loop->rows.groups[place], code = code_at(&loop->sum, loop->code_width, row);
    if (is_counted) count_row(&loop->groups, row, group);
    if (__builtin_expect(code == loop->sum.null, 0)) {
      loop->sum.missing[group]++;
      null_count++;
      continue;
    }
    if (loop->column_count > 0) {
      uint16_t joint = watched(loop, row, place, group);
      loop->watch.seen[group] |= seen_bits(joint, joint ^ loop->watch.mask);
    }
    add(loop->sum.totals + group, multiple(loop, code, place));
  }
  return null_count;
}

INLINE size_t sum_runs(loop *loop) {
  size_t null_count = 0;
  for (size_t run = 0; run < loop->rows.run_count; run++) {
    size_t start = loop->rows.starts[run];
    size_t end = run + 1 < loop->rows.run_count ? loop->rows.starts[run + 1] : loop->rows.count;
    uint32_t group = loop->rows.groups[loop->rows.groups_by_place ? start : run];
    int64_t total = 0;
    uint16_t any_set = 0, all_set = UINT16_MAX;
    size_t nulls = 0;
    for (size_t place = start; place < end; place++) {
      size_t row = loop->rows.rows[place];
      uint32_t code = code_at(&loop->sum, loop->code_width, row);
      if (__builtin_expect(code == loop->sum.null, 0)) {
        nulls++;
        continue;
      }
      if (loop->column_count > 0) {
        uint16_t joint = watched(loop, row, place, group);
        any_set |= joint;
        all_set &= joint;
      }
      total += multiple(loop, code, place);
    }
    null_count += nulls;
    loop->sum.missing[group] += (ptrdiff_t)nulls;
    if (nulls == end - start) continue;
    if (loop->column_count > 0)
      loop->watch.seen[group] |= seen_bits(any_set, ~all_set & loop->watch.mask);
    add(loop->sum.totals + group, total);
  }
  return null_count;
}

INLINE size_t run_loop(loop loop, unsigned code_width, unsigned column_count, bool has_meanings,
                       size_t *replaced_count) {
  loop.code_width = code_width;
  loop.column_count = column_count;
  loop.has_meanings = has_meanings;
  size_t null_count = loop.rows.starts     ? sum_runs(&loop)
                      : loop.groups.counts ? sum_rows(&loop, true)
                                           : sum_rows(&loop, false);
  *replaced_count = loop.watch.replaced_count;
  return null_count;
}

INLINE size_t run_of_columns(const loop *loop, unsigned code_width, unsigned column_count,
                             size_t *replaced_count) {
  return loop->watch.meant ? run_loop(*loop, code_width, column_count, true, replaced_count)
                           : run_loop(*loop, code_width, column_count, false, replaced_count);
}

INLINE size_t run_of_width(const loop *loop, unsigned code_width, size_t *replaced_count) {
  switch (loop->watch.column_count) {
    case 0: return run_of_columns(loop, code_width, 0, replaced_count);
    case 1: return run_of_columns(loop, code_width, 1, replaced_count);
    case 2: return run_of_columns(loop, code_width, 2, replaced_count);
    default: return run_of_columns(loop, code_width, 3, replaced_count);
  }
}

size_t sum_counted(const pc_sum *sum, pc_watch *watch, const pc_rows *rows,
                   const pc_groups *groups) {
  loop loop = {.sum = *sum, .watch = *watch, .rows = *rows};
  if (groups) loop.groups = *groups;
  switch (sum->code_width) {
    case 1: return run_of_width(&loop, 1, &watch->replaced_count);
    case 2: return run_of_width(&loop, 2, &watch->replaced_count);
    default: return run_of_width(&loop, 4, &watch->replaced_count);
  }
}

size_t pc_sum_watched(const pc_sum *sum, pc_watch *watch, const pc_rows *rows) {
  return sum_counted(sum, watch, rows, NULL);
}
