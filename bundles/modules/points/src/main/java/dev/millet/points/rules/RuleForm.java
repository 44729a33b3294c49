package dev.millet.points.rules;

import dev.millet.api.forms.Rules;
import java.util.List;
import java.util.Locale;

/**
 * A rule as the team types it, but for its limits.
 *
 * @param recipient {@link RuleTerms#ACTOR}, {@link RuleTerms#AUTHOR} or a field
 * @param kind {@code both}, {@code coins} or {@code experience}
 */
public record RuleForm(
    String name,
    List<String> types,
    String condition,
    String recipient,
    String amount,
    String kind,
    Integer delayHours,
    Boolean enabled) {

  /** The rules of the form. */
  public static final Rules<RuleForm> RULES =
      Rules.of(RuleForm.class)
          .line("name", 0, 80, "Post a suggestion")
          .lines("types", RuleTerms.MAX_TYPES, 100, "suggestions.submitted")
          .text("condition", 0, 500, "!imported")
          .line("recipient", 1, 60, RuleTerms.ACTOR)
          .line("amount", 1, 500, "5")
          .choice("kind", "both", "coins", "experience")
          .number("delayHours", 0, RuleTerms.MAX_DELAY_HOURS, 0)
          .flag("enabled")
          .require("types", form -> !form.types().isEmpty(), "missing", "choose at least one type");

  static RuleForm of(RuleTerms terms) {
    return new RuleForm(
        terms.name(),
        terms.types(),
        terms.condition(),
        terms.recipient(),
        terms.amount(),
        terms.kind().name().toLowerCase(Locale.ROOT),
        terms.delayHours(),
        terms.enabled());
  }

  RuleTerms terms(CapsForm caps) {
    return new RuleTerms(
        name,
        types,
        condition,
        recipient,
        amount,
        RuleTerms.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        caps.caps(),
        delayHours == null ? 0 : delayHours,
        enabled);
  }
}
