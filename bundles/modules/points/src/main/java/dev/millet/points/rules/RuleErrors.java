package dev.millet.points.rules;

import dev.millet.points.formula.FormulaException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the last error of each rule, for the team's page. Thread-safe. */
final class RuleErrors {

  private final Map<Long, String> last = new ConcurrentHashMap<>();

  void note(long rule, long position, FormulaException error) {
    last.put(rule, position + ": " + error.getMessage());
  }

  void note(long rule, String error) {
    last.put(rule, error);
  }

  void forget(long rule) {
    last.remove(rule);
  }

  Optional<String> of(long rule) {
    return Optional.ofNullable(last.get(rule));
  }
}
