package dev.millet.pages;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.SitePath;
import java.time.Duration;

/** The preferences of a reader for this browser: language and theme, kept in cookies. */
final class Preferences {

  static final String LOCALE_COOKIE = "millet_locale";

  private static final Duration LIFETIME = Duration.ofDays(365);

  private Preferences() {}

  /** Takes the fields {@code locale}, {@code theme} and {@code to}; unknown values do nothing. */
  static Reply choose(Request request) {
    Form form = request.form();
    Reply reply = Reply.seeOther(SitePath.orHome(form.value("to")));
    String locale = form.value("locale");
    if (Languages.knows(locale)) {
      reply = reply.withCookie(LOCALE_COOKIE, locale, LIFETIME);
    }
    String theme = form.value("theme");
    if (!theme.isEmpty()) {
      Theme chosen = Theme.of(theme);
      reply =
          reply.withCookie(
              Theme.COOKIE, chosen.word(), chosen == Theme.AUTO ? Duration.ZERO : LIFETIME);
    }
    return reply;
  }
}
