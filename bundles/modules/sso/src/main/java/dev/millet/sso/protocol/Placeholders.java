package dev.millet.sso.protocol;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the placeholders of what administrators wrote, such as {@code {client_id}}. */
final class Placeholders {

  private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");

  private Placeholders() {}

  /** Returns a text with values as they are; what has no value is empty. */
  static String plain(String template, Map<String, String> values) {
    return filled(template, values, UnaryOperator.identity());
  }

  /** Returns an address, in which no value can be more than a value. */
  static String encoded(String template, Map<String, String> values) {
    return filled(template, values, Placeholders::encode);
  }

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String filled(
      String template, Map<String, String> values, UnaryOperator<String> form) {
    Matcher matcher = NAME.matcher(template);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String value = form.apply(values.getOrDefault(matcher.group(1), ""));
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(text).toString();
  }
}
