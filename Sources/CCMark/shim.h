#include <cmark.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// cmark makes thousands of small allocations for one text and frees all of them together. An arena of the thread
// hands them out in sequence: cmark's allocator takes no context, so the thread is the only place for it.

typedef struct ArenaChunk {
  struct ArenaChunk *previous;
  size_t size;
  size_t used;
} ArenaChunk;

static _Thread_local ArenaChunk *arena_chunk = NULL;

// Each allocation has its size before it, for `realloc`.
static void *arena_take(size_t size) {
  size_t need = ((size + 15) & ~(size_t)15) + 16;
  ArenaChunk *chunk = arena_chunk;
  if (chunk == NULL || chunk->size - chunk->used < need) {
    size_t capacity = need > (1 << 18) ? need : (1 << 18);
    chunk = (ArenaChunk *)malloc(sizeof(ArenaChunk) + 16 + capacity);
    if (chunk == NULL) abort();
    chunk->previous = arena_chunk;
    chunk->size = capacity;
    chunk->used = 0;
    arena_chunk = chunk;
  }
  char *start = (char *)(((uintptr_t)(chunk + 1) + 15) & ~(uintptr_t)15) + chunk->used;
  chunk->used += need;
  *(size_t *)start = size;
  return start + 16;
}

static void *arena_calloc(size_t count, size_t size) {
  // cmark asks for no more than the text's own size, which Swift limits; the product cannot overflow.
  void *memory = arena_take(count * size);
  memset(memory, 0, count * size);
  return memory;
}

static void *arena_realloc(void *old, size_t size) {
  void *memory;
  size_t before;
  if (old == NULL) return arena_take(size);
  before = *(size_t *)((char *)old - 16);
  if (size <= before) return old;
  memory = arena_take(size);
  memcpy(memory, old, before);
  return memory;
}

static void arena_free(void *memory) { (void)memory; }

static cmark_mem arena_memory = {arena_calloc, arena_realloc, arena_free};

/// Parses a text into a tree that lives until `cmark_arena_reset` on the same thread; its nodes are not to be freed.
static inline cmark_node *cmark_arena_parse(const char *text, size_t length) {
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &arena_memory);
  cmark_parser_feed(parser, text, length);
  cmark_node *root = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  return root;
}

/// Gives up every tree of this thread. One chunk is kept for the next text.
static inline void cmark_arena_reset(void) {
  ArenaChunk *chunk = arena_chunk;
  while (chunk != NULL && chunk->previous != NULL) {
    ArenaChunk *previous = chunk->previous;
    free(chunk);
    chunk = previous;
  }
  if (chunk != NULL && chunk->size > (1 << 18)) {
    free(chunk);
    chunk = NULL;
  }
  if (chunk != NULL) chunk->used = 0;
  arena_chunk = chunk;
}
