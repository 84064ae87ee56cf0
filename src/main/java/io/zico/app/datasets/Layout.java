package io.zico.app.datasets;

import io.zico.core.data.Label;
import io.zico.core.data.Labels;
import java.io.IOException;
import java.util.Set;

/** Tells by its folders how the pictures of an archive are labelled. */
final class Layout {

  private static final Set<String> MASKS = Set.of(Pairs.IMAGES, MaskFolder.NAME);
  private static final Set<String> TARGETS = Set.of(Pairs.IMAGES, TargetFolder.NAME);

  private Layout() {}

  static Labelling labelling(SpooledArchive archive, Upload upload, ImageDecoder decoder)
      throws IOException {
    var wanted = upload.labels().kind();
    var kind = wanted == null ? recognise(archive) : wanted;
    requireFolders(archive, kind);
    if (kind != Labels.Kind.MASK) {
      upload.refuseClassNames(kind);
      upload.labels().refuseIgnored(kind);
    }
    var pictures = upload.part().of(archive.pictures(), entry -> entry.path().split());
    return switch (kind) {
      case NONE -> new PlainPictures(pictures);
      case CLASS -> ClassFolders.of(pictures);
      case MASK ->
          new MaskFolder(
              archive,
              decoder,
              Pairs.of(pictures, MaskFolder.NAME, archive),
              upload.classNames(),
              upload.labels().ignoredOr(Label.Mask.IGNORED));
      case MAP ->
          new TargetFolder(archive, decoder, Pairs.of(pictures, TargetFolder.NAME, archive));
      case TAGS, VECTOR -> LabelTable.of(archive, pictures, wanted);
    };
  }

  private static Labels.Kind recognise(SpooledArchive archive) {
    var folders = archive.folders();
    if (folders.equals(MASKS)) {
      return Labels.Kind.MASK;
    }
    if (folders.equals(TARGETS)) {
      return Labels.Kind.MAP;
    }
    if (folders.contains(MaskFolder.NAME) || folders.contains(TargetFolder.NAME)) {
      throw InvalidUploadException.of(
          "labels",
          "the archive has the folders %s; say with 'labels' what they are, or send images and masks, or images and targets, alone"
              .formatted(String.join(", ", folders)));
    }
    if (folders.size() > 1) {
      return Labels.Kind.CLASS;
    }
    return archive.tables().isEmpty() ? Labels.Kind.NONE : Labels.Kind.VECTOR;
  }

  private static void requireFolders(SpooledArchive archive, Labels.Kind kind) {
    var folders = archive.folders();
    boolean fits =
        switch (kind) {
          case NONE -> true;
          case CLASS -> !folders.contains("");
          case MASK -> folders.equals(MASKS);
          case MAP -> folders.equals(TARGETS);
          case TAGS, VECTOR -> folders.size() == 1;
        };
    if (!fits) {
      throw archive.refused(
          "has pictures in %s, but labels that are %s need %s"
              .formatted(
                  folders.contains("") ? "no folder" : "the folders " + String.join(", ", folders),
                  LabelRequest.word(kind),
                  needed(kind)));
    }
  }

  private static String needed(Labels.Kind kind) {
    return switch (kind) {
      case NONE -> "nothing else";
      case CLASS -> "a folder for each class";
      case MASK -> "the folders images and masks";
      case MAP -> "the folders images and targets";
      case TAGS, VECTOR -> "one folder, and labels.csv beside it";
    };
  }
}
