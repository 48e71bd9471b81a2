#ifndef TEXTMASKS_H
#define TEXTMASKS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
#endif

/// Where the bytes that give a delimited text its shape stand among 64 bytes: bit i is byte i.
typedef struct {
  /// The delimiter, LF and CR.
  uint64_t separators;
  /// LF and CR.
  uint64_t lineEnds;
  uint64_t quotes;
} TankMasks;

/// Eight bytes at a time, on any processor; the vector form must give the same.
static inline uint64_t tank_matches_portable(const uint8_t *text, uint8_t byte) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Full;
  uint64_t mask = 0;
  for (int i = 0; i < 8; i++) {
    uint64_t word = 0;
    for (int j = 7; j >= 0; j--) word = word << 8 | text[8 * i + j];
    word ^= 0x0101010101010101ull * byte;
    // The high bit of each byte that is zero, and of no other.
    uint64_t zero = ~(((word & low) + low) | word | low);
    // The eight high bits side by side.
    mask |= ((zero >> 7) * 0x0102040810204080ull >> 56) << (8 * i);
  }
  return mask;
}

static inline TankMasks tank_masks_portable(const uint8_t *text, uint8_t delimiter) {
  TankMasks masks;
  masks.lineEnds = tank_matches_portable(text, '\n') | tank_matches_portable(text, '\r');
  masks.separators = masks.lineEnds | tank_matches_portable(text, delimiter);
  masks.quotes = tank_matches_portable(text, '"');
  return masks;
}

#if defined(__SSE2__)

static inline uint64_t tank_bits(__m128i a, __m128i b, __m128i c, __m128i d) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16 |
         (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 | (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}

/// The masks of the 64 bytes at `text`.
static inline TankMasks tank_masks(const uint8_t *text, uint8_t delimiter) {
  const __m128i cut = _mm_set1_epi8((char)delimiter), lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r'),
                quote = _mm_set1_epi8('"');
  __m128i lines[4], cuts[4], quotes[4];
  for (int i = 0; i < 4; i++) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + 16 * i));
    lines[i] = _mm_or_si128(_mm_cmpeq_epi8(bytes, lf), _mm_cmpeq_epi8(bytes, cr));
    cuts[i] = _mm_or_si128(lines[i], _mm_cmpeq_epi8(bytes, cut));
    quotes[i] = _mm_cmpeq_epi8(bytes, quote);
  }
  TankMasks masks;
  masks.lineEnds = tank_bits(lines[0], lines[1], lines[2], lines[3]);
  masks.separators = tank_bits(cuts[0], cuts[1], cuts[2], cuts[3]);
  masks.quotes = tank_bits(quotes[0], quotes[1], quotes[2], quotes[3]);
  return masks;
}

/// The number of bytes from `text` on that are ASCII and not NUL, at most `count`; it can end early near `count`.
static inline size_t tank_plain_prefix(const uint8_t *text, size_t count) {
  size_t i = 0;
  const __m128i zero = _mm_setzero_si128();
  for (; i + 64 <= count; i += 64) {
    __m128i a = _mm_loadu_si128((const __m128i *)(text + i)), b = _mm_loadu_si128((const __m128i *)(text + i + 16)),
            c = _mm_loadu_si128((const __m128i *)(text + i + 32)), d = _mm_loadu_si128((const __m128i *)(text + i + 48));
    // Signed bytes below 1 are NUL or not ASCII.
    __m128i least = _mm_min_epu8(_mm_min_epu8(a, b), _mm_min_epu8(c, d));
    __m128i bits = _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d));
    if (_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(least, zero), bits))) break;
  }
  for (; i + 16 <= count; i += 16) {
    __m128i a = _mm_loadu_si128((const __m128i *)(text + i));
    int others = _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(a, zero), a));
    if (others) return i + (size_t)__builtin_ctz((unsigned)others);
  }
  return i;
}

#elif defined(__aarch64__) && defined(__ARM_NEON)

static inline uint64_t tank_bits(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
  const uint8x16_t weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t left = vpaddq_u8(vandq_u8(a, weights), vandq_u8(b, weights));
  uint8x16_t right = vpaddq_u8(vandq_u8(c, weights), vandq_u8(d, weights));
  uint8x16_t sums = vpaddq_u8(left, right);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sums, sums)), 0);
}

static inline TankMasks tank_masks(const uint8_t *text, uint8_t delimiter) {
  const uint8x16_t cut = vdupq_n_u8(delimiter), lf = vdupq_n_u8('\n'), cr = vdupq_n_u8('\r'), quote = vdupq_n_u8('"');
  uint8x16_t lines[4], cuts[4], quotes[4];
  for (int i = 0; i < 4; i++) {
    uint8x16_t bytes = vld1q_u8(text + 16 * i);
    lines[i] = vorrq_u8(vceqq_u8(bytes, lf), vceqq_u8(bytes, cr));
    cuts[i] = vorrq_u8(lines[i], vceqq_u8(bytes, cut));
    quotes[i] = vceqq_u8(bytes, quote);
  }
  TankMasks masks;
  masks.lineEnds = tank_bits(lines[0], lines[1], lines[2], lines[3]);
  masks.separators = tank_bits(cuts[0], cuts[1], cuts[2], cuts[3]);
  masks.quotes = tank_bits(quotes[0], quotes[1], quotes[2], quotes[3]);
  return masks;
}

static inline size_t tank_plain_prefix(const uint8_t *text, size_t count) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    uint8x16_t bytes = vld1q_u8(text + i);
    if (vmaxvq_u8(bytes) >= 0x80 || vminvq_u8(bytes) == 0) break;
  }
  return i;
}

#else

static inline TankMasks tank_masks(const uint8_t *text, uint8_t delimiter) {
  return tank_masks_portable(text, delimiter);
}

static inline size_t tank_plain_prefix(const uint8_t *text, size_t count) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    uint8_t bits = 0, isZero = 0;
    for (int j = 0; j < 16; j++) {
      bits |= text[i + j];
      isZero |= text[i + j] == 0;
    }
    if (bits >= 0x80 || isZero) break;
  }
  return i;
}

#endif

/// The masks of fewer than 64 bytes; the bits past the end are 0.
static inline TankMasks tank_masks_tail(const uint8_t *text, size_t count, uint8_t delimiter) {
  uint8_t padded[64] = {0};
  memcpy(padded, text, count < 64 ? count : 64);
  return tank_masks(padded, delimiter);
}

#endif
