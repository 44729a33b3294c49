package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.channel.ProductSettings;
import java.time.Instant;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The frame of each write about a build: the member is active, of those who write about one product
 * one waits for the other, and the build is the one that was read.
 */
final class BuildWrites {

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final Channels channels;
  private final Builds builds;

  /** Changes a build. */
  @FunctionalInterface
  interface Change<T> {
    T of(Handle handle, Build read, ProductSettings settings);
  }

  BuildWrites(Database database, Journal journal, Guard guard, Channels channels, Builds builds) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.channels = channels;
    this.builds = builds;
  }

  /**
   * Changes a build.
   *
   * @param by null for nobody
   * @param check throws where the build is not the one that was read
   */
  <T> T write(long id, Member by, Consumer<Build> check, Change<T> change) {
    return database.write(
        handle -> {
          guard.writerActive(by);
          long product =
              builds.find(handle, id).orElseThrow(() -> Builds.unknown(id)).place().product();
          ProductSettings settings = channels.lock(handle, product);
          Build read = builds.lock(handle, id);
          check.accept(read);
          return change.of(handle, read, settings);
        });
  }

  /** Checks a build as it is now. */
  void read(long id, Consumer<Build> check) {
    check.accept(
        database.read(handle -> builds.find(handle, id)).orElseThrow(() -> Builds.unknown(id)));
  }

  Instant now() {
    return database.now();
  }

  /** Returns a build that a member edited: where it is not released, it is a draft of theirs. */
  Build edited(Build build, Member by) {
    return build.status().isOpen()
        ? build.in(new Build.State(BuildStatus.DRAFT, database.now(), id(by), null))
        : build;
  }

  /** Tells the journal of a change. */
  void told(String type, Build build) {
    journal.append(
        type,
        new BuildEvents.Changed(
            build.id(),
            build.place().product(),
            build.place().channel(),
            build.version(),
            build.state().by()));
  }

  /** Tells the journal of an entry that was moved. */
  void moved(Entry entry, Build from, Build to, String reason, Member by) {
    journal.append(
        BuildEvents.MOVED,
        new BuildEvents.Moved(
            entry.id(), entry.title(), from.id(), to.id(), reason, id(by), database.now()));
  }

  static Long id(Member member) {
    return member == null ? null : member.id();
  }

  /**
   * Refuses what a build in its state cannot have.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 {@code builds.wrong-state}
   */
  static void requireState(Build build, boolean right, String doing) {
    if (!right) {
      throw Problem.of(
              409,
              "builds.wrong-state",
              "The state of the build does not allow it",
              "Build %s is %s: it cannot be %s."
                  .formatted(build.version(), build.status().word(), doing))
          .toException();
    }
  }
}
