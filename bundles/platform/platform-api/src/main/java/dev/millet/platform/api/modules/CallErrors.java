package dev.millet.platform.api.modules;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the calls of one generation that ended with an Error. Thread-safe. */
final class CallErrors {

  private final Map<String, Long> calls = new ConcurrentHashMap<>();

  static CallErrors of(Generation generation) {
    return generation.attachment(CallErrors.class, CallErrors::new);
  }

  void add(String what) {
    calls.merge(what, 1L, Long::sum);
  }

  Map<String, Long> byCall() {
    return new TreeMap<>(calls);
  }
}
