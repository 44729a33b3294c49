package dev.millet.api.gateway;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Entity tags of things that are edited: the version, a dot, and a check of everything else in the
 * answer. So a cached answer is told from one with another tally, while an edit asks only whether
 * somebody else has edited: votes and comments meanwhile do not stand in its way.
 *
 * @since 1.4
 */
public final class VersionTag {

  private static final Pattern TAG = Pattern.compile("\"((\\d{1,10})(?:\\.[0-9a-f]{1,8})?)\"");

  private VersionTag() {}

  /**
   * Makes a tag.
   *
   * @param rest what can change in the answer without an edit
   */
  public static String of(int version, Object... rest) {
    CRC32 check = new CRC32();
    for (Object part : rest) {
      check.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
      check.update(0);
    }
    return version + "." + Long.toHexString(check.getValue());
  }

  /**
   * Checks {@code If-Match} against a version.
   *
   * @throws ProblemException 428 where the header is missing, 412 where it names another version
   */
  public static void require(Request request, int version) {
    Matcher tags = TAG.matcher(request.header("If-Match").orElse(""));
    while (tags.find()) {
      if (tags.group(2).equals(Integer.toString(version))) {
        request.requireMatch(tags.group(1));
        return;
      }
    }
    request.requireMatch(Integer.toString(version));
  }
}
