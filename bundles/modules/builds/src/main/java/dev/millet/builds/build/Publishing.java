package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.channel.ProductSettings;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Brings builds from state to state. Each step is one transaction: whoever reads sees the build
 * before it or after it, and so does whoever comes back after a kill. Thread-safe.
 */
public final class Publishing {

  private static final int CHUNK = 20;

  private final Database database;
  private final Builds builds;
  private final BuildWrites writes;
  private final Shipping shipping;
  private final boolean fourEyes;

  /**
   * Makes the publishing of a database.
   *
   * @param fourEyes whether a build is released only where another member of the team than the one
   *     who drafted it approved it
   */
  public Publishing(
      Database database,
      Journal journal,
      Guard guard,
      Channels channels,
      Builds builds,
      Shipping shipping,
      boolean fourEyes) {
    this.database = database;
    this.builds = builds;
    this.writes = new BuildWrites(database, journal, guard, channels, builds);
    this.shipping = shipping;
    this.fourEyes = fourEyes;
  }

  /** Returns whether builds need an approval. */
  public boolean needsApproval() {
    return fourEyes;
  }

  /** Agrees to a draft. Where approvals are needed, whoever drafted it cannot. */
  public Build approve(long id, Member by, Consumer<Build> check) {
    return writes.write(
        id,
        by,
        check,
        (handle, read, settings) -> {
          BuildWrites.requireState(read, read.status() == BuildStatus.DRAFT, "approved");
          if (fourEyes && by != null && isOwn(read, by.id())) {
            throw Problem.of(
                    403,
                    "builds.own-approval",
                    "Somebody else has to approve it",
                    "Whoever drafted or edited a build does not approve it.")
                .toException();
          }
          return builds.update(handle, read.in(state(BuildStatus.APPROVED, by, null)));
        });
  }

  private static boolean isOwn(Build build, Long member) {
    return member.equals(build.made().by()) || member.equals(build.state().by());
  }

  /** Fixes the moment at which a build is released. */
  public Build schedule(long id, Member by, Consumer<Build> check, Instant due) {
    return writes.write(
        id,
        by,
        check,
        (handle, read, settings) -> {
          requireReady(read, "scheduled");
          requireForward(handle, settings, read);
          if (!due.isAfter(database.now())) {
            throw Problem.invalid("at", "past", "the release is to be in the future").toException();
          }
          Build next =
              read.in(state(BuildStatus.SCHEDULED, by, null))
                  .with(new Build.Release(due, null, BuildWrites.id(by)));
          writes.told(BuildEvents.SCHEDULED, next);
          return builds.update(handle, next);
        });
  }

  /** Makes a scheduled build a draft again, as long as its time has not come. */
  public Build unschedule(long id, Member by, Consumer<Build> check) {
    return writes.write(
        id,
        by,
        check,
        (handle, read, settings) -> {
          BuildWrites.requireState(
              read,
              read.status() == BuildStatus.SCHEDULED && read.dueAt().isAfter(database.now()),
              "unscheduled");
          return builds.update(handle, read.in(state(BuildStatus.DRAFT, by, null)).with(null));
        });
  }

  /** Releases a build. */
  public Build release(long id, Member by, Consumer<Build> check) {
    return writes.write(
        id,
        by,
        check,
        (handle, read, settings) -> {
          requireReady(read, "released");
          requireForward(handle, settings, read);
          return released(handle, read, by == null ? null : by.id(), database.now());
        });
  }

  private Build released(Handle handle, Build read, Long by, Instant at) {
    Build next =
        read.in(new Build.State(BuildStatus.RELEASED, at, by, null))
            .with(new Build.Release(null, at, by));
    Build written = builds.update(handle, next);
    shipping.released(handle, written);
    return written;
  }

  /**
   * Releases scheduled builds whose time has come, at the moment that was fixed, however late this
   * is. One that cannot be released any more, since a newer one was faster, is a draft again.
   */
  public Next releaseDue(JobRun run) {
    List<Long> due = database.read(handle -> builds.due(handle, database.now(), CHUNK));
    for (long id : due) {
      if (run.isEnding()) {
        return Next.NOW;
      }
      releaseDue(id);
    }
    return due.size() == CHUNK ? Next.NOW : Next.LATER;
  }

  private void releaseDue(long id) {
    writes.write(
        id,
        null,
        read -> {},
        (handle, read, settings) -> {
          if (read.dueAt() == null || read.dueAt().isAfter(database.now())) {
            return null;
          }
          List<String> versions = builds.releasedVersions(handle, read.place().channel());
          boolean overtaken =
              versions.stream()
                  .filter(settings.versions()::accepts)
                  .anyMatch(each -> settings.versions().compare(each, read.version()) >= 0);
          return overtaken
              ? builds.update(
                  handle, read.in(state(BuildStatus.DRAFT, null, "overtaken")).with(null))
              : released(handle, read, read.release().by(), read.dueAt());
        });
  }

  /** Stops offering a build for the moment. */
  public Build pause(long id, Member by, Consumer<Build> check, String reason) {
    return step(
        id, by, check, BuildStatus.RELEASED, BuildStatus.PAUSED, reason, BuildEvents.PAUSED);
  }

  /** Offers a paused build again. */
  public Build resume(long id, Member by, Consumer<Build> check) {
    return step(id, by, check, BuildStatus.PAUSED, BuildStatus.RELEASED, null, BuildEvents.RESUMED);
  }

  private Build step(
      long id,
      Member by,
      Consumer<Build> check,
      BuildStatus from,
      BuildStatus to,
      String reason,
      String type) {
    return writes.write(
        id,
        by,
        check,
        (handle, read, settings) -> {
          BuildWrites.requireState(read, read.status() == from, to.word());
          Build next = read.in(state(to, by, reason));
          writes.told(type, next);
          return builds.update(handle, next);
        });
  }

  /** Takes a released build back, for good. */
  public Build withdraw(long id, Member by, Consumer<Build> check, String reason) {
    return writes.write(
        id,
        by,
        check,
        (handle, read, settings) -> {
          BuildWrites.requireState(
              read,
              read.status() == BuildStatus.RELEASED || read.status() == BuildStatus.PAUSED,
              "withdrawn");
          Build next = builds.update(handle, read.in(state(BuildStatus.WITHDRAWN, by, reason)));
          shipping.withdrawn(handle, next);
          return next;
        });
  }

  private void requireReady(Build build, String doing) {
    BuildWrites.requireState(
        build,
        build.status() == BuildStatus.APPROVED || build.status() == BuildStatus.DRAFT,
        doing);
    if (fourEyes && build.status() != BuildStatus.APPROVED) {
      throw Problem.of(
              409,
              "builds.not-approved",
              "The build is not approved",
              "Somebody else of the team has to approve it first.")
          .toException();
    }
  }

  private void requireForward(Handle handle, ProductSettings settings, Build build) {
    Drafts.requireForward(
        settings, builds.releasedVersions(handle, build.place().channel()), build.version());
  }

  private Build.State state(BuildStatus status, Member by, String reason) {
    return new Build.State(status, database.now(), BuildWrites.id(by), reason);
  }
}
