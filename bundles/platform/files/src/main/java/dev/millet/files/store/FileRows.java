package dev.millet.files.store;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.files.StoredFile;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The files in the database, and who holds them. Thread-safe. */
final class FileRows {

  private final Database database;
  private final Table<FileRow> files;
  private final Table<Hold> holds;

  /** An owner's need of a file. */
  record Hold(String sha256, String owner, Instant heldAt) {}

  FileRows(Database database) {
    this.database = database;
    this.files = database.table("files_files", FileRow.class).key("sha256");
    this.holds = database.table("files_holds", Hold.class).key("sha256", "owner");
  }

  List<FileRow> find(Collection<String> sha256) {
    List<String> names = sha256.stream().filter(FileFolder::isName).distinct().toList();
    return names.isEmpty()
        ? List.of()
        : database.read(
            handle ->
                files.select(
                    handle,
                    """
                    SELECT <columns> FROM files_files
                    JOIN UNNEST(CAST(:names AS VARCHAR(64) ARRAY)) AS wanted (name)
                      ON wanted.name = sha256
                    """,
                    query -> query.bindArray("names", String.class, names)));
  }

  Optional<FileRow> find(String sha256) {
    return database.read(handle -> files.find(handle, sha256));
  }

  /** Notes that a file is about to be put in its place, so that it is not collected meanwhile. */
  FileRow announce(Handle handle, StoredFile file) {
    Instant now = database.now();
    FileRow row =
        new FileRow(
            file.sha256(), file.sha512(), file.length(), FileState.PENDING, false, now, now);
    while (true) {
      files.insertIfAbsent(handle, row);
      Optional<FileRow> there = files.lock(handle, file.sha256());
      if (there.isPresent()) {
        touch(handle, file.sha256());
        return there.get();
      }
    }
  }

  private void touch(Handle handle, String sha256) {
    handle
        .createUpdate("UPDATE files_files SET touched_at = :now WHERE sha256 = :sha256")
        .bind("now", database.now())
        .bind("sha256", sha256)
        .execute();
  }

  void setState(Handle handle, String sha256, FileState state) {
    handle
        .createUpdate("UPDATE files_files SET state = :state WHERE sha256 = :sha256")
        .bind("state", state.name())
        .bind("sha256", sha256)
        .execute();
  }

  void setState(String sha256, FileState state) {
    database.write(
        handle -> {
          setState(handle, sha256, state);
          return null;
        });
  }

  /** Notes that the content was read, and what was found. */
  void setVerified(String sha256, FileState state, Instant at) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE files_files SET state = :state, verified_at = :now
                     WHERE sha256 = :sha256
                    """)
                .bind("state", state.name())
                .bind("now", at)
                .bind("sha256", sha256)
                .execute());
  }

  /** Adds a file whose content is in its place without a row. */
  void adopt(StoredFile file) {
    Instant now = database.now();
    database.write(
        handle ->
            files.insertIfAbsent(
                handle,
                new FileRow(
                    file.sha256(),
                    file.sha512(),
                    file.length(),
                    FileState.AVAILABLE,
                    true,
                    now,
                    now)));
  }

  Optional<FileRow> lock(Handle handle, String sha256) {
    return files.lock(handle, sha256);
  }

  void hold(Handle handle, String sha256, String owner) {
    holds.insertIfAbsent(handle, new Hold(sha256, owner, database.now()));
  }

  /** Notes that somebody has needed a file, for whom it is kept for some days more. */
  void setWasHeld(Handle handle, String sha256) {
    handle
        .createUpdate(
            """
            UPDATE files_files SET was_held = TRUE, touched_at = :now WHERE sha256 = :sha256
            """)
        .bind("now", database.now())
        .bind("sha256", sha256)
        .execute();
  }

  void release(Handle handle, String sha256, String owner) {
    if (holds.delete(handle, sha256, owner)) {
      touch(handle, sha256);
    }
  }

  /** Returns some files that nobody holds, and whose time is over. */
  List<FileRow> unheld(Instant neverHeldBefore, Instant heldBefore, int limit) {
    return database.read(
        handle ->
            files.select(
                handle,
                """
                SELECT <columns> FROM files_files
                 WHERE touched_at < :recent AND (was_held = FALSE OR touched_at < :old)
                   AND NOT EXISTS
                     (SELECT h.owner FROM files_holds h WHERE h.sha256 = files_files.sha256)
                 ORDER BY touched_at, sha256 FETCH FIRST :limit ROWS ONLY
                """,
                query ->
                    query
                        .bind("recent", neverHeldBefore)
                        .bind("old", heldBefore)
                        .bind("limit", limit)));
  }

  /**
   * Deletes the row of a file that nobody holds and that was not touched since it was read.
   *
   * @return whether it was deleted
   */
  boolean deleteUnheld(FileRow row) {
    return database.write(
        handle -> {
          Optional<FileRow> now = files.lock(handle, row.sha256());
          return now.isPresent()
              && now.get().touchedAt().equals(row.touchedAt())
              && !isHeld(handle, row.sha256())
              && files.delete(handle, row.sha256());
        });
  }

  private static boolean isHeld(Handle handle, String sha256) {
    return handle
        .createQuery(
            """
            SELECT owner FROM files_holds WHERE sha256 = :sha256 FETCH FIRST 1 ROWS ONLY
            """)
        .bind("sha256", sha256)
        .mapTo(String.class)
        .findFirst()
        .isPresent();
  }

  /** Returns the files behind one, by their names. */
  List<FileRow> after(String sha256, int limit) {
    return database.read(
        handle ->
            files.select(
                handle,
                """
                SELECT <columns> FROM files_files
                 WHERE sha256 > :after ORDER BY sha256 FETCH FIRST :limit ROWS ONLY
                """,
                query -> query.bind("after", sha256).bind("limit", limit)));
  }

  /** Returns the file whose content was not read for longest, before a moment. */
  Optional<FileRow> leastVerified(Instant before) {
    return database
        .read(
            handle ->
                files.select(
                    handle,
                    """
                    SELECT <columns> FROM files_files WHERE verified_at < :before
                     ORDER BY verified_at, sha256 FETCH FIRST 1 ROWS ONLY
                    """,
                    query -> query.bind("before", before)))
        .stream()
        .findFirst();
  }

  /** Returns some of the files in a state. */
  List<String> inState(FileState state, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT sha256 FROM files_files WHERE state = :state
                     ORDER BY state, sha256 FETCH FIRST :limit ROWS ONLY
                    """)
                .bind("state", state.name())
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
  }

  /** Returns how many bytes all files have. */
  long bytes() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT COALESCE(SUM(byte_length), 0) FROM files_files")
                .mapTo(Long.class)
                .one());
  }
}
