package io.zico.app.datasets;

import io.zico.core.architecture.TensorShape;
import io.zico.core.data.CategoryCounts;
import io.zico.core.data.ContentHash;
import io.zico.core.data.Label;
import io.zico.core.data.Labels;
import io.zico.core.data.PixelStatistics;
import io.zico.core.data.Sample;
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
  private final Labels.Kind kind;
  private final CategoryCounts counts = new CategoryCounts();
  private final IntStream.Builder classes = IntStream.builder();
  private final Set<TensorShape> shapes = new LinkedHashSet<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Sample> pending = new ArrayList<>();
  private long pendingBytes;
  private int written;

  BlockWriter(Spool spool, Labels.Kind kind, int maxSide) {
    this.spool = spool;
    this.kind = kind;
    this.maxSide = maxSide;
  }

  @Override
  public void accept(Sample sample) {
    var stored = sample.withShortSideAtMost(maxSide);
    hash.add(stored);
    statistics.add(stored.image());
    counts.add(stored.label());
    if (stored.label() instanceof Label.OfClass label) {
      classes.add(label.number());
    }
    shapes.add(stored.image().shape());
    pending.add(stored);
    pendingBytes += stored.image().pixels().length + stored.label().bytes().length;
    if (pendingBytes >= BLOCK_BYTES) {
      flush();
    }
  }

  /** All that was learned; nothing may be added after. */
  Pictures finish(ImageSource source) {
    flush();
    var labels = labels(source.classNames());
    return new Pictures(
        List.copyOf(blocks),
        labels,
        classes.build().toArray(),
        commonShape(),
        statistics.normalization(),
        hash.finish(labels),
        source.ignoredFiles());
  }

  private Labels labels(List<String> names) {
    boolean numbered = kind == Labels.Kind.MASK && names.isEmpty();
    var all =
        numbered ? IntStream.range(0, counts.size()).mapToObj(String::valueOf).toList() : names;
    return new Labels(kind, counts.categories(all));
  }

  private @Nullable TensorShape commonShape() {
    return shapes.size() == 1 ? shapes.iterator().next() : null;
  }

  private void flush() {
    if (pending.isEmpty()) {
      return;
    }
    try {
      var slice = spool.add(new ByteArrayInputStream(PackedImages.pack(pending, kind)));
      blocks.add(new Block(written, pending.size(), slice));
    } catch (IOException e) {
      throw new UncheckedIOException("images cannot be kept on disk", e);
    }
    written += pending.size();
    pending.clear();
    pendingBytes = 0;
  }
}
