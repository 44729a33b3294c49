package dev.millet.gateway.exchange;

import dev.millet.gateway.limits.AdmissionControl;
import java.util.concurrent.atomic.AtomicBoolean;

/** The place that one exchange takes among those that are limited in number. */
final class ConcurrencySlot {

  private final AdmissionControl admission;
  private final AtomicBoolean taken = new AtomicBoolean();

  ConcurrencySlot(AdmissionControl admission) {
    this.admission = admission;
  }

  void take() {
    taken.set(true);
    admission.enter();
  }

  void release() {
    if (taken.compareAndSet(true, false)) {
      admission.leave();
    }
  }
}
