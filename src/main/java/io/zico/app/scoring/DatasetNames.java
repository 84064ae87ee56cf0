package io.zico.app.scoring;

import java.util.List;

/** What datasets are called, to be told to who asks for one that is not there. */
public interface DatasetNames {

  /** Names in the order of the alphabet. */
  List<String> first(int most);
}
