package dev.millet.gateway.transfers;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Makes the header that gives a download its name (RFC 6266, RFC 8187). */
public final class ContentDisposition {

  private static final String PLAIN = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  /** Returns the header for a file of this name, which may have any characters. */
  public static String attachment(String name) {
    String fallback = fallback(name);
    String value = "attachment; filename=\"" + fallback + '"';
    return fallback.equals(name) ? value : value + "; filename*=UTF-8''" + encoded(name);
  }

  /** Returns the name for clients that do not know the extended form. */
  private static String fallback(String name) {
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              boolean isPlain = c >= ' ' && c < '\u007f' && "\"\\%/".indexOf(c) < 0;
              plain.append(isPlain ? (char) c : '_');
            });
    return plain.isEmpty() ? "download" : plain.toString();
  }

  private static String encoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
      if (letterOrDigit || PLAIN.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().toHexDigits(each).toUpperCase(Locale.ROOT));
      }
    }
    return encoded.toString();
  }
}
