package io.zico.app.datasets;

import io.zico.app.datasets.SpooledArchive.Entry;
import io.zico.core.data.Image;
import io.zico.core.data.Label;
import io.zico.core.data.Labels;
import java.io.IOException;
import java.util.List;

/** A folder of coloured pictures of what a network should give: surface normals, for example. */
record TargetFolder(SpooledArchive archive, ImageDecoder decoder, Pairs pairs)
    implements Labelling {

  static final String NAME = "targets";

  @Override
  public Labels.Kind kind() {
    return Labels.Kind.MAP;
  }

  @Override
  public List<Entry> pictures() {
    return pairs.images();
  }

  @Override
  public Label label(Entry picture, Image image) throws IOException {
    var path = pairs.partner(picture).path();
    var target = decoder.decode(archive.read(pairs.partner(picture)), archive.named(path));
    Pairs.requireSize(target, image, archive.named(path));
    if (target.channels() != 3) {
      throw InvalidUploadException.in(
          archive.named(path), "is grey, but a target picture has three channels");
    }
    return new Label.Map(target);
  }
}
