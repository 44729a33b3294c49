package dev.millet.points.rules;

import dev.millet.api.journal.JournalTypes;
import dev.millet.api.pages.View;
import java.util.Optional;
import java.util.Set;

/** Names rules in the language of their reader. */
public final class RuleNames {

  /** The words of the rules that have a name in every language. */
  private static final Set<String> NAMED = DefaultRules.all().keySet();

  /** The beginning of the label of a reason that is a rule. */
  static final String LABEL = "rule.";

  private final JournalTypes types;

  RuleNames(JournalTypes types) {
    this.types = types;
  }

  /** Returns the name that the company gave, or ours, or that of what happens. */
  String of(SavedRule rule, View view) {
    if (!rule.terms().name().isEmpty()) {
      return rule.terms().name();
    }
    return rule.word() != null && NAMED.contains(rule.word())
        ? view.text("rule.name." + rule.word())
        : types.label(rule.terms().types().get(0), view.locale());
  }

  /** Returns the name of a rule of ours by the label of a reason; empty where it is none. */
  public static Optional<String> ofReason(String label, View view) {
    String word = label.startsWith(LABEL) ? label.substring(LABEL.length()) : "";
    return NAMED.contains(word) ? Optional.of(view.text("rule.name." + word)) : Optional.empty();
  }

  /** Returns whether a module is away whose entries a rule names. */
  boolean isWaiting(SavedRule rule) {
    return rule.terms().types().stream().anyMatch(each -> types.find(each).isEmpty());
  }

  /** Returns what a field is called. */
  String field(SavedRule rule, String field, View view) {
    return types.label(rule.terms().types().get(0), field, view.locale());
  }
}
