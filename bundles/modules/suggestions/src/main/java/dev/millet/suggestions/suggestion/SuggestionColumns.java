package dev.millet.suggestions.suggestion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The columns of a suggestion in a statement's answer. */
final class SuggestionColumns {

  private SuggestionColumns() {}

  /**
   * Reads the first twelve columns: id, product_id, status, title, excerpt, tags, author_id,
   * created_at, updated_at, version, owner_id, due.
   */
  static Suggestion read(ResultSet row) throws SQLException {
    return new Suggestion(
        row.getLong(1),
        row.getLong(2),
        Status.stored(row.getString(3)),
        new Suggestion.Summary(row.getString(4), row.getString(5), Tags.parse(row.getString(6))),
        new Suggestion.Writing(row.getObject(7, Long.class), instant(row, 8), instant(row, 9)),
        row.getInt(10),
        new Suggestion.Assignment(
            row.getObject(11, Long.class), row.getObject(12, LocalDate.class)));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime column(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
