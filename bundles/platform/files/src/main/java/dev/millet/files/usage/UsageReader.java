package dev.millet.files.usage;

import dev.millet.api.database.Database;
import dev.millet.files.store.StoredFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads how much room the files take. Thread-safe. */
public final class UsageReader {

  private static final String OWNERS =
      """
      SELECT k.kind AS kind, COUNT(k.sha256) AS files, SUM(f.byte_length) AS bytes
        FROM (SELECT DISTINCT h.sha256 AS sha256,
                CASE WHEN POSITION(':' IN h.owner) > 1
                     THEN SUBSTRING(h.owner FROM 1 FOR POSITION(':' IN h.owner) - 1)
                     ELSE h.owner END AS kind
                FROM files_holds h) k
        JOIN files_files f ON f.sha256 = k.sha256
       GROUP BY k.kind ORDER BY bytes DESC, kind FETCH FIRST 100 ROWS ONLY
      """;

  private final Database database;
  private final StoredFiles files;

  public UsageReader(Database database, StoredFiles files) {
    this.database = database;
    this.files = files;
  }

  /** Returns whether complete files are in a store on another machine. */
  boolean isRemote() {
    return files.contents().isRemote();
  }

  /** Returns the usage as it is now. */
  public FileUsage read() {
    long quota = files.quotaBytes();
    return database.read(
        handle -> {
          FileUsage.Part all =
              part(
                  handle,
                  """
                  SELECT COUNT(f.sha256) AS files, COALESCE(SUM(f.byte_length), 0) AS bytes
                    FROM files_files f
                  """);
          FileUsage.Part unneeded =
              part(
                  handle,
                  """
                  SELECT COUNT(f.sha256) AS files, COALESCE(SUM(f.byte_length), 0) AS bytes
                    FROM files_files f
                   WHERE NOT EXISTS (SELECT h.owner FROM files_holds h WHERE h.sha256 = f.sha256)
                  """);
          FileUsage.Part uploads =
              part(
                  handle,
                  """
                  SELECT COUNT(u.id) AS files, COALESCE(SUM(u.received), 0) AS bytes
                    FROM files_uploads u WHERE u.state = 'RECEIVING'
                  """);
          FileUsage.Part unavailable =
              part(
                  handle,
                  """
                  SELECT COUNT(f.sha256) AS files, COALESCE(SUM(f.byte_length), 0) AS bytes
                    FROM files_files f WHERE f.state IN ('MISSING', 'DAMAGED')
                  """);
          return new FileUsage(
              all.files(),
              all.bytes(),
              quota == 0 ? null : quota,
              files.folder().freeBytes(),
              files.folder().keptFreeBytes(),
              unneeded,
              uploads,
              unavailable.files(),
              owners(handle));
        });
  }

  private static FileUsage.Part part(Handle handle, String sql) {
    return handle
        .createQuery(sql)
        .map((row, context) -> new FileUsage.Part(row.getLong("files"), row.getLong("bytes")))
        .one();
  }

  private static List<FileUsage.Owner> owners(Handle handle) {
    return handle.createQuery(OWNERS).map((row, context) -> owner(row)).list();
  }

  private static FileUsage.Owner owner(ResultSet row) throws SQLException {
    return new FileUsage.Owner(row.getString("kind"), row.getLong("files"), row.getLong("bytes"));
  }
}
