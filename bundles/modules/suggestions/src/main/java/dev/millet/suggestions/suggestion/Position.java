package dev.millet.suggestions.suggestion;

import dev.millet.api.gateway.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * A place in an ordered list: after the row with this rank and id. Clients carry it as an opaque
 * text, bound to the list that it was made for: it is refused for any other one, and when it was
 * changed or cut.
 *
 * @param rank the value of the row in the column that orders the list
 * @param id the row's id, which orders those of equal rank
 */
public record Position(long rank, long id) {

  /** Before the first row. */
  public static final Position START = new Position(Long.MAX_VALUE, Long.MAX_VALUE);

  private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;

  /**
   * The text for clients.
   *
   * @param list names the list with its order and filters
   */
  public String token(String list) {
    byte[] token = ByteBuffer.allocate(BYTES).putLong(rank).putLong(id).putInt(check(list)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * Reads such a text.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where it is none of this list
   */
  public static Position of(String token, String list) {
    byte[] bytes = decode(token);
    if (bytes.length == BYTES) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      Position position = new Position(buffer.getLong(), buffer.getLong());
      if (buffer.getInt() == position.check(list) && position.token(list).equals(token)) {
        return position;
      }
    }
    throw Problem.invalid(
            "after", "bad-cursor", "'after' is not a cursor of this list; start without it")
        .toException();
  }

  private static byte[] decode(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private int check(String list) {
    CRC32 check = new CRC32();
    check.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(rank).putLong(id).flip());
    check.update(list.getBytes(StandardCharsets.UTF_8));
    return (int) check.getValue();
  }
}
