package dev.millet.database.rows;

import dev.millet.api.gateway.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Writes the position of a row as text, and reads it again for the same list only. It holds nothing
 * that its reader may not know, and gives no right: the sum in front finds mistakes, not attackers.
 */
final class Cursor {

  private static final int SUM = 8;
  private static final int MAX_LENGTH = 2_000;

  private Cursor() {}

  /**
   * Writes a position.
   *
   * @param binding what the position belongs to: the list and its filters
   */
  static String write(String binding, List<ColumnType> types, Object[] values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      for (int i = 0; i < values.length; i++) {
        types.get(i).write(values[i], out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] position = bytes.toByteArray();
    byte[] all = Arrays.copyOf(sum(binding, position), SUM + position.length);
    System.arraycopy(position, 0, all, SUM, position.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /**
   * Reads a position.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where the text is no position of this list
   */
  static List<Object> read(String binding, List<ColumnType> types, String text) {
    try {
      if (text.length() <= MAX_LENGTH) {
        byte[] all = Base64.getUrlDecoder().decode(text);
        byte[] position = Arrays.copyOfRange(all, Math.min(SUM, all.length), all.length);
        if (Arrays.equals(sum(binding, position), 0, SUM, all, 0, Math.min(SUM, all.length))) {
          return values(types, position);
        }
      }
    } catch (IllegalArgumentException | IOException | DateTimeException e) {
      // answered below, like the cursor of another list
    }
    throw Problem.invalid(
            "after",
            "bad-cursor",
            "'after' takes the 'next' of the slice before, of the same list and the same filters")
        .toException();
  }

  private static List<Object> values(List<ColumnType> types, byte[] position) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(position));
    List<Object> values = new ArrayList<>();
    for (ColumnType type : types) {
      values.add(type.read(in));
    }
    if (in.read() >= 0) {
      throw new IOException("there is more in the cursor than a position");
    }
    return values;
  }

  private static byte[] sum(String binding, byte[] position) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(binding.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return Arrays.copyOf(digest.digest(position), SUM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
