package dev.millet.points.rules;

import dev.millet.api.pages.View;
import java.util.ArrayList;
import java.util.List;

/** Writes rules in plain words. */
final class PlainRules {

  private final RuleNames names;
  private final RuleErrors errors;

  PlainRules(RuleNames names, RuleErrors errors) {
    this.names = names;
    this.errors = errors;
  }

  RuleView of(RuleReader.Earning earning, View view) {
    SavedRule rule = earning.rule();
    return new RuleView(
        rule,
        names.of(rule, view),
        isNumber(rule.terms().amount()) ? rule.terms().amount().strip() : "",
        forWhom(rule, view),
        limits(rule.terms(), view),
        earning.today(),
        earning.left(),
        names.isWaiting(rule),
        errors.of(rule.id()).orElse(""));
  }

  private static boolean isNumber(String amount) {
    return amount.strip().matches("[0-9]{1,9}");
  }

  private String forWhom(SavedRule rule, View view) {
    return switch (rule.terms().recipient()) {
      case RuleTerms.ACTOR -> "";
      case RuleTerms.AUTHOR -> view.text("rules.for-author");
      default -> view.text("rules.for", names.field(rule, rule.terms().recipient(), view));
    };
  }

  private static List<String> limits(RuleTerms terms, View view) {
    List<String> limits = new ArrayList<>();
    Caps caps = terms.caps();
    if (caps.day() > 0) {
      limits.add(view.text("rules.cap-day", view.number(caps.day())));
    }
    boolean once =
        isNumber(terms.amount()) && Long.parseLong(terms.amount().strip()) == caps.subject();
    if (once) {
      limits.add(view.text("rules.once"));
    } else if (caps.subject() > 0) {
      limits.add(view.text("rules.cap-subject", view.number(caps.subject())));
    }
    if (caps.member() > 0) {
      limits.add(view.text("rules.cap-member", view.number(caps.member())));
    }
    if (caps.total() > 0) {
      limits.add(view.text("rules.cap-total", view.number(caps.total())));
    }
    if (terms.delayHours() > 0) {
      limits.add(view.text("rules.delay", terms.delayHours()));
    }
    return limits;
  }
}
