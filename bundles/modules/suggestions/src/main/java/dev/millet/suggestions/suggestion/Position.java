package dev.millet.suggestions.suggestion;

import dev.millet.api.lists.Cursor;
import java.util.List;

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

  /**
   * Returns the text for clients.
   *
   * @param list names the list with its order and filters
   */
  public String token(String list) {
    return Cursor.write(list, List.of(rank, id));
  }

  /**
   * Reads such a text.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where it was made for another list
   */
  public static Position of(String token, String list) {
    List<Object> read = Cursor.read(list, token, List.of(Long.class, Long.class));
    return new Position((Long) read.get(0), (Long) read.get(1));
  }
}
