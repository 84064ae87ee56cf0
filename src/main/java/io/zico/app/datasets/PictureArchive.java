package io.zico.app.datasets;

import io.zico.core.data.Labels;
import io.zico.core.data.Sample;
import java.io.IOException;
import java.util.List;

/** An archive of pictures, labelled by the way in which they lie in it. Kept ones are decoded. */
final class PictureArchive implements ImageSource {

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
      var decoder = new ImageDecoder(limits.maxPixels());
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
      var entry = labelling.pictures().get(number);
      var image = decoder.decode(archive.read(entry), archive.named(entry.path()));
      sink.accept(new Sample(image, labelling.label(entry, image)));
    }
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
