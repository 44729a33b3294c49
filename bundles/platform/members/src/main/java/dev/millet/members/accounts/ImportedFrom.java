package dev.millet.members.accounts;

import org.jdbi.v3.core.Handle;

/**
 * The origin of an imported account.
 *
 * @param source where they come from; null for who signed up
 * @param name their name there; null for who signed up
 */
public record ImportedFrom(String source, String name) {

  private static final String FIND =
      "SELECT imported_from, imported_name FROM members_accounts WHERE id = :id";

  static ImportedFrom of(Handle handle, long id) {
    return handle
        .createQuery(FIND)
        .bind("id", id)
        .map(
            (row, context) ->
                new ImportedFrom(row.getString("imported_from"), row.getString("imported_name")))
        .one();
  }
}
