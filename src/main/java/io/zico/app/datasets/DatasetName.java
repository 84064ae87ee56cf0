package io.zico.app.datasets;

/** What a dataset may be called, so that its name can stand in a path. */
final class DatasetName {

  static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]*";
  static final String MESSAGE =
      "must be made of letters, digits, '.', '_' and '-', and start with a letter or digit";

  private DatasetName() {}
}
