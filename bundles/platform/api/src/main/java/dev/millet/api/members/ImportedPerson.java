package dev.millet.api.members;

import dev.millet.api.text.TextFormat;
import dev.millet.api.text.VisibleText;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Somebody in a source that is imported.
 *
 * @param key tells people of the source apart, such as a mail address or a user number: 1 to 320
 *     code points
 * @param displayName 1 to 80 code points
 * @param email their mail address as the source has it; null where it has none, or has not made
 *     sure of it
 */
public record ImportedPerson(String key, String displayName, String email) {

  private static final int MAX_NAME = 80;
  private static final int MAX_EMAIL = 254;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

  /**
   * Returns a person of whom only the name is known.
   *
   * @param raw as the source has it, made fit; may be null
   * @return null where there is nothing to see
   * @since 1.5
   */
  public static ImportedPerson named(String raw) {
    String name = name(raw);
    return name == null ? null : new ImportedPerson(name, name, null);
  }

  /**
   * Returns a person with a mail address; a text that is not an address is taken as a name.
   *
   * @param rawName may be null: then the part before the at sign is the name
   * @return null where there is nothing to see
   * @since 1.5
   */
  public static ImportedPerson mailing(String rawName, String rawEmail) {
    String email = rawEmail.strip().toLowerCase(Locale.ROOT);
    if (!isEmail(email)) {
      return named(rawName == null ? rawEmail : rawName);
    }
    String name = name(rawName);
    String shown = name == null ? name(email.substring(0, email.indexOf('@'))) : name;
    return shown == null ? null : new ImportedPerson(email, shown, email);
  }

  /**
   * Returns whether a text looks like a mail address.
   *
   * @since 1.5
   */
  public static boolean isEmail(String text) {
    return text.length() <= MAX_EMAIL && EMAIL.matcher(text).matches();
  }

  /**
   * Returns the same person, whose address nobody has checked: it leads to no account.
   *
   * @since 1.5
   */
  public ImportedPerson unverified() {
    return new ImportedPerson(key, displayName, null);
  }

  private static String name(String raw) {
    String name = raw == null ? "" : TextFormat.LINE.fit(raw, MAX_NAME);
    return VisibleText.isBlank(name) ? null : name;
  }
}
