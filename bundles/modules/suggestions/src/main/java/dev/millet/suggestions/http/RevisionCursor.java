package dev.millet.suggestions.http;

import dev.millet.api.gateway.Request;
import dev.millet.api.lists.Cursor;
import dev.millet.suggestions.history.Revision;
import java.util.List;

/** The cursor of a list of wordings, whose order is their version. */
public final class RevisionCursor {

  private RevisionCursor() {}

  /**
   * Reads the version before which the slice begins; the greatest number for the first slice.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where it is of another list
   */
  public static int before(Request request, long suggestion) {
    return request
        .query("after")
        .map(after -> Cursor.read(list(suggestion), after, List.of(Integer.class)))
        .map(position -> (Integer) position.get(0))
        .orElse(Integer.MAX_VALUE);
  }

  public static String of(long suggestion, Revision last) {
    return Cursor.write(list(suggestion), List.of(last.version()));
  }

  private static String list(long suggestion) {
    return "suggestions_revisions " + suggestion;
  }
}
