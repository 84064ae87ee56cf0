package io.zico.core.space;

/**
 * The two cells of a DARTS network.
 *
 * @param normal keeps the size
 * @param reduce halves the size
 */
record DartsGenotype(DartsCell normal, DartsCell reduce) {

  /** The text that Python prints for it. */
  @Override
  public String toString() {
    return "Genotype(normal=%s, normal_concat=[2, 3, 4, 5], reduce=%s, reduce_concat=[2, 3, 4, 5])"
        .formatted(normal.edges(), reduce.edges());
  }
}
