#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

/* Fills one closed shape of straight sides into a mask of `width` times `height` coverages. Here and not in Swift, because the
   types of an outline's tags and contours differ by their sign between versions of FreeType. */
static inline FT_Error tank_fill(FT_Library library, FT_Vector *points, unsigned char *tags, int count,
                                 unsigned char *mask, int width, int height) {
  FT_Outline outline = {0};
  FT_Bitmap bitmap = {0};
  short end = (short)(count - 1);
  outline.n_contours = 1;
  outline.n_points = (short)count;
  outline.points = points;
  outline.tags = (void *)tags;
  outline.contours = (void *)&end;
  bitmap.rows = (unsigned)height;
  bitmap.width = (unsigned)width;
  bitmap.pitch = width;
  bitmap.buffer = mask;
  bitmap.num_grays = 256;
  bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
  return FT_Outline_Get_Bitmap(library, &outline, &bitmap);
}
