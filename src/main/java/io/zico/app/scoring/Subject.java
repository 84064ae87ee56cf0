package io.zico.app.scoring;

import io.zico.core.architecture.CanonicalForm;
import io.zico.core.proxy.Signal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is evaluated.
 *
 * @param network the whole of it
 * @param thin the network of one cell that stands for it, if there is one and a signal is recorded
 *     on it; it is known by a hash of its own, since it may differ where the whole networks are
 *     equal
 */
record Subject(CanonicalForm network, @Nullable CanonicalForm thin) {

  /** The networks that the signals are recorded on. */
  static Subject of(ArchitectureSpec architecture, Set<Signal> signals) {
    boolean asksForThin = signals.stream().anyMatch(Signal::isOfThinNetwork);
    return new Subject(
        CanonicalForm.of(architecture.architecture()),
        asksForThin ? architecture.thin().map(CanonicalForm::of).orElse(null) : null);
  }
}
