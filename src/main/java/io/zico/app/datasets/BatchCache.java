package io.zico.app.datasets;

import io.zico.core.data.Batch;
import io.zico.core.data.Draw;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The batches that were drawn last, up to so many bytes. Evaluations that need the same batches at
 * the same time wait for one drawing.
 */
final class BatchCache {

  private final long maxBytes;
  private final Map<Key, List<Batch>> batches = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Key, Object> locks = new ConcurrentHashMap<>();
  private long bytes;

  /** What batches depend on. */
  record Key(String contentHash, Draw draw) {}

  BatchCache(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The batches of the key, drawn now unless they are there. */
  List<Batch> get(Key key, Supplier<List<Batch>> drawing) {
    synchronized (locks.computeIfAbsent(key, k -> new Object())) {
      try {
        var known = find(key);
        return known.isEmpty() ? keep(key, drawing.get()) : known;
      } finally {
        locks.remove(key);
      }
    }
  }

  private synchronized List<Batch> find(Key key) {
    return batches.getOrDefault(key, List.of());
  }

  private synchronized List<Batch> keep(Key key, List<Batch> drawn) {
    long size = size(drawn);
    if (size > maxBytes) {
      return drawn; // it would drive all others out and not stay
    }
    if (batches.putIfAbsent(key, drawn) == null) {
      bytes += size;
    }
    var eldest = batches.entrySet().iterator();
    while (bytes > maxBytes && eldest.hasNext()) {
      bytes -= size(eldest.next().getValue());
      eldest.remove();
    }
    return drawn;
  }

  private static long size(List<Batch> batches) {
    return batches.stream()
        .mapToLong(batch -> (long) Float.BYTES * batch.pixels().length + batch.targets().bytes())
        .sum();
  }
}
