package io.zico.app.datasets;

import io.zico.core.data.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The images of a source, all of them in memory, and all categories that they show. */
record Pixels(List<Image> images, List<Integer> labels) {

  static Pixels of(ImageSource source) throws IOException {
    return of(source, IntStream.range(0, source.labels().length).toArray());
  }

  static Pixels of(ImageSource source, int... kept) throws IOException {
    var pixels = new Pixels(new ArrayList<>(), new ArrayList<>());
    source.read(
        kept,
        sample -> {
          pixels.images().add(sample.image());
          sample.label().categories().forEach(pixels.labels()::add);
        });
    return pixels;
  }

  /** The first value of each image. */
  List<Integer> firsts() {
    return images.stream().map(image -> image.at(0, 0, 0)).toList();
  }
}
