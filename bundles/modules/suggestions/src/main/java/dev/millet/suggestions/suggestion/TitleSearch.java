package dev.millet.suggestions.suggestion;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * Finds suggestions by a part of their title, for the team alone: every title is looked at. Runs in
 * the transaction of the given handle.
 */
public final class TitleSearch {

  /** The most suggestions that are found. */
  public static final int MAX_FOUND = 8;

  private TitleSearch() {}

  /** A suggestion that was found. */
  public record Found(long id, String title) {}

  /**
   * Returns the newest suggestions with a text in their title that are no duplicates themselves.
   *
   * @param except one that is left out
   */
  public static List<Found> find(Handle handle, String text, long except) {
    String escaped = text.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
    return handle
        .createQuery(
            """
            SELECT s.id, s.title FROM suggestions_suggestions s
             WHERE LOWER(s.title) LIKE :text ESCAPE '!' AND s.id <> :except
               AND s.status <> 'duplicate'
             ORDER BY s.id DESC FETCH FIRST :limit ROWS ONLY
            """)
        .bind("text", "%" + escaped + "%")
        .bind("except", except)
        .bind("limit", MAX_FOUND)
        .map((row, context) -> new Found(row.getLong(1), row.getString(2)))
        .list();
  }
}
