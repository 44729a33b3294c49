package dev.millet.events;

import java.util.Locale;

/**
 * A city in which there are events, as a row of {@code events_cities}.
 *
 * @param slug stands in addresses
 * @param zone an IANA name
 */
public record City(long id, String slug, String nameEn, String nameZh, String zone) {

  /** Returns the name in a language. */
  public String name(Locale locale) {
    return locale.getLanguage().equals("zh") ? nameZh : nameEn;
  }

  /** Returns the page that shows it. */
  public String path() {
    return "/events/cities/" + slug;
  }
}
