package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.files.Download;
import dev.millet.api.files.FileStorage;
import dev.millet.api.imports.Digest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The files of builds, and how often each was downloaded. Thread-safe. */
public final class Files {

  private final Database database;
  private final FileStorage storage;
  private final Table<BuildFile> files;
  private final Table<Counted> downloads;

  /** One reader of one file. */
  record Counted(long fileId, String reader, Instant firstAt, Long member) {}

  /** Makes the files of a database. */
  public Files(Database database, FileStorage storage) {
    this.database = database;
    this.storage = storage;
    this.files = database.table("builds_files", BuildFile.class).generated("id");
    this.downloads = database.table("builds_downloads", Counted.class).key("file_id", "reader");
  }

  /** Returns the files of builds, by name. */
  public Map<Long, List<BuildFile>> of(Handle handle, Collection<Long> builds) {
    Map<Long, List<BuildFile>> all = new HashMap<>();
    if (builds.isEmpty()) {
      return all;
    }
    for (BuildFile file :
        files.select(
            handle,
            "SELECT <columns> FROM builds_files WHERE build_id IN (<ids>) ORDER BY build_id, name",
            query -> query.bindList("ids", List.copyOf(builds)))) {
      all.computeIfAbsent(file.buildId(), id -> new ArrayList<>()).add(file);
    }
    return all;
  }

  /** Returns those of some files that cannot be downloaded at this moment, by their SHA-256. */
  public Set<String> unavailable(Collection<BuildFile> some) {
    return some.isEmpty()
        ? Set.of()
        : storage.unavailable(some.stream().map(file -> file.stored().sha256()).toList());
  }

  /** Finds a file. */
  public Optional<BuildFile> find(Handle handle, long id) {
    return files.find(handle, id);
  }

  BuildFile insert(Handle handle, BuildFile file) {
    BuildFile made = files.insert(handle, file);
    storage.hold(made.stored().sha256(), made.owner());
    return made;
  }

  void delete(Handle handle, BuildFile file) {
    handle
        .createUpdate("DELETE FROM builds_downloads WHERE file_id = :file")
        .bind("file", file.id())
        .execute();
    files.delete(handle, file.id());
    storage.release(file.stored().sha256(), file.owner());
  }

  /** Gives a build the files of another one, without another upload. */
  void copy(Handle handle, long from, long to) {
    for (BuildFile file : of(handle, List.of(from)).getOrDefault(from, List.of())) {
      insert(handle, file.of(to));
    }
  }

  /** Counts a download: once for each member, or address and day, however many ranges it had. */
  public void count(Download download) {
    if (!download.reachesEnd()) {
      return;
    }
    long file = Long.parseLong(download.key());
    LocalDate day = LocalDate.ofInstant(download.at(), ZoneOffset.UTC);
    String reader =
        download.memberId() == null
            ? Digest.of(download.key(), download.network(), day.toString())
            : "member/" + download.memberId();
    database.write(
        handle ->
            files.find(handle, file).isPresent()
                && downloads.insertIfAbsent(
                    handle, new Counted(file, reader, download.at(), download.memberId())));
  }

  /** Returns how often files were downloaded, by file. */
  public Map<Long, Long> downloads(Handle handle, Collection<Long> ids) {
    Map<Long, Long> counts = new HashMap<>();
    if (!ids.isEmpty()) {
      handle
          .createQuery(
              """
              SELECT d.file_id AS file, COUNT(*) AS readers FROM builds_downloads d
               WHERE d.file_id IN (<ids>) GROUP BY d.file_id
              """)
          .bindList("ids", List.copyOf(ids))
          .map((row, context) -> Map.entry(row.getLong("file"), row.getLong("readers")))
          .forEach(each -> counts.put(each.getKey(), each.getValue()));
    }
    return counts;
  }
}
