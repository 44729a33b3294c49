package dev.millet.api.lists;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The position of an item as opaque text, which is read again for the same list only. A {@code
 * Keyset} writes and reads cursors by itself; this is for a list that is read in another way.
 *
 * <p>A cursor holds nothing that its reader may not know, and gives no right: the sum in front
 * finds mistakes, not attackers.
 */
public final class Cursor {

  private static final int SUM = 8;
  private static final int MAX_LENGTH = 8_000;

  private Cursor() {}

  /**
   * Writes a position.
   *
   * @param binding what the position belongs to: the list and its filters
   * @param position strings, whole numbers, booleans, moments and days
   */
  public static String write(String binding, List<?> position) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      for (Object value : position) {
        write(value, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] written = bytes.toByteArray();
    byte[] all = Arrays.copyOf(sum(binding, written), SUM + written.length);
    System.arraycopy(written, 0, all, SUM, written.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  private static void write(Object value, DataOutputStream out) throws IOException {
    if (value instanceof String text) {
      out.writeUTF(text);
    } else if (value instanceof Long number) {
      out.writeLong(number);
    } else if (value instanceof Integer number) {
      out.writeInt(number);
    } else if (value instanceof Double number) {
      out.writeDouble(number);
    } else if (value instanceof Boolean yes) {
      out.writeBoolean(yes);
    } else if (value instanceof Instant moment) {
      out.writeLong(moment.getEpochSecond());
      out.writeInt(moment.getNano());
    } else if (value instanceof LocalDate day) {
      out.writeLong(day.toEpochDay());
    } else {
      throw new IllegalArgumentException("a position has no " + value);
    }
  }

  /**
   * Reads a position.
   *
   * @param types the classes of what was written, in its order
   * @throws dev.millet.api.gateway.ProblemException 422 with the field code {@code bad-cursor}
   *     where the text is no position of this list
   */
  public static List<Object> read(String binding, String text, List<? extends Class<?>> types) {
    try {
      if (text.length() <= MAX_LENGTH) {
        byte[] all = Base64.getUrlDecoder().decode(text);
        int begin = Math.min(SUM, all.length);
        byte[] written = Arrays.copyOfRange(all, begin, all.length);
        if (Arrays.equals(sum(binding, written), 0, SUM, all, 0, begin)) {
          return values(types, written);
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

  private static List<Object> values(List<? extends Class<?>> types, byte[] written)
      throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(written));
    List<Object> values = new ArrayList<>();
    for (Class<?> type : types) {
      values.add(value(type, in));
    }
    if (in.read() >= 0) {
      throw new IOException("there is more in the cursor than a position");
    }
    return values;
  }

  private static Object value(Class<?> type, DataInputStream in) throws IOException {
    if (type == String.class) {
      return in.readUTF();
    } else if (type == Long.class) {
      return in.readLong();
    } else if (type == Integer.class) {
      return in.readInt();
    } else if (type == Double.class) {
      return in.readDouble();
    } else if (type == Boolean.class) {
      return in.readBoolean();
    } else if (type == Instant.class) {
      return Instant.ofEpochSecond(in.readLong(), in.readInt());
    } else if (type == LocalDate.class) {
      return LocalDate.ofEpochDay(in.readLong());
    }
    throw new IllegalArgumentException("a position has no " + type);
  }

  private static byte[] sum(String binding, byte[] written) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(binding.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return Arrays.copyOf(digest.digest(written), SUM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
