package dev.millet.files.upload;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The uploads in the database. Thread-safe. */
final class UploadRows {

  private final Database database;
  private final Table<UploadRow> uploads;

  UploadRows(Database database) {
    this.database = database;
    this.uploads = database.table("files_uploads", UploadRow.class).key("id");
  }

  Optional<UploadRow> find(String id) {
    return database.read(handle -> uploads.find(handle, id));
  }

  Optional<UploadRow> lock(Handle handle, String id) {
    return uploads.lock(handle, id);
  }

  void insert(UploadRow row) {
    database.write(handle -> uploads.insertIfAbsent(handle, row));
  }

  /** Notes how much is durable. */
  void setReceived(String id, long received, Instant expiresAt) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE files_uploads SET received = :received, expires_at = :expires
                     WHERE id = :id AND state = 'RECEIVING'
                    """)
                .bind("received", received)
                .bind("expires", expiresAt)
                .bind("id", id)
                .execute());
  }

  /** Notes that all of it is durable, and which file it is. */
  void setComplete(Handle handle, UploadRow row, String sha256) {
    handle
        .createUpdate(
            """
            UPDATE files_uploads SET received = byte_length, state = 'RECEIVED', sha256 = :sha256
             WHERE id = :id
            """)
        .bind("sha256", sha256)
        .bind("id", row.id())
        .execute();
  }

  /** Ends an upload; it is remembered until a moment. */
  void end(Handle handle, String id, UploadState state, Instant until) {
    handle
        .createUpdate("UPDATE files_uploads SET state = :state, expires_at = :until WHERE id = :id")
        .bind("state", state.name())
        .bind("until", until)
        .bind("id", id)
        .execute();
  }

  /** Returns some uploads in a state whose time is over. */
  List<UploadRow> due(UploadState state, Instant now, int limit) {
    return database.read(
        handle ->
            uploads.select(
                handle,
                """
                SELECT <columns> FROM files_uploads WHERE state = :state AND expires_at <= :now
                 ORDER BY state, expires_at, id FETCH FIRST :limit ROWS ONLY
                """,
                query -> query.bind("state", state.name()).bind("now", now).bind("limit", limit)));
  }

  /** Returns the uploads of a member in a state. */
  List<UploadRow> of(Handle handle, long member, UploadState state) {
    return uploads.select(
        handle,
        """
        SELECT <columns> FROM files_uploads WHERE member_id = :member AND state = :state
         ORDER BY member_id, state, id
        """,
        query -> query.bind("member", member).bind("state", state.name()));
  }

  /** Returns all uploads of which bytes are missing. */
  List<UploadRow> receiving() {
    return database.read(
        handle ->
            uploads.select(
                handle,
                """
                SELECT <columns> FROM files_uploads WHERE state = 'RECEIVING'
                 ORDER BY state, expires_at, id
                """,
                query -> query));
  }

  void forget(String id) {
    database.write(handle -> uploads.delete(handle, id));
  }

  void forget(Handle handle, String id) {
    uploads.delete(handle, id);
  }
}
