package dev.millet.api.subjects;

import java.util.Objects;

/**
 * A version of a product in which subjects are shipped, as the module that releases it names it.
 *
 * @param id names it among all releases, such as {@code builds/17}: 1 to 80 characters
 * @param version plain text, such as {@code 173} or {@code 12.1.4}: 1 to 80 characters
 * @param channel plain text, such as {@code beta}: 1 to 80 characters
 * @param path the page that shows it, starting with a slash, of at most 1,000 characters; null if
 *     it does not exist
 * @since 1.5
 */
public record Release(String id, String version, String channel, String path) {

  private static final int MAX_TEXT = 80;
  private static final int MAX_PATH = 1_000;

  public Release {
    check(id, "id", MAX_TEXT);
    check(version, "version", MAX_TEXT);
    check(channel, "channel", MAX_TEXT);
    if (path != null) {
      check(path, "path", MAX_PATH);
    }
  }

  private static void check(String text, String name, int max) {
    Objects.requireNonNull(text, name);
    if (text.isBlank() || text.length() > max) {
      throw new IllegalArgumentException(
          "the " + name + " of a release has 1 to " + max + " characters, not '" + text + "'");
    }
  }
}
