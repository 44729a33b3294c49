package dev.millet.members.http;

import dev.millet.members.accounts.Details;

/**
 * Changes of a member's profile; what is left out stays.
 *
 * @param city removed where it is empty
 * @param locale a BCP 47 tag; removed where it is empty
 * @param timeZone an IANA name such as {@code Asia/Shanghai}; removed where it is empty
 */
public record ChangeProfileRequest(
    String displayName, String city, String locale, String timeZone) {

  /** Returns the details after the change, checked by the rules of the details. */
  Details appliedTo(Details before) {
    return Details.RULES.check(
        new Details(
            displayName == null ? before.displayName() : displayName,
            city == null ? before.city() : city,
            locale == null ? before.locale() : locale,
            timeZone == null ? before.timeZone() : timeZone));
  }
}
