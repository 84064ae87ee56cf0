package io.zico.app.datasets;

import io.zico.core.data.Labels;
import io.zico.core.data.Sample;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** An archive of pictures, labelled by the way in which they lie in it. Kept ones are decoded. */
final class PictureArchive implements ImageSource {

  /** One picture may take a good part of the heap, so they take turns, whoever sent them. */
  private static final ReentrantLock DECODING = new ReentrantLock(true);

  private final SpooledArchive archive;
  private final Labelling labelling;
  private final ImageDecoder decoder;

  private PictureArchive(SpooledArchive archive, Labelling labelling, ImageDecoder decoder) {
    this.archive = archive;
    this.labelling = labelling;
    this.decoder = decoder;
  }

  static PictureArchive of(Upload upload, DatasetProperties limits) throws IOException {
    var archive = SpooledArchive.open(upload.single(), limits);
    try {
      var decoder = new ImageDecoder(PixelLimit.of(limits));
      return new PictureArchive(archive, Layout.labelling(archive, upload, decoder), decoder);
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  @Override
  public Labels.Kind kind() {
    return labelling.kind();
  }

  @Override
  public List<String> classNames() {
    return labelling.names();
  }

  @Override
  public int ignoredFiles() {
    boolean tabular = kind() == Labels.Kind.TAGS || kind() == Labels.Kind.VECTOR;
    return archive.ignoredFiles() + (tabular ? 0 : archive.tables().size());
  }

  @Override
  public int[] labels() {
    return labelling.pictures().stream().mapToInt(labelling::classOf).toArray();
  }

  @Override
  public void read(int[] kept, Sink sink) throws IOException {
    for (int number : kept) {
      DECODING.lock();
      try {
        // what the sink keeps is small
        read(labelling.pictures().get(number), sink);
      } finally {
        DECODING.unlock();
      }
    }
  }

  private void read(SpooledArchive.Entry picture, Sink sink) throws IOException {
    var image = decoder.decode(archive.read(picture), archive.named(picture.path()));
    sink.accept(new Sample(image, labelling.label(picture, image)));
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
