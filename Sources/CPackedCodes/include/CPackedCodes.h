// Loops over packed codes that the compiler of Swift turns into single steps.
#ifndef C_PACKED_CODES_H
#define C_PACKED_CODES_H

#include <stdbool.h>
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
/// The same three, by what every processor can do.
void pc_keep_range_8_portable(const uint8_t *_Nonnull codes, size_t count, uint8_t low,
                              uint8_t span, uint64_t *_Nonnull words);
void pc_keep_range_16_portable(const uint16_t *_Nonnull codes, size_t count, uint16_t low,
                               uint16_t span, uint64_t *_Nonnull words);
void pc_keep_range_32_portable(const uint32_t *_Nonnull codes, size_t count, uint32_t low,
                               uint32_t span, uint64_t *_Nonnull words);

/// Clears the bits of the rows whose code is not in a set: code `c` is where bit `c % 64` of
/// `set[c / 64]` is set.
///
/// Rows and words are as above.
void pc_keep_set_8(const uint8_t *_Nonnull codes, size_t count, const uint64_t set[_Nonnull 4],
                   uint64_t *_Nonnull words);
/// The same, by what every processor can do.
void pc_keep_set_8_portable(const uint8_t *_Nonnull codes, size_t count,
                            const uint64_t set[_Nonnull 4], uint64_t *_Nonnull words);

/// Clears the bits of the rows whose code has no bit set; the codes never fall from row to row.
///
/// Bit `i` of a word of `starts` is set where row `i` of the word has the next greater code than the
/// row before, and clear for `i = 0`: the first row of the word has the code in `bases`. The next
/// greater code is the next whose bit is set in `used`, which has `bit_word_count` words as `bits`
/// has, or, where that is null, the next number. There are `word_count` words of rows.
void pc_keep_steps(const uint64_t *_Nonnull starts, const uint32_t *_Nonnull bases,
                   const uint64_t *_Nullable used, const uint64_t *_Nonnull bits,
                   size_t bit_word_count, uint64_t *_Nonnull words, size_t word_count);
/// The same, by what every processor can do.
void pc_keep_steps_portable(const uint64_t *_Nonnull starts, const uint32_t *_Nonnull bases,
                            const uint64_t *_Nullable used, const uint64_t *_Nonnull bits,
                            size_t bit_word_count, uint64_t *_Nonnull words, size_t word_count);

/// How many numbers `pc_places` may write behind the last.
#define PC_PLACES_PADDING 16

/// Writes the places of the bits set in `word_count` words, in order and counted from `first`, to
/// `places`.
void pc_places(const uint64_t *_Nonnull words, size_t word_count, uint32_t first,
               uint32_t *_Nonnull places);
/// The same, by what every processor can do.
void pc_places_portable(const uint64_t *_Nonnull words, size_t word_count, uint32_t first,
                        uint32_t *_Nonnull places);

/// Writes the codes of `count` rows to `gathered`: of the rows that `rows` lists, or, where that is
/// null, of the first.
void pc_gather_8(const uint8_t *_Nonnull codes, const uint32_t *_Nullable rows, size_t count,
                 uint32_t *_Nonnull gathered);
/// The same for codes of two bytes.
void pc_gather_16(const uint16_t *_Nonnull codes, const uint32_t *_Nullable rows, size_t count,
                  uint32_t *_Nonnull gathered);
/// The same for codes of four bytes.
void pc_gather_32(const uint32_t *_Nonnull codes, const uint32_t *_Nullable rows, size_t count,
                  uint32_t *_Nonnull gathered);

/// Adds the codes of `count` rows, each times a factor, to `sums`: of the rows that `rows` lists, or,
/// where that is null, of the first.
void pc_add_8(const uint8_t *_Nonnull codes, const uint32_t *_Nullable rows, size_t count,
              uint32_t factor, uint32_t *_Nonnull sums);
/// The same for codes of two bytes.
void pc_add_16(const uint16_t *_Nonnull codes, const uint32_t *_Nullable rows, size_t count,
               uint32_t factor, uint32_t *_Nonnull sums);
/// The same for codes of four bytes.
void pc_add_32(const uint32_t *_Nonnull codes, const uint32_t *_Nullable rows, size_t count,
               uint32_t factor, uint32_t *_Nonnull sums);

/// Adds what `table` has for the codes of `count` rows to `sums`: of the rows that `rows` lists, or,
/// where that is null, of the first.
void pc_add_from_table(const uint8_t *_Nonnull codes, const uint32_t *_Nullable rows, size_t count,
                       const uint32_t *_Nonnull table, uint32_t *_Nonnull sums);

/// Sets in `joint` the bits that `table` has for the codes of `count` rows: of the rows that `rows`
/// lists, or, where that is null, of the first.
void pc_join_8(const uint8_t *_Nonnull codes, const uint32_t *_Nullable rows, size_t count,
               const uint16_t *_Nonnull table, uint16_t *_Nonnull joint);
/// The same for codes of four bytes that were gathered.
void pc_join_32(const uint32_t *_Nonnull codes, size_t count, unsigned shift,
                uint16_t *_Nonnull joint);

/// How many counts of one code there are, which add up to how often it occurs.
#define PC_COUNTS_APART 4

/// Adds to `counts` how often each of `count` codes occurs; neighbours are counted apart.
///
/// There are `PC_COUNTS_APART` tables of `1 << width` numbers each, one behind the other.
void pc_count_apart(const uint16_t *_Nonnull codes, size_t count, unsigned width,
                    uint32_t *_Nonnull counts);

/// Sets in `seen`, for the group of each of `count` codes, the bits that are set in the code, and 16
/// bits above those of `mask` that are clear in it.
void pc_meet(const uint32_t *_Nonnull groups, const uint16_t *_Nonnull codes, size_t count,
             uint16_t mask, uint32_t *_Nonnull seen);

/// Writes the places of all codes but those that are `usual` to `places`, which has room for
/// `count`, and returns how many they are.
size_t pc_places_unlike(const uint32_t *_Nonnull codes, size_t count, uint32_t usual,
                        uint32_t *_Nonnull places);

/// Divides `count` ascending rows into those of one run each.
///
/// Run `i` begins at row `starts[i]` and ends where the next one begins; `hints[i]` is the run of row
/// `64 * i`. Writes the place of the first row of every run that has any to `places` and the run's
/// number to `runs`, which have room for `count`, and returns how many they are.
size_t pc_divide(const uint32_t *_Nonnull rows, size_t count, const uint32_t *_Nonnull starts,
                 const uint32_t *_Nonnull hints, uint32_t *_Nonnull places,
                 uint32_t *_Nonnull runs);

/// The same for the rows whose bits are set: bit `i % 64` of `words[i / 64]` stands for row
/// `first + i`, there are `word_count` words, and `run` is the run of row `first`.
///
/// `before` has room for `word_count` numbers.
size_t pc_divide_marked(const uint64_t *_Nonnull words, size_t word_count, uint32_t first,
                        const uint32_t *_Nonnull starts, uint32_t run,
                        uint32_t *_Nonnull before, uint32_t *_Nonnull places,
                        uint32_t *_Nonnull runs);

/// Sets the bits of the places of all codes but those that are `usual`, clears the others, and returns
/// how many are set.
///
/// Bit `i % 64` of `words[i / 64]` stands for place `i`; there is a word for every 64 codes or part of
/// them.
size_t pc_mark_unlike(const uint32_t *_Nonnull codes, size_t count, uint32_t usual,
                      uint64_t *_Nonnull words);

/// Writes the values whose bit is set to `kept`, which has room for all `count` of them, in order, and
/// returns how many they are.
size_t pc_keep_marked(const uint32_t *_Nonnull values, const uint64_t *_Nonnull words, size_t count,
                      uint32_t *_Nonnull kept);

/// Writes how many bits are set before each of `count` places to `before`.
///
/// The places ascend, and there is a word for each.
void pc_marked_before(const uint64_t *_Nonnull words, const uint32_t *_Nonnull places, size_t count,
                      uint32_t *_Nonnull before);

/// Writes the places to `starts`, which has room for `count`, where a code differs from the one
/// before, the first included, and returns how many they are.
size_t pc_run_starts(const uint32_t *_Nonnull codes, size_t count, uint32_t *_Nonnull starts);

/// A sum of whole numbers in 128 bits.
typedef struct {
  uint64_t low;
  int64_t high;
} pc_total;

/// Rows, and the group of each.
typedef struct {
  const uint32_t *_Nonnull rows;
  /// How many there are.
  size_t count;
  /// The group of every row, or of every run.
  const uint32_t *_Nonnull groups;
  /// Where runs of rows of one group begin; null where there are none.
  const uint32_t *_Nullable starts;
  size_t run_count;
  /// Whether a run has the group of its first row.
  bool groups_by_place;
} pc_rows;

/// A column whose numbers are multiples of one fraction, and what they add up to.
typedef struct {
  /// A code for every row, of so many bytes.
  const void *_Nonnull codes;
  unsigned code_width;
  /// The code of rows that have no number.
  uint32_t null;
  /// A multiple for every code.
  const int64_t *_Nonnull multiples;
  /// The sum of every group.
  pc_total *_Nonnull totals;
  /// How many rows without a number every group has.
  ptrdiff_t *_Nonnull missing;
} pc_sum;

/// How many columns are watched at once.
#define PC_MOST_WATCHED 3

/// Columns of few values, and what the rows of groups have in them: see `pc_meet`, `pc_count_apart`.
typedef struct {
  const uint8_t *_Nullable columns[PC_MOST_WATCHED];
  unsigned column_count;
  /// The bits that each of the 256 codes of a column stands for.
  const uint16_t *_Nullable bits[PC_MOST_WATCHED];
  /// How many bits the codes of all columns take side by side, and which.
  unsigned width;
  uint16_t mask;
  /// What codes side by side mean; null where each means itself.
  const uint16_t *_Nullable meant;
  uint32_t *_Nullable counts;
  uint32_t *_Nullable seen;
  /// The rows whose codes mean others, of which there may be as many as rows, and their groups; a
  /// kernel adds to those that are there.
  uint32_t *_Nullable replaced;
  uint32_t *_Nullable replaced_groups;
  size_t replaced_count;
} pc_watch;

/// Adds the numbers of rows to the sums of their groups, and watches what these rows have in columns.
///
/// Returns how many rows have no number; these are not watched.
size_t pc_sum_watched(const pc_sum *_Nonnull sum, pc_watch *_Nonnull watch,
                      const pc_rows *_Nonnull rows);

/// Rows as bits: bit `i % 64` of `words[i / 64]` stands for row `first + i`, and `first` is a multiple
/// of 64.
typedef struct {
  const uint64_t *_Nonnull words;
  size_t word_count;
  size_t first;
} pc_marks;

/// How many keys of a byte a row there are at most.
#define PC_MOST_ROW_KEYS 2

/// What the number of a row's group adds up from: a number of its run, and what its codes stand for.
typedef struct {
  /// Where every run begins, and behind the last how many rows there are; null where there are no
  /// runs.
  const uint32_t *_Nullable starts;
  /// The run of every 64th row.
  const uint32_t *_Nullable hints;
  /// The number of every run, from the first that has a row on.
  const uint32_t *_Nullable numbers;
  /// That run.
  size_t first_run;
  const uint8_t *_Nullable codes[PC_MOST_ROW_KEYS];
  /// What each of the 256 codes adds.
  const uint32_t *_Nullable addends[PC_MOST_ROW_KEYS];
  unsigned code_count;
  /// A key of two bytes a row, where there is none of one, and what a code is multiplied by.
  const uint16_t *_Nullable words;
  uint32_t factor;
} pc_keys;

/// What is known of every group's rows.
typedef struct {
  /// How many there are.
  ptrdiff_t *_Nonnull counts;
  /// Where the first one stands, `place` being that of row 0; that of a group without rows is
  /// anything.
  uint64_t *_Nonnull first_places;
  uint64_t place;
} pc_groups;

/// Puts rows into groups, counts them and, where there is a `sum`, adds their numbers to the sums of
/// their groups, and watches what those with a number have in columns, of which there may be none.
///
/// Returns how many rows there are.
size_t pc_group_marked(const pc_marks *_Nonnull marks, const pc_keys *_Nonnull keys,
                       const pc_groups *_Nonnull groups, const pc_sum *_Nullable sum,
                       pc_watch *_Nonnull watch);

#endif
