package io.zico.app.datasets;

class H2StorageTest extends StorageContract {

  private static final Library LIBRARY = Library.onH2();

  @Override
  Library library() {
    return LIBRARY;
  }
}
