package io.zico.app.datasets;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifiers that follow from name and content, so that the same dataset has one everywhere. */
final class DatasetId {

  private DatasetId() {}

  static String of(String name, String contentHash) {
    var text = name + "\n" + contentHash;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
