package dev.millet.launcher;

import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * Sets the language and the time zone of the process, whatever those of the machine are. Libraries
 * write and compare technical text by these defaults: in Turkish {@code "ID".toLowerCase()} is
 * another word, in Arabic {@code "%d"} writes other digits. What people read is written in the
 * language of each of them, which pages ask for by name.
 */
final class FixedDefaults {

  private static final Locale LANGUAGE = Locale.ENGLISH;
  private static final String ZONE = "UTC";

  private FixedDefaults() {}

  /** Sets the defaults; to be called before anything that may read one of them. */
  static void apply() {
    Map.of(
            "user.language", LANGUAGE.getLanguage(),
            "user.country", "",
            "user.script", "",
            "user.variant", "",
            "user.timezone", ZONE)
        .forEach(System::setProperty);
    for (String part : new String[] {"language", "country", "script", "variant"}) {
      System.clearProperty("user." + part + ".display");
      System.clearProperty("user." + part + ".format");
    }
    Locale.setDefault(LANGUAGE); // sets what is displayed and what is formatted, too
    TimeZone.setDefault(TimeZone.getTimeZone(ZONE));
  }
}
