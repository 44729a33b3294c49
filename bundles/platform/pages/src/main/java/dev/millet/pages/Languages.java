package dev.millet.pages;

import java.util.List;
import java.util.Locale;

/** The languages that every module has texts in. */
final class Languages {

  static final Locale ENGLISH = Locale.ENGLISH;
  static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
  static final List<Locale> ALL = List.of(ENGLISH, CHINESE);

  private Languages() {}

  /** The language of ours that is nearest to a locale; English where none is near. */
  static Locale nearest(Locale locale) {
    return locale != null && "zh".equals(locale.getLanguage()) ? CHINESE : ENGLISH;
  }

  /** Whether this is the tag of one of our languages. */
  static boolean knows(String tag) {
    return ALL.stream().anyMatch(language -> language.toLanguageTag().equals(tag));
  }
}
