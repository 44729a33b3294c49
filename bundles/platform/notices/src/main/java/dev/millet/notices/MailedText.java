package dev.millet.notices;

import dev.millet.api.notices.Delivery;
import dev.millet.platform.api.mail.MailBody;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The notices that a message tells of, and a hash of its words, which is another one when it would
 * be written in other words now.
 */
record MailedText(Delivery delivery, String hash, List<Long> items) {

  static MailedText of(Delivery delivery, String subject, MailBody body, List<ToldNotice> told) {
    return new MailedText(
        delivery, hash(subject, body), told.stream().map(each -> each.item().id()).toList());
  }

  /** Reads what {@link #write} wrote. */
  static MailedText read(String text) {
    String[] parts = text.split(" ", 3);
    return new MailedText(
        Delivery.valueOf(parts[0]),
        parts[1],
        Stream.of(parts[2].split(",")).map(Long::valueOf).toList());
  }

  String write() {
    String ids = items.stream().map(String::valueOf).collect(Collectors.joining(","));
    return delivery.name() + " " + hash + " " + ids;
  }

  private static String hash(String subject, MailBody body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(subject.getBytes(StandardCharsets.UTF_8));
      digest.update(body.parts().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
