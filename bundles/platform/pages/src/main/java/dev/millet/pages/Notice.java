package dev.millet.pages;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence shown once, on the next page: what a form did. The cookie carries a module and the key
 * of one of its messages, never a text, so that nobody can put words on our pages.
 */
record Notice(String module, String key) {

  static final String COOKIE = "millet_notice";

  private static final Duration LIFETIME = Duration.ofMinutes(1);
  private static final Pattern VALUE =
      Pattern.compile("([a-z][a-z0-9.-]{0,60})~([A-Za-z0-9._-]{1,80})");

  static Reply attach(Reply reply, String module, String key) {
    return reply.withCookie(COOKIE, module + "~" + key, LIFETIME);
  }

  static Reply remove(Reply reply) {
    return reply.withCookie(COOKIE, "", Duration.ZERO);
  }

  static Optional<Notice> of(Request request) {
    return request
        .cookie(COOKIE)
        .map(VALUE::matcher)
        .filter(Matcher::matches)
        .map(match -> new Notice(match.group(1), match.group(2)));
  }
}
