package dev.millet.points.rules;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.json.Json;
import dev.millet.api.json.JsonException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules that the configuration sets: JSON with one rule under each id, as the API takes them.
 * They are saved as any others, and nobody changes them on the page. Immutable.
 */
final class FixedRules {

  private static final String SETTING = "points.rules.fixed";
  private static final String ID = "[a-z][a-z0-9-]{0,29}";
  private static final int MAX_RULES = 50;

  private final Map<String, RuleTerms> rules;

  /** Rules by id, as they are written. */
  static final class Written extends LinkedHashMap<String, RuleRequest> {
    @Serial private static final long serialVersionUID = 1L;
  }

  private FixedRules(Map<String, RuleTerms> rules) {
    this.rules = rules;
  }

  /**
   * Reads rules.
   *
   * @param text JSON; empty for no rules
   * @throws IllegalArgumentException where it is no JSON of rules, with the rule and the field
   */
  static FixedRules read(String text, Json json) {
    Map<String, RuleTerms> rules = new LinkedHashMap<>();
    if (!text.isBlank()) {
      written(text, json).forEach((id, each) -> rules.put(SavedRule.FIXED + id, terms(id, each)));
    }
    return new FixedRules(rules);
  }

  private static Written written(String text, Json json) {
    try {
      Written written = json.readStrict(text.getBytes(StandardCharsets.UTF_8), Written.class);
      if (written.size() > MAX_RULES) {
        throw new IllegalArgumentException(SETTING + " has more than " + MAX_RULES + " rules");
      }
      return written;
    } catch (JsonException e) {
      throw new IllegalArgumentException(
          SETTING + (e.field().isEmpty() ? "" : ", " + e.field()) + ": " + e.getMessage(), e);
    }
  }

  private static RuleTerms terms(String id, RuleRequest each) {
    if (!id.matches(ID) || each == null) {
      throw wrong(id, "an id is a lower-case word of at most 30 letters, digits and hyphens");
    }
    try {
      RuleTerms terms = each.terms();
      if (terms.name().isEmpty()) {
        throw wrong(id, "name: missing");
      }
      return terms;
    } catch (ProblemException e) {
      throw wrong(id, told(e.problem()));
    }
  }

  private static IllegalArgumentException wrong(String id, String what) {
    return new IllegalArgumentException(SETTING + ", rule " + id + ": " + what);
  }

  private static String told(Problem problem) {
    return problem.fields().stream()
        .map(each -> each.name() + ": " + each.detail())
        .collect(Collectors.joining("; "));
  }

  /** Saves those that are new or say something else, and switches those off that are gone. */
  Next save(RuleDesk desk, JobRun run) {
    Map<String, SavedRule> there =
        desk.all().stream()
            .filter(SavedRule::isFixed)
            .collect(Collectors.toMap(SavedRule::word, each -> each));
    rules.forEach(
        (word, terms) -> {
          SavedRule saved = there.get(word);
          boolean same = saved != null && saved.terms().equals(terms);
          if (!same && problem(desk, terms).isEmpty()) {
            desk.fix(word, terms);
          }
        });
    for (SavedRule each : there.values()) {
      if (!rules.containsKey(each.word()) && each.terms().enabled()) {
        desk.fix(each.word(), each.terms().enabled(false));
      }
    }
    return Next.LATER;
  }

  /**
   * Returns what is wrong with a rule, where all modules are there whose entries it names. One
   * whose module is away is not wrong: it waits.
   */
  private static Optional<String> problem(RuleDesk desk, RuleTerms terms) {
    try {
      if (!desk.isWaiting(terms)) {
        desk.requireRight(terms);
      }
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(told(e.problem()));
    }
  }

  /** Returns what is wrong with the rules, with their places; empty where nothing is. */
  Optional<String> check(RuleDesk desk) {
    String wrong =
        rules.entrySet().stream()
            .flatMap(
                each ->
                    problem(desk, each.getValue())
                        .map(
                            what -> each.getKey().substring(SavedRule.FIXED.length()) + ": " + what)
                        .stream())
            .collect(Collectors.joining("; "));
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(SETTING + " has rules that do not count. Mend them: " + wrong);
  }
}
