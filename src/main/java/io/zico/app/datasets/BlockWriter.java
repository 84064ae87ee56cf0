package io.zico.app.datasets;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.ContentHash;
import io.zico.core.data.Image;
import io.zico.core.data.PixelStatistics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes in images one by one, learns all that is to be known, and keeps them on disk in blocks. */
final class BlockWriter implements ImageSource.Sink {

  /** Small enough to read for a few images, large enough to deflate well. */
  private static final int BLOCK_BYTES = 1 << 18;

  private final Spool spool;
  private final int maxSide;
  private final ContentHash hash = new ContentHash();
  private final PixelStatistics statistics = new PixelStatistics();
  private final IntStream.Builder labels = IntStream.builder();
  private final Set<TensorShape> shapes = new LinkedHashSet<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Image> pending = new ArrayList<>();
  private long pendingBytes;
  private int written;

  BlockWriter(Spool spool, int maxSide) {
    this.spool = spool;
    this.maxSide = maxSide;
  }

  @Override
  public void accept(Image image, int label) {
    var stored = image.withShortSideAtMost(maxSide);
    hash.add(stored, label);
    statistics.add(stored);
    labels.add(label);
    shapes.add(stored.shape());
    pending.add(stored);
    pendingBytes += stored.pixels().length;
    if (pendingBytes >= BLOCK_BYTES) {
      flush();
    }
  }

  /** All that was learned; nothing may be added after. */
  Pictures finish(ImageSource source) {
    flush();
    var classNames = source.classNames();
    return new Pictures(
        List.copyOf(blocks),
        classNames,
        labels.build().toArray(),
        commonShape(),
        statistics.normalization(),
        hash.finish(classNames.size()),
        source.ignoredFiles());
  }

  private @Nullable TensorShape commonShape() {
    return shapes.size() == 1 ? shapes.iterator().next() : null;
  }

  private void flush() {
    if (pending.isEmpty()) {
      return;
    }
    try {
      var slice = spool.add(new ByteArrayInputStream(PackedImages.pack(pending)));
      blocks.add(new Block(written, pending.size(), slice));
    } catch (IOException e) {
      throw new UncheckedIOException("images cannot be kept on disk", e);
    }
    written += pending.size();
    pending.clear();
    pendingBytes = 0;
  }
}
