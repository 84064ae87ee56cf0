package io.zico.app.datasets;

/**
 * Refuses pictures that are too large, before memory is taken for them.
 *
 * @param maxPixels height times width, however much memory there is
 * @param heapBytes what one picture may take while it is decoded
 */
record PixelLimit(int maxPixels, long heapBytes) {

  /** The part of the heap that is left to the one picture that is decoded at a time. */
  private static final int HEAP_SHARE = 4;

  static PixelLimit of(DatasetProperties limits) {
    return new PixelLimit(limits.maxPixels(), Runtime.getRuntime().maxMemory() / HEAP_SHARE);
  }

  void requirePixels(String file, int height, int width) {
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

  void requireHeap(String file, int height, int width, int bytesPerPixel) {
    long bytes = (long) height * width * bytesPerPixel;
    if (bytes > heapBytes) {
      throw new UploadTooLargeException(
          "'%s' has %,d x %,d pixels, which take %,d KiB to decode, where the Java heap of the service has room for %,d KiB; scale it down, or give the service more memory"
              .formatted(file, height, width, bytes >> 10, heapBytes >> 10));
    }
  }
}
