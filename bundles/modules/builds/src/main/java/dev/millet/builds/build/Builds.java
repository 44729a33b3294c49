package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.files.FileStorage;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.search.SearchFeed;
import dev.millet.builds.channel.Audience;
import dev.millet.builds.channel.Channels;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The builds in the database. Methods run in the handle's transaction. Thread-safe. */
public final class Builds {

  private static final int MAX_OPEN = 200;

  private final Dialect dialect;
  private final SearchFeed search;
  private final Channels channels;
  private final Table<Build> builds;
  private final Keyset<Build> newest;
  private final Keyset<Build> newestOfChannel;
  private final Notes notes;
  private final Entries entries;
  private final Files files;

  /** Makes the builds of a database. */
  public Builds(Database database, Channels channels, FileStorage storage, SearchFeed search) {
    this.dialect = database.dialect();
    this.search = search;
    this.channels = channels;
    this.builds =
        database.table("builds_builds", Build.class).generated("id").versioned("revision");
    this.newest = builds.keyset("builds").descending("release_at", "id");
    this.newestOfChannel =
        builds.keyset("channel").within("place_channel").descending("release_at", "id");
    this.notes = new Notes(database);
    this.entries = new Entries(database);
    this.files = new Files(database, storage);
  }

  /** Returns what is said about builds. */
  public Notes notes() {
    return notes;
  }

  /** Returns the entries of builds. */
  public Entries entries() {
    return entries;
  }

  /** Returns the files of builds. */
  public Files files() {
    return files;
  }

  /** Lists the released builds of channels, the newest first. */
  public Slice<Build> released(Handle handle, ListRequest list, Collection<Long> ofChannels) {
    if (ofChannels.isEmpty()) {
      return Slice.of(List.of());
    }
    if (ofChannels.size() == 1) {
      return newestOfChannel.slice(
          handle,
          list,
          """
          SELECT <columns> FROM builds_builds
           WHERE place_channel = :channel AND release_at IS NOT NULL AND <after> <order>
          """,
          query -> query.bind("channel", ofChannels.iterator().next()));
    }
    return newest.slice(
        handle,
        list,
        """
        SELECT <columns> FROM builds_builds
         WHERE place_channel IN (<channels>) AND release_at IS NOT NULL AND <after> <order>
        """,
        query -> query.bindList("channels", List.copyOf(ofChannels)));
  }

  /** Returns the builds of channels that are not released yet, the next one first. */
  public List<Build> open(Handle handle, Collection<Long> ofChannels) {
    if (ofChannels.isEmpty()) {
      return List.of();
    }
    return builds.select(
        handle,
        """
        SELECT <columns> FROM builds_builds
         WHERE place_channel IN (<channels>) AND release_at IS NULL
         ORDER BY CASE WHEN departure IS NULL THEN 1 ELSE 0 END, departure, id
         FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bindList("channels", List.copyOf(ofChannels)).bind("limit", MAX_OPEN));
  }

  /** Finds a build. */
  public Optional<Build> find(Handle handle, long id) {
    return builds.find(handle, id);
  }

  /** Finds builds, in no order. */
  public List<Build> find(Handle handle, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return builds.select(
        handle,
        "SELECT <columns> FROM builds_builds WHERE id IN (<ids>)",
        query -> query.bindList("ids", List.copyOf(ids)));
  }

  /** Finds the build of a channel with a version. */
  public Optional<Build> find(Handle handle, long channel, String version) {
    return builds
        .select(
            handle,
            """
            SELECT <columns> FROM builds_builds
             WHERE place_channel = :channel AND name_version = :version
            """,
            query -> query.bind("channel", channel).bind("version", version))
        .stream()
        .findFirst();
  }

  /**
   * Finds a build as it stays until the transaction ends. Readers of one build do not wait for each
   * other.
   */
  public Optional<Build> hold(Handle handle, long id) {
    String sql =
        dialect == Dialect.POSTGRESQL
            ? "SELECT <columns> FROM builds_builds WHERE id = :id FOR KEY SHARE"
            : "SELECT <columns> FROM builds_builds WHERE id = :id";
    return builds.select(handle, sql, query -> query.bind("id", id)).stream().findFirst();
  }

  /** Finds a build to change it, or its notes and entries; nobody else does meanwhile. */
  public Build lock(Handle handle, long id) {
    search.changed(id);
    return builds.lock(handle, id).orElseThrow(() -> unknown(id));
  }

  /** Returns the build that a channel offers: the newest one that is released. */
  public Optional<Build> current(Handle handle, long channel) {
    return builds
        .select(
            handle,
            """
            SELECT <columns> FROM builds_builds
             WHERE place_channel = :channel AND release_at IS NOT NULL
               AND state_status = 'RELEASED'
             ORDER BY place_channel DESC, release_at DESC, id DESC FETCH FIRST 1 ROWS ONLY
            """,
            query -> query.bind("channel", channel))
        .stream()
        .findFirst();
  }

  /** Returns the build that was released before another one, or the newest for one that is not. */
  public Optional<Build> before(Handle handle, Build build) {
    if (build.releasedAt() == null) {
      return current(handle, build.place().channel());
    }
    return builds
        .select(
            handle,
            """
            SELECT <columns> FROM builds_builds
             WHERE place_channel = :channel AND release_at < :at
             ORDER BY place_channel DESC, release_at DESC, id DESC FETCH FIRST 1 ROWS ONLY
            """,
            query -> query.bind("channel", build.place().channel()).bind("at", build.releasedAt()))
        .stream()
        .findFirst();
  }

  /** Returns the build that was released after another one. */
  public Optional<Build> after(Handle handle, Build build) {
    if (build.releasedAt() == null) {
      return Optional.empty();
    }
    return builds
        .select(
            handle,
            """
            SELECT <columns> FROM builds_builds
             WHERE place_channel = :channel AND release_at > :at
             ORDER BY place_channel, release_at, id FETCH FIRST 1 ROWS ONLY
            """,
            query -> query.bind("channel", build.place().channel()).bind("at", build.releasedAt()))
        .stream()
        .findFirst();
  }

  /** Returns all versions of a channel that were released once, whatever became of them. */
  List<String> releasedVersions(Handle handle, long channel) {
    return handle
        .createQuery(
            """
            SELECT b.name_version FROM builds_builds b
             WHERE b.place_channel = :channel AND b.release_at IS NOT NULL
            """)
        .bind("channel", channel)
        .mapTo(String.class)
        .list();
  }

  /** Returns the builds of a product with a version, one for each channel. */
  List<Build> withVersion(Handle handle, long product, String version) {
    return builds.select(
        handle,
        """
        SELECT <columns> FROM builds_builds
         WHERE place_product = :product AND name_version = :version
        """,
        query -> query.bind("product", product).bind("version", version));
  }

  /** Returns the ids of scheduled builds whose time has come. */
  List<Long> due(Handle handle, Instant now, int limit) {
    return handle
        .createQuery(
            """
            SELECT b.id FROM builds_builds b
             WHERE b.state_status = 'SCHEDULED' AND b.release_due <= :now
             ORDER BY b.state_status, b.release_due FETCH FIRST :limit ROWS ONLY
            """)
        .bind("now", now)
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }

  Build insert(Handle handle, Build build) {
    Build made = builds.insert(handle, build);
    search.changed(made.id());
    return made;
  }

  Build update(Handle handle, Build build) {
    return builds.update(handle, build);
  }

  void delete(Handle handle, Build build) {
    for (Entry entry : entries.of(handle, build.id())) {
      entries.delete(handle, entry);
    }
    Notes.languages().forEach(language -> notes.put(handle, build.id(), language, ""));
    files
        .of(handle, List.of(build.id()))
        .getOrDefault(build.id(), List.of())
        .forEach(file -> files.delete(handle, file));
    builds.delete(handle, build.id());
  }

  /**
   * Returns whether a reader may see a build: that it was released or is planned, on a channel that
   * they may see. The team sees drafts, too.
   */
  public boolean isVisible(Identity reader, Build build) {
    return (build.wasReleased() || build.isPlanned() || Audience.isTeam(reader))
        && channels.visible(reader, build.place().channel()).isPresent();
  }

  /** Returns the problem of a build that is not there, or not for this reader. */
  public static ProblemException unknown(Object id) {
    return Problem.notFound("There is no build " + id + ".").toException();
  }
}
