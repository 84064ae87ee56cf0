package io.zico.app.scores;

import io.zico.app.scoring.ArchitectureRequest;
import io.zico.app.scoring.ArchitectureSpec.Defaults;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a client wrote an architecture: some of it with it, some for the whole list at once. */
record Place(Defaults defaults, ArchitectureRequest architecture, int position) {

  private static final String ARCHITECTURE = "/architecture";

  /**
   * A pointer into the request.
   *
   * @param within a pointer into the architecture, written as an object
   */
  String pointer(String within) {
    if (within.equals("/space") && architecture.space() == null) {
      return within; // given for all or for none, it is one fault and not one of each
    }
    var own = "/architectures/" + position;
    if (!says(architecture.space(), architecture.parameters(), within)
        && says(defaults.space(), defaults.parameters(), within)) {
      return within;
    }
    boolean isDeep = within.startsWith(ARCHITECTURE + "/");
    return isPlainString() && !isDeep ? own : own + within;
  }

  /** Or an object that says no more than a string would, which its place points to as well. */
  private boolean isPlainString() {
    return architecture.id() == null
        && architecture.space() == null
        && architecture.notation() == null
        && architecture.parameters() == null;
  }

  private static boolean says(
      @Nullable String space, @Nullable Map<String, Object> parameters, String pointer) {
    if (pointer.equals("/space")) {
      return space != null;
    }
    return parameters != null
        && parameters.keySet().stream().anyMatch(name -> pointer.equals("/parameters/" + name));
  }
}
