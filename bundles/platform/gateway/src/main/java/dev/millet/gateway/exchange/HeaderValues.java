package dev.millet.gateway.exchange;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Makes header values safe to send: visible ASCII, on one line. */
final class HeaderValues {

  private HeaderValues() {}

  /** A URL with everything else percent-encoded as UTF-8. */
  static String url(String url) {
    return isPlain(url, ' ') ? url : encoded(url);
  }

  /** A value without line ends, controls and what is not ASCII. */
  static String text(String value) {
    return isPlain(value, ' ' - 1) ? value : replaced(value);
  }

  private static boolean isPlain(String value, int below) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= below || c >= '\u007f') {
        return false;
      }
    }
    return true;
  }

  private static String encoded(String url) {
    StringBuilder encoded = new StringBuilder(url.length() * 2);
    for (byte each : url.getBytes(StandardCharsets.UTF_8)) {
      if (each <= ' ' || each == '\u007f') {
        encoded.append('%').append(HexFormat.of().toHexDigits(each).toUpperCase(Locale.ROOT));
      } else {
        encoded.append((char) each);
      }
    }
    return encoded.toString();
  }

  private static String replaced(String value) {
    StringBuilder clean = new StringBuilder(value.length());
    value.chars().forEach(c -> clean.append(c < ' ' || c >= '\u007f' ? '?' : (char) c));
    return clean.toString();
  }
}
