package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.channel.Channels;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Writes the entries of builds. What a released build says of itself stays: only its known problems
 * change, and the words of the others. Thread-safe.
 */
public final class EntryWrites {

  private static final int MAX_ENTRIES = 200;

  private final Database database;
  private final Guard guard;
  private final Members members;
  private final Builds builds;
  private final Shipping shipping;
  private final BuildWrites writes;

  /** Makes the writes of a database. */
  public EntryWrites(
      Database database,
      Journal journal,
      Guard guard,
      Members members,
      Channels channels,
      Builds builds,
      Shipping shipping) {
    this.database = database;
    this.guard = guard;
    this.members = members;
    this.builds = builds;
    this.shipping = shipping;
    this.writes = new BuildWrites(database, journal, guard, channels, builds);
  }

  /** Adds an entry behind those that the build has. */
  public Entry add(long build, Member by, EntryRequest wanted) {
    Long engineer = engineer(wanted);
    return writes.write(
        build,
        by,
        read -> {},
        (handle, read, settings) -> {
          requireEditable(read, wanted.entryKind());
          List<Entry> there = builds.entries().of(handle, build);
          guard.atMost(MAX_ENTRIES, "builds.entries/" + build, there::size);
          int last = there.isEmpty() ? 0 : there.get(there.size() - 1).position();
          Entry made =
              builds
                  .entries()
                  .insert(handle, row(0, build, wanted, engineer, last + 1, 1), wanted.links());
          touch(handle, read, by);
          return made;
        });
  }

  /**
   * Edits an entry.
   *
   * @param check throws where the entry is not the one that was read
   */
  public Entry edit(long id, Member by, Consumer<Entry> check, EntryRequest wanted) {
    Long engineer = engineer(wanted);
    long build =
        database
            .read(handle -> builds.entries().find(handle, id))
            .map(Entry::buildId)
            .orElseThrow(() -> unknown(id));
    return writes.write(
        build,
        by,
        read -> {},
        (handle, read, settings) -> {
          Entry there = builds.entries().lock(handle, id).orElseThrow(() -> unknown(id));
          check.accept(there);
          if (read.wasReleased() && there.kind() != EntryKind.KNOWN) {
            Entry words =
                new Entry(
                    id,
                    there.buildId(),
                    there.kind(),
                    wanted.title(),
                    wanted.detail(),
                    there.engineer(),
                    there.progress(),
                    there.position(),
                    there.version());
            return builds.entries().update(handle, words);
          }
          requireEditable(read, wanted.entryKind());
          Entry next =
              row(id, there.buildId(), wanted, engineer, there.position(), there.version());
          builds.entries().link(handle, next, wanted.links());
          Entry written = builds.entries().update(handle, next);
          touch(handle, read, by);
          return written;
        });
  }

  /** Removes an entry. */
  public void remove(long id, Member by, Consumer<Entry> check) {
    long build =
        database
            .read(handle -> builds.entries().find(handle, id))
            .map(Entry::buildId)
            .orElseThrow(() -> unknown(id));
    writes.write(
        build,
        by,
        read -> {},
        (handle, read, settings) -> {
          Entry there = builds.entries().lock(handle, id).orElseThrow(() -> unknown(id));
          check.accept(there);
          requireEditable(read, there.kind());
          builds.entries().delete(handle, there);
          touch(handle, read, by);
          return null;
        });
  }

  /**
   * Moves an entry of a build that is not released to another one of the same channel, and says
   * why.
   *
   * @throws ProblemException 409 {@code builds.wrong-state} where one of them is released
   */
  public Entry move(long id, Member by, long to, String reason) {
    long from =
        database
            .read(handle -> builds.entries().find(handle, id))
            .map(Entry::buildId)
            .orElseThrow(() -> unknown(id));
    return writes.write(
        from,
        by,
        read -> {},
        (handle, read, settings) -> {
          Entry there = builds.entries().lock(handle, id).orElseThrow(() -> unknown(id));
          Build next = builds.lock(handle, to);
          requireEditable(read, there.kind());
          requireEditable(next, there.kind());
          if (there.buildId() != from
              || from == to
              || next.place().channel() != read.place().channel()) {
            throw Problem.invalid("build", "other-channel", "an entry stays on its channel")
                .toException();
          }
          List<Subject> links =
              builds.entries().links(handle, List.of(from)).getOrDefault(id, List.of());
          Entry moved = there.of(to);
          builds.entries().link(handle, moved, links);
          Entry written = builds.entries().update(handle, moved);
          builds
              .entries()
              .moves()
              .add(handle, new Move(0, id, from, to, reason, database.now(), BuildWrites.id(by)));
          // first what is planned, then what is not any more: its status is not restored between
          touch(handle, next, by);
          touch(handle, read, by);
          writes.moved(written, read, next, reason, by);
          return written;
        });
  }

  /** An entry of a draft is a part of what is approved. */
  private void touch(Handle handle, Build read, Member by) {
    if (read.status().isOpen()) {
      shipping.planned(handle, builds.update(handle, writes.edited(read, by)), BuildWrites.id(by));
    }
  }

  private static Entry row(
      long id, long build, EntryRequest wanted, Long engineer, int position, int version) {
    return new Entry(
        id,
        build,
        wanted.entryKind(),
        wanted.title(),
        wanted.detail(),
        engineer,
        wanted.entryProgress(),
        position,
        version);
  }

  private static void requireEditable(Build build, EntryKind kind) {
    BuildWrites.requireState(
        build,
        build.status() != BuildStatus.SCHEDULED
            && (build.status().isOpen() || kind == EntryKind.KNOWN),
        "given other entries");
  }

  private Long engineer(EntryRequest wanted) {
    if (wanted.engineer().isEmpty()) {
      return null;
    }
    return members
        .byHandle(wanted.engineer().replaceFirst("^@", ""))
        .map(Member::id)
        .orElseThrow(
            () ->
                Problem.invalid(
                        "engineer",
                        "unknown-member",
                        "There is no member '" + wanted.engineer() + "'.")
                    .toException());
  }

  /** Returns the problem of an entry that is not there. */
  public static ProblemException unknown(long id) {
    return Problem.notFound("There is no entry " + id + ".").toException();
  }
}
