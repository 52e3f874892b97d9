#include "CRegularExpression.h"

#include <re2/re2.h>

#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

struct crx_pattern {
  RE2 expression;
  crx_pattern(const char *pattern, size_t length, const RE2::Options &options)
      : expression(re2::StringPiece(pattern, length), options) {}
};

crx_pattern *crx_compile(const char *pattern, size_t length) {
  RE2::Options options;
  options.set_log_errors(false);
  return new crx_pattern(pattern, length, options);
}

const char *crx_error(const crx_pattern *pattern) {
  return pattern->expression.ok() ? nullptr : pattern->expression.error().c_str();
}

bool crx_matches(const crx_pattern *pattern, const char *text, size_t length) {
  return RE2::PartialMatch(re2::StringPiece(text, length), pattern->expression);
}

int crx_group_count(const crx_pattern *pattern) {
  return pattern->expression.NumberOfCapturingGroups();
}

bool crx_find(const crx_pattern *pattern, const char *text, size_t length, int group,
              size_t *start, size_t *count) {
  if (group < 0 || group > crx_group_count(pattern)) return false;
  // An unset group has no data; neither may the text have none.
  re2::StringPiece input(text == nullptr ? "" : text, length);
  std::vector<re2::StringPiece> groups(group + 1);
  if (!pattern->expression.Match(input, 0, length, RE2::UNANCHORED, groups.data(), group + 1))
    return false;
  if (groups[group].data() == nullptr) return false;
  *start = groups[group].data() - input.data();
  *count = groups[group].size();
  return true;
}

char *crx_replace(const crx_pattern *pattern, const char *text, size_t length,
                  const char *replacement, size_t replacement_length, size_t *count) {
  re2::StringPiece rewrite(replacement == nullptr ? "" : replacement, replacement_length);
  std::string error;
  if (!pattern->expression.CheckRewriteString(rewrite, &error)) return nullptr;
  std::string replaced(text == nullptr ? "" : text, length);
  RE2::GlobalReplace(&replaced, pattern->expression, rewrite);
  char *copy = static_cast<char *>(std::malloc(replaced.size() + 1));
  if (copy == nullptr) std::abort();
  std::memcpy(copy, replaced.data(), replaced.size());
  *count = replaced.size();
  return copy;
}

void crx_free_text(char *text) { std::free(text); }

void crx_free(crx_pattern *pattern) { delete pattern; }
