package dev.millet.pages;

import dev.millet.platform.api.modules.Generation;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often one generation failed to fill slots: every page would log it otherwise. Thread-safe.
 */
final class SlotFailures {

  static final Logger LOG = LoggerFactory.getLogger(SlotFailures.class);

  private final String module;
  private final AtomicLong count = new AtomicLong();

  private SlotFailures(Generation generation) {
    module = generation.module() + " " + generation.version();
  }

  static SlotFailures of(Generation generation) {
    return generation.attachment(SlotFailures.class, () -> new SlotFailures(generation));
  }

  /** Logs the first failure with its trace, then each thousandth. */
  void failed(String slot, Throwable failure) {
    long failures = count.incrementAndGet();
    if (failures == 1) {
      LOG.error("module {} failed to fill the slot {}; it is left out", module, slot, failure);
    } else if (failures % 1000 == 0) {
      LOG.error(
          "module {} failed to fill slots {} times, now {}: {}",
          module,
          failures,
          slot,
          failure.toString());
    }
  }
}
