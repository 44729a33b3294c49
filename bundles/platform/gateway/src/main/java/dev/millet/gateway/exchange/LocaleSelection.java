package dev.millet.gateway.exchange;

import dev.millet.api.members.Identity;
import dev.millet.gateway.access.Authenticator;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Chooses the language to answer in: the one chosen in this browser, else the member's, else what
 * the browser accepts, else English.
 */
final class LocaleSelection {

  private static final Locale ENGLISH = Locale.ENGLISH;
  private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
  private static final String COOKIE = "millet_locale";

  private LocaleSelection() {}

  static Locale choose(Identity identity, Request http) {
    HttpFields headers = http.getHeaders();
    if (headers.contains(HttpHeader.COOKIE)) {
      String cookie = Authenticator.cookie(http, COOKIE);
      Locale chosen = cookie == null ? null : supported(cookie);
      if (chosen != null) {
        return chosen;
      }
    }
    if (identity.member() != null && identity.member().locale() != null) {
      Locale own = supported(identity.member().locale());
      if (own != null) {
        return own;
      }
    }
    if (headers.contains(HttpHeader.ACCEPT_LANGUAGE)) {
      for (String tag : headers.getQualityCSV(HttpHeader.ACCEPT_LANGUAGE)) {
        Locale accepted = supported(tag);
        if (accepted != null) {
          return accepted;
        }
      }
    }
    return ENGLISH;
  }

  // One Chinese is better than English for a reader of any.
  private static Locale supported(String tag) {
    if (isLanguage("zh", tag)) {
      return CHINESE;
    }
    return isLanguage("en", tag) ? ENGLISH : null;
  }

  private static boolean isLanguage(String language, String tag) {
    return tag.regionMatches(true, 0, language, 0, 2)
        && (tag.length() == 2 || tag.charAt(2) == '-' || tag.charAt(2) == '_');
  }
}
