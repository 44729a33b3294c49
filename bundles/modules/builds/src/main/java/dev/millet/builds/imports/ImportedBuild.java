package dev.millet.builds.imports;

import dev.millet.api.members.ImportedPerson;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.build.EntryKind;
import dev.millet.builds.build.Progress;
import dev.millet.builds.channel.Cadence;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A build of a file, until it is written.
 *
 * @param source where the file comes from
 * @param product the name or slug of its product
 * @param channel the channel, which is created if it does not exist
 * @param version tells the build from others of the channel
 * @param label another name; null for none
 * @param when when it was released, or for which week it is planned
 * @param by who released it; may be null
 * @param notes Markdown by language
 */
record ImportedBuild(
    String source,
    String product,
    ImportedChannel channel,
    String version,
    String label,
    When when,
    ImportedPerson by,
    Map<String, String> notes,
    List<Line> entries) {

  /**
   * A channel of a file.
   *
   * @param cadence null for none
   */
  record ImportedChannel(String slug, String name, Cadence cadence) {}

  /**
   * The time of a build.
   *
   * @param releasedAt null for a build that is planned
   * @param week counts from the next week that a build leaves, which is 0; null where only the time
   *     is known
   * @param gap why no build left in that week; null for a build
   */
  record When(Instant releasedAt, Integer week, Gap gap) {}

  /** The reason why no build left in a week. */
  record Gap(boolean holiday, String reason) {}

  /**
   * An entry of a build of a file.
   *
   * @param engineer may be null
   * @param moved null where it was not moved
   */
  record Line(
      EntryKind kind,
      String title,
      String detail,
      ImportedPerson engineer,
      Progress progress,
      List<Subject> subjects,
      Moved moved) {}

  /** An entry that was planned for an earlier version. */
  record Moved(String from, String reason, ImportedPerson by) {}
}
