package dev.millet.builds.train;

import dev.millet.api.members.Person;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.Entry;
import dev.millet.builds.build.EntryKind;
import dev.millet.builds.build.Progress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The builds of a channel that leave each week: the next ones, what was moved, and the past weeks.
 *
 * @param next the next build; null where none is planned
 * @param later the builds after it
 * @param moved the entries that were moved and have not left yet
 * @param past the weeks and builds before, the newest first
 * @param punctuality how the last weeks went
 */
public record Train(
    Next next, List<Next> later, List<Moved> moved, List<Past> past, Punctuality punctuality) {

  /**
   * A build that is planned.
   *
   * @param departsAt when it leaves
   * @param frozenAt from when nothing new is taken in
   * @param asked how many people asked for what is planned
   */
  public record Next(BuildDetails details, Instant departsAt, Instant frozenAt, long asked) {

    /** Returns what is planned, without known problems. */
    public List<BuildDetails.Item> planned() {
      return details.entries().stream()
          .filter(each -> each.entry().kind() != EntryKind.KNOWN)
          .toList();
    }

    /** Returns how many entries are ready. */
    public long merged() {
      return planned().stream().filter(each -> each.entry().progress() == Progress.MERGED).count();
    }
  }

  /**
   * An entry that was moved.
   *
   * @param from the builds for which it was planned, the first one first
   * @param to the build for which it is planned now
   * @param reason why it was moved the last time
   * @param by who moved it the last time; null for nobody
   */
  public record Moved(
      Entry entry, List<Build> from, Build to, String reason, Person by, Instant at) {}

  /**
   * A line of the past: a build, or a week without one.
   *
   * @param details null for a week without a build
   * @param daysLate by how many days the build left later than planned
   * @param gap null for a build
   */
  public record Past(LocalDate day, BuildDetails details, int daysLate, Break gap) {}

  /** The ways in which a week can go. */
  public enum Week {
    ON_TIME,
    LATE,
    MISSED,
    HOLIDAY
  }

  /** The last weeks, the oldest first. */
  public record Punctuality(List<Week> weeks) {

    /** Returns how many weeks went in a way. */
    public long count(Week week) {
      return weeks.stream().filter(each -> each == week).count();
    }
  }
}
