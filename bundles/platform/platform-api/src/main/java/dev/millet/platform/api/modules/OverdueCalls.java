package dev.millet.platform.api.modules;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls of one generation whose time is over, that were interrupted, and that have not ended. A
 * thread cannot be ended from outside, so all that is left is to name it. Thread-safe.
 */
final class OverdueCalls {

  private final Map<Thread, String> calls = new ConcurrentHashMap<>();

  static OverdueCalls of(Generation generation) {
    return generation.attachment(OverdueCalls.class, OverdueCalls::new);
  }

  void add(Thread thread, String what, Duration limit) {
    calls.put(
        thread,
        "%s was interrupted after %s ms and runs on in the thread '%s'"
            .formatted(what, limit.toMillis(), thread.getName()));
  }

  void remove(Thread thread) {
    calls.remove(thread);
  }

  List<String> list() {
    return calls.values().stream().sorted().toList();
  }
}
