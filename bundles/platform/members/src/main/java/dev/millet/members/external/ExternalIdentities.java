package dev.millet.members.external;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.signin.LinkedIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The table of identities that are linked to members. Each method joins its caller's transaction.
 */
final class ExternalIdentities {

  private final Database database;
  private final Table<Row> table;

  ExternalIdentities(Database database) {
    this.database = database;
    this.table =
        database.table("members_external_identities", Row.class).key("authority", "subject");
  }

  /** A linked identity. */
  record Row(
      String authority,
      String subject,
      long memberId,
      String label,
      Instant linkedAt,
      Instant usedAt) {

    LinkedIdentity shown() {
      return new LinkedIdentity(authority, subject, label, linkedAt, usedAt);
    }

    /** Never shows who it is. */
    @Override
    public String toString() {
      return "Row[" + memberId + "]";
    }
  }

  Optional<Row> find(String authority, String subject) {
    return database.read(handle -> table.find(handle, authority, subject));
  }

  List<Row> of(long member) {
    return database.read(
        handle ->
            table.select(
                handle,
                """
                SELECT <columns> FROM members_external_identities
                WHERE member_id = :member ORDER BY linked_at, authority, subject
                """,
                query -> query.bind("member", member)));
  }

  /** Adds one; of two at the same moment one is added. */
  boolean add(Handle handle, Row row) {
    return table.insertIfAbsent(handle, row);
  }

  void used(Handle handle, Row row) {
    handle
        .createUpdate(
            """
            UPDATE members_external_identities SET label = :label, used_at = :at
            WHERE authority = :authority AND subject = :subject AND member_id = :member
            """)
        .bind("label", row.label())
        .bind("at", row.usedAt())
        .bind("authority", row.authority())
        .bind("subject", row.subject())
        .bind("member", row.memberId())
        .execute();
  }

  boolean remove(Handle handle, long member, String authority, String subject) {
    return handle
            .createUpdate(
                """
                DELETE FROM members_external_identities
                WHERE authority = :authority AND subject = :subject AND member_id = :member
                """)
            .bind("authority", authority)
            .bind("subject", subject)
            .bind("member", member)
            .execute()
        == 1;
  }
}
