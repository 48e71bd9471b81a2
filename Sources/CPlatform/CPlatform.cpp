#include "CPlatform.h"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <fcntl.h>

int tank_exchange(const char *first, const char *second) {
  return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE) == 0 ? 0 : errno;
}

int tank_parse_double(const char *text, size_t length, double *value) {
  double parsed = 0;
  auto result = std::from_chars(text, text + length, parsed);
  if (result.ec != std::errc() || result.ptr != text + length || !std::isfinite(parsed)) return 0;
  *value = parsed;
  return 1;
}
