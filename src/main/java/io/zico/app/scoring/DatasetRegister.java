package io.zico.app.scoring;

import java.util.List;

/** Which datasets there are, and that they stay. */
public interface DatasetRegister {

  /** Names in the order of the alphabet, to be told to who asks for one that is not there. */
  List<String> first(int most);

  /**
   * Keeps a dataset from being deleted until the current transaction ends.
   *
   * @return whether there is one of this identifier, which is of its content too
   */
  boolean hold(String id);
}
