package io.zico.app.datasets;

import io.zico.app.datasets.SpooledArchive.Entry;
import io.zico.core.data.Image;
import io.zico.core.data.Label;
import io.zico.core.data.Labels;
import java.util.List;

/** Pictures of which nothing is known. */
record PlainPictures(List<Entry> pictures) implements Labelling {

  @Override
  public Labels.Kind kind() {
    return Labels.Kind.NONE;
  }

  @Override
  public Label label(Entry picture, Image image) {
    return new Label.Nothing();
  }
}
