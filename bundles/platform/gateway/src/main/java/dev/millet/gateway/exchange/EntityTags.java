package dev.millet.gateway.exchange;

import dev.millet.api.gateway.Problem;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** Entity tags of buffered answers, and the preconditions on them (RFC 9110, section 13). */
final class EntityTags {

  private EntityTags() {}

  /**
   * A weak tag of finished bytes. Weak, because the compressed form carries the same one; two
   * checksums, because the processor computes both faster than the bytes can be sent, and nothing
   * but a reader's own copy depends on it.
   */
  static String of(byte[] content) {
    CRC32 first = new CRC32();
    first.update(content);
    CRC32C second = new CRC32C();
    second.update(content);
    return "W/\"" + Long.toHexString(first.getValue() << 32 | second.getValue()) + '"';
  }

  /** Whether {@code If-None-Match} names the tag, by the weak comparison. */
  static boolean matches(String ifNoneMatch, String tag) {
    if (ifNoneMatch.equals("*")) {
      return true;
    }
    String opaque = tag.startsWith("W/") ? tag.substring(2) : tag;
    return uncompressed(ifNoneMatch).contains(opaque);
  }

  static void requireMatch(String ifMatch, String entityTag) {
    if (ifMatch == null) {
      throw Problem.of(
              428,
              "precondition-required",
              "The version to change is missing",
              "Send the entity tag of what you have read as If-Match.")
          .toException();
    }
    if (!ifMatch.equals("*") && !uncompressed(ifMatch).contains('"' + entityTag + '"')) {
      throw Problem.changedMeanwhile().toException();
    }
  }

  // A compressed answer carries the tag with this suffix, and clients send back what they were
  // given.
  private static String uncompressed(String tags) {
    return tags.replace("--gzip\"", "\"");
  }
}
