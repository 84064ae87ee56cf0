package io.zico.app.datasets;

/** Refuses pictures that are too large, before memory is taken for them. */
final class PixelLimit {

  private PixelLimit() {}

  static void check(String file, int height, int width, int maxPixels) {
    if (height < 1 || width < 1) {
      throw InvalidUploadException.in(
          file, "has pictures of %d x %d pixels".formatted(height, width));
    }
    if ((long) height * width > maxPixels) {
      throw new UploadTooLargeException(
          "'%s' has %,d x %,d pixels, where %,d in all are allowed; scale it down"
              .formatted(file, height, width, maxPixels));
    }
  }
}
