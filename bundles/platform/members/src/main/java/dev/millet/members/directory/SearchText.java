package dev.millet.members.directory;

import dev.millet.members.accounts.Profile;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A part of a name or handle that members are searched by.
 *
 * @param name a pattern for display names
 * @param handle a pattern for the keys of handles
 * @param email the key of a mail address, to be met as a whole; null where those who search may not
 *     find people by it
 */
record SearchText(String name, String handle, String email) {

  private static final int MAX_LENGTH = 320;

  static SearchText of(String typed) {
    String text = typed.strip();
    String part = text.startsWith("@") ? text.substring(1) : text;
    String key = Normalizer.normalize(part, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return new SearchText(containing(text), containing(key), null);
  }

  /** Finds by whole mail addresses, too. */
  static SearchText withEmail(String typed) {
    SearchText text = of(typed);
    return new SearchText(text.name, text.handle, Profile.emailKey(typed.strip()));
  }

  /** Returns whether nobody can have such a name. */
  static boolean isHopeless(String typed) {
    return typed.length() > MAX_LENGTH || typed.indexOf('\0') >= 0;
  }

  private static String containing(String part) {
    return "%" + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
