package dev.millet.pages;

import dev.millet.api.pages.Html;
import dev.millet.platform.api.modules.Generation;
import gg.jte.TemplateException;
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

  /**
   * Logs the first failure with its trace, then each thousandth.
   *
   * @return a sentence about this one: the module, and the line of the template where one fails
   */
  String failed(String slot, Throwable failure) {
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
    return "%s cannot fill %s: %s".formatted(module, slot, reason(failure));
  }

  /** Returns where the innermost template fails, and why. */
  private static String reason(Throwable failure) {
    String where = "";
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      where = cause instanceof TemplateException ? cause.getMessage() + ": " : where;
      cause = cause.getCause();
    }
    return where + cause;
  }

  /** Returns a failure for developers to read on the page. */
  static Html notice(String failure) {
    return new Html(
        "<p class=\"notice notice-error\" role=\"alert\">" + Text.escaped(failure) + "</p>");
  }
}
