package io.zico.app.datasets;

/** Tells of each image in turn whether it is one of those that are kept. */
final class Selection {

  private final int[] kept;
  private int found;
  private int next;

  /**
   * Starts at the first image.
   *
   * @param kept numbers of images, rising
   */
  Selection(int[] kept) {
    this.kept = kept.clone();
  }

  /** Whether the next image is kept. */
  boolean takesNext() {
    boolean takes = found < kept.length && kept[found] == next;
    found += takes ? 1 : 0;
    next++;
    return takes;
  }
}
