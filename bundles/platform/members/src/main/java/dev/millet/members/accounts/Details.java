package dev.millet.members.accounts;

import dev.millet.api.members.Member;
import dev.millet.members.text.FieldErrors;

/**
 * What a member says of themselves and may change at any time.
 *
 * @param city null where it is left out
 * @param locale null where the browser decides
 * @param timeZone null where the browser decides
 */
public record Details(String displayName, String city, String locale, String timeZone) {

  /** What a member says now. */
  public static Details of(Member member) {
    return new Details(member.displayName(), member.city(), member.locale(), member.timeZone());
  }

  /**
   * Takes what somebody typed. What is blank, but for the name, is left out.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 with every field that was refused
   */
  public static Details typed(String displayName, String city, String locale, String timeZone) {
    FieldErrors findings = new FieldErrors();
    String checkedName = findings.take(() -> Profile.displayName(displayName));
    String checkedCity = findings.take(() -> Profile.city(city));
    String checkedLocale = findings.take(() -> Profile.locale(locale));
    String checkedZone = findings.take(() -> Profile.timeZone(timeZone));
    findings.report();
    return new Details(checkedName, checkedCity, checkedLocale, checkedZone);
  }
}
