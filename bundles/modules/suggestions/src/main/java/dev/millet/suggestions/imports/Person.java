package dev.millet.suggestions.imports;

import dev.millet.api.members.ImportedPerson;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Somebody in the file.
 *
 * @param key tells people of one source apart: the mail address, else the name
 * @param name as it is shown
 * @param email null where the source has none, or has not made sure of it
 */
record Person(String key, String name, String email) {

  private static final int LONGEST_MAIL = 254;
  private static final Pattern MAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

  /** Returns a person of whom only the name is known; null where there is nothing to see. */
  static Person named(String raw) {
    String name = RowReader.name(raw);
    return name == null ? null : new Person(name, name, null);
  }

  /**
   * Returns a person with a mail address; a text that is not an address is taken as a name.
   *
   * @param rawName may be null: then the part before the at sign is the name
   */
  static Person mailing(String rawName, String rawMail) {
    String mail = rawMail.strip().toLowerCase(Locale.ROOT);
    if (!isMail(mail)) {
      return named(rawName == null ? rawMail : rawName);
    }
    String name = RowReader.name(rawName);
    String shown = name == null ? RowReader.name(mail.substring(0, mail.indexOf('@'))) : name;
    return shown == null ? null : new Person(mail, shown, mail);
  }

  static boolean isMail(String text) {
    return text.length() <= LONGEST_MAIL && MAIL.matcher(text).matches();
  }

  /** Returns the same person, whose address nobody has checked: it leads to no account. */
  Person unverified() {
    return new Person(key, name, null);
  }

  ImportedPerson imported() {
    return new ImportedPerson(key, name, email);
  }
}
