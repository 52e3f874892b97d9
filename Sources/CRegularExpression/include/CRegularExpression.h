// Regular expressions with a linear time guarantee: the part of RE2 that ReportQL uses, in C.
#ifndef C_REGULAR_EXPRESSION_H
#define C_REGULAR_EXPRESSION_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern. Safe to use from several threads at once.
typedef struct crx_pattern crx_pattern;

/// Compiles a UTF-8 pattern. Never returns null; ask `crx_error` whether it compiled.
crx_pattern *_Nonnull crx_compile(const char *_Nonnull pattern, size_t length);

/// What is wrong with the pattern, or null where nothing is. Lives as long as the pattern.
const char *_Nullable crx_error(const crx_pattern *_Nonnull pattern);

/// Whether the pattern matches anywhere in the text. The pattern must have compiled.
bool crx_matches(const crx_pattern *_Nonnull pattern, const char *_Nullable text, size_t length);

/// How many groups the pattern has. The pattern must have compiled.
int crx_group_count(const crx_pattern *_Nonnull pattern);

/// Finds where a group of the first match stands; group 0 is the whole match.
///
/// False where nothing matches, or the group took no part in it, or there is no such group.
bool crx_find(const crx_pattern *_Nonnull pattern, const char *_Nullable text, size_t length,
              int group, size_t *_Nonnull start, size_t *_Nonnull count);

/// The text with every match replaced; `\1` in the replacement is the first group.
///
/// Null where the replacement does not fit the pattern. The caller frees with `crx_free_text`.
char *_Nullable crx_replace(const crx_pattern *_Nonnull pattern, const char *_Nullable text,
                            size_t length, const char *_Nullable replacement,
                            size_t replacement_length, size_t *_Nonnull count);

/// Frees a text that `crx_replace` gave.
void crx_free_text(char *_Nullable text);

/// Frees a pattern.
void crx_free(crx_pattern *_Nonnull pattern);

#ifdef __cplusplus
}
#endif
#endif
