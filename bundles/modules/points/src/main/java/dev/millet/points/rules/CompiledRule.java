package dev.millet.points.rules;

import dev.millet.api.journal.DescribedEntry;
import dev.millet.api.journal.JournalField;
import dev.millet.api.journal.JournalType;
import dev.millet.points.formula.Formula;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A revision of a rule, ready to be asked about entries. Immutable. */
final class CompiledRule {

  /** The largest amount of one grant. */
  static final long MAX_AMOUNT = 1_000_000;

  private static final String ALWAYS = "true";

  private final long id;
  private final int revision;
  private final RuleTerms terms;
  private final Formula<Boolean> condition;
  private final Formula<Long> amount;

  private CompiledRule(
      long id, int revision, RuleTerms terms, Formula<Boolean> condition, Formula<Long> amount) {
    this.id = id;
    this.revision = revision;
    this.terms = terms;
    this.condition = condition;
    this.amount = amount;
  }

  /**
   * Compiles what a rule says.
   *
   * @param types the described types that it names
   * @throws dev.millet.points.formula.FormulaException where a formula is wrong
   */
  static CompiledRule of(long id, int revision, RuleTerms terms, List<JournalType> types) {
    List<JournalField> fields = fields(types);
    String condition = terms.condition().isBlank() ? ALWAYS : terms.condition();
    return new CompiledRule(
        id,
        revision,
        terms,
        Formula.condition(condition, fields),
        Formula.amount(terms.amount(), fields));
  }

  /** Returns the fields that all of the types have. */
  static List<JournalField> fields(List<JournalType> types) {
    return Formula.common(types.stream().map(JournalType::fields).toList());
  }

  long id() {
    return id;
  }

  int revision() {
    return revision;
  }

  RuleTerms terms() {
    return terms;
  }

  /**
   * Returns how much an entry earns, before caps; 0 for nothing.
   *
   * @throws dev.millet.points.formula.FormulaException where a formula has no value
   */
  long amount(Map<String, Object> values) {
    return condition.of(values) ? Math.max(0, Math.min(MAX_AMOUNT, amount.of(values))) : 0;
  }

  /**
   * Returns who gets the points.
   *
   * @param author the author of the entry's subject
   */
  Optional<Long> recipient(DescribedEntry entry, Optional<Long> author) {
    return switch (terms.recipient()) {
      case RuleTerms.ACTOR -> entry.actor();
      case RuleTerms.AUTHOR -> author;
      default -> entry.member(terms.recipient());
    };
  }

  boolean isForAuthor() {
    return terms.recipient().equals(RuleTerms.AUTHOR);
  }

  boolean isForActor() {
    return terms.recipient().equals(RuleTerms.ACTOR);
  }
}
