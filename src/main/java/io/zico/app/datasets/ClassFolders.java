package io.zico.app.datasets;

import io.zico.app.datasets.SpooledArchive.Entry;
import io.zico.core.data.Image;
import io.zico.core.data.Label;
import io.zico.core.data.Labels;
import java.util.Collections;
import java.util.List;

/** One folder of pictures for each class; classes are ordered by name. */
record ClassFolders(List<Entry> pictures, List<String> names) implements Labelling {

  static ClassFolders of(List<Entry> pictures) {
    var names = pictures.stream().map(entry -> entry.path().className()).distinct().sorted();
    return new ClassFolders(pictures, names.toList());
  }

  @Override
  public Labels.Kind kind() {
    return Labels.Kind.CLASS;
  }

  @Override
  public int classOf(Entry picture) {
    return Collections.binarySearch(names, picture.path().className());
  }

  @Override
  public Label label(Entry picture, Image image) {
    return new Label.OfClass(classOf(picture));
  }
}
