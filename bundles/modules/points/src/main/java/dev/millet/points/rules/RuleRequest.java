package dev.millet.points.rules;

import java.util.List;

/**
 * A rule as programs send it.
 *
 * @param name what members read; empty for a rule that is there from the beginning
 * @param types the journal types that earn points
 * @param condition in CEL; empty or left out for every entry
 * @param recipient {@code actor}, {@code subject-author} or a field that is a member
 * @param amount a whole number or a formula in CEL
 * @param kind {@code both}, {@code coins} or {@code experience}; left out for both
 * @param caps left out for no limits
 * @param delayHours left out for none
 */
record RuleRequest(
    String name,
    List<String> types,
    String condition,
    String recipient,
    String amount,
    String kind,
    Caps caps,
    Integer delayHours,
    boolean enabled) {

  /**
   * Returns the terms, checked as the form does.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 with the fields that are wrong
   */
  RuleTerms terms() {
    RuleForm form =
        RuleForm.RULES.check(
            new RuleForm(
                or(name, ""),
                types == null ? List.of() : types,
                or(condition, ""),
                or(recipient, ""),
                or(amount, ""),
                or(kind, "both"),
                delayHours == null ? 0 : delayHours,
                enabled));
    CapsForm limits = CapsForm.RULES.check(CapsForm.of(caps == null ? new Caps(0, 0, 0, 0) : caps));
    return form.terms(limits);
  }

  private static String or(String text, String other) {
    return text == null ? other : text;
  }
}
