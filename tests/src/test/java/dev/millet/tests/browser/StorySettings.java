package dev.millet.tests.browser;

import dev.millet.tests.Sweep;
import java.util.List;

/**
 * Where a story is told, for {@code @Parameters}: the name of the place, the width of its pages and
 * whether it runs scripts. Each build tells it once with scripts and once without; full sweeps tell
 * it in all three places.
 */
final class StorySettings {

  private static final Object[] PHONE = {"phone", Chromium.PHONE, true};
  private static final Object[] DESK = {"desk", Chromium.DESKTOP, true};
  private static final Object[] NO_SCRIPTS = {"no-scripts", Chromium.DESKTOP, false};

  private StorySettings() {}

  /** For stories that need a mouse. */
  static List<Object[]> scriptsAtADesk() {
    return Sweep.isFull() ? all() : List.of(DESK, NO_SCRIPTS);
  }

  static List<Object[]> scriptsOnAPhone() {
    return Sweep.isFull() ? all() : List.of(PHONE, NO_SCRIPTS);
  }

  private static List<Object[]> all() {
    return List.of(PHONE, DESK, NO_SCRIPTS);
  }
}
