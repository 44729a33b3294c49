package dev.millet.members.accounts;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.members.text.SingleLineText;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks the fields of a profile. Blank optional fields are null. */
public final class Profile {

  public static final int MAX_NAME = 80;
  public static final int MAX_CITY = 80;
  public static final int MAX_EMAIL = 254;
  public static final int MAX_TAG = 35;
  public static final int MAX_TIME_ZONE = 64;

  /** Only a mail that arrives shows that an address is one; this keeps out what cannot be. */
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cc}\\p{Cf}<>\",;]{1,64}@[^\\s@\\p{Cc}\\p{Cf}<>\",;]+\\.[^\\s@.]+");

  private Profile() {}

  public static String displayName(String typed) {
    return SingleLineText.of("displayName", typed, MAX_NAME);
  }

  public static String city(String typed) {
    return isBlank(typed) ? null : SingleLineText.of("city", typed, MAX_CITY);
  }

  public static String email(String typed) {
    if (isBlank(typed)) {
      return null;
    }
    String email = typed.strip();
    if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
      throw refused("email", "form", "This is no mail address");
    }
    return email;
  }

  /**
   * Returns the address of somebody whom nobody can be asked about; null where it cannot be one.
   */
  static String importedEmail(String given) {
    String email = given == null ? "" : given.strip();
    return email.length() <= MAX_EMAIL && EMAIL.matcher(email).matches() ? email : null;
  }

  /** Returns the form of an address by which it is found, without case. Null for null. */
  public static String emailKey(String email) {
    return email == null ? null : email.toLowerCase(Locale.ROOT);
  }

  /** Returns an IANA name such as {@code Asia/Shanghai}. */
  public static String timeZone(String typed) {
    if (isBlank(typed)) {
      return null;
    }
    String zone = typed.strip();
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw refused("timeZone", "unknown", "This is no IANA time zone such as Asia/Shanghai");
    }
    return zone;
  }

  /** Returns a well-formed BCP 47 tag, in its usual spelling. */
  public static String locale(String typed) {
    if (isBlank(typed)) {
      return null;
    }
    try {
      String tag = new Locale.Builder().setLanguageTag(typed.strip()).build().toLanguageTag();
      if (tag.length() <= MAX_TAG && !tag.equals("und")) {
        return tag;
      }
    } catch (IllformedLocaleException e) {
      // answered below, like the other tags that name no language
    }
    throw refused("locale", "form", "This is no language tag such as en or zh-CN");
  }

  /** Returns a text; null where it is blank. */
  public static String orNull(String text) {
    return isBlank(text) ? null : text;
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static ProblemException refused(String field, String code, String detail) {
    return Problem.invalid(field, code, detail).toException();
  }
}
