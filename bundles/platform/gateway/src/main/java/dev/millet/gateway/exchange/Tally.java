package dev.millet.gateway.exchange;

import dev.millet.gateway.limits.Admission;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts one exchange among those that are limited in number, at most once. */
final class Tally {

  private final Admission admission;
  private final AtomicBoolean counted = new AtomicBoolean();

  Tally(Admission admission) {
    this.admission = admission;
  }

  void count() {
    counted.set(true);
    admission.count();
  }

  void discount() {
    if (counted.compareAndSet(true, false)) {
      admission.discount();
    }
  }
}
