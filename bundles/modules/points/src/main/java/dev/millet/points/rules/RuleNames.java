package dev.millet.points.rules;

import dev.millet.api.journal.JournalTypes;
import dev.millet.api.pages.View;
import java.util.Set;

/** Names rules in the language of their reader. */
public final class RuleNames {

  /** The words of the rules that have a name in every language. */
  private static final Set<String> NAMED = DefaultRules.all().keySet();

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

  /** Returns what a field is called. */
  String field(SavedRule rule, String field, View view) {
    return types.label(rule.terms().types().get(0), field, view.locale());
  }
}
