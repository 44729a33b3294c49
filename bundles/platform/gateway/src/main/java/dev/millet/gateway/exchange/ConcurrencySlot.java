package dev.millet.gateway.exchange;

import dev.millet.gateway.limits.AdmissionControl;
import java.util.concurrent.atomic.AtomicReference;

/** The place that one exchange takes among those that are limited in number. */
final class ConcurrencySlot {

  private final AdmissionControl admission;
  private final AtomicReference<Place> place = new AtomicReference<>(Place.NONE);

  private enum Place {
    NONE,
    REQUEST,
    TRANSFER
  }

  ConcurrencySlot(AdmissionControl admission) {
    this.admission = admission;
  }

  void take() {
    place.set(Place.REQUEST);
    admission.enter();
  }

  /**
   * Becomes one of the files that are on their way: no request any more.
   *
   * @throws dev.millet.api.gateway.ProblemException 503 where there are too many of them
   */
  void becomeTransfer() {
    admission.transfers().enter();
    release(place.getAndSet(Place.TRANSFER));
  }

  void release() {
    release(place.getAndSet(Place.NONE));
  }

  private void release(Place held) {
    if (held == Place.REQUEST) {
      admission.leave();
    } else if (held == Place.TRANSFER) {
      admission.transfers().leave();
    }
  }
}
