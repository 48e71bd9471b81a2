#ifndef CPLATFORM_H
#define CPLATFORM_H

#include <stddef.h>

#include "TextMasks.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Exchanges two paths in one step (Linux renameat2 with RENAME_EXCHANGE). Returns 0, or errno.
int tank_exchange(const char *first, const char *second);

/// Reads a decimal number that fills the whole of `text`: no leading space, no `+`, no locale.
/// Returns 1 and sets `value`, or 0 when the text is not a finite number.
int tank_parse_double(const char *text, size_t length, double *value);

#ifdef __cplusplus
}
#endif

#endif
