#include "CRegularExpression.h"

#include <re2/re2.h>

struct crx_pattern {
  RE2 expression;
  crx_pattern(const char *pattern, size_t length, const RE2::Options &options)
      : expression(re2::StringPiece(pattern, length), options) {}
};

crx_pattern *crx_compile(const char *pattern, size_t length) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  return new crx_pattern(pattern, length, options);
}

const char *crx_error(const crx_pattern *pattern) {
  return pattern->expression.ok() ? nullptr : pattern->expression.error().c_str();
}

bool crx_matches(const crx_pattern *pattern, const char *text, size_t length) {
  return RE2::PartialMatch(re2::StringPiece(text, length), pattern->expression);
}

void crx_free(crx_pattern *pattern) { delete pattern; }
