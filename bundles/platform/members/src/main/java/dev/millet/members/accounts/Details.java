package dev.millet.members.accounts;

import dev.millet.api.forms.Rules;
import dev.millet.api.members.Member;

/**
 * The details that a member tells of themselves and may change at any time.
 *
 * @param city null where it is left out
 * @param locale null where the browser decides
 * @param timeZone null where the browser decides
 */
public record Details(String displayName, String city, String locale, String timeZone) {

  public static final Rules<Details> RULES =
      Rules.of(Details.class)
          .verbatim("displayName", 1, Profile.MAX_NAME, "Mei Lin")
          .checked("displayName", Profile::displayName)
          .autocomplete("displayName", "name")
          .verbatim("city", 0, Profile.MAX_CITY, "Shanghai")
          .checked("city", Profile::city)
          .autocomplete("city", "address-level2")
          .line("locale", 0, Profile.MAX_TAG, "zh-CN")
          .checked("locale", Profile::locale)
          .line("timeZone", 0, Profile.MAX_TIME_ZONE, "Asia/Shanghai")
          .checked("timeZone", Profile::timeZone);

  public Details {
    city = Profile.orNull(city);
    locale = Profile.orNull(locale);
    timeZone = Profile.orNull(timeZone);
  }

  /** Returns the details of a member as they are. */
  public static Details of(Member member) {
    return new Details(member.displayName(), member.city(), member.locale(), member.timeZone());
  }
}
