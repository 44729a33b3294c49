package dev.millet.builds.build;

import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.List;

/** The journal entries about builds. */
public final class BuildEvents {

  /** The journal type of a {@link Changed} build that was drafted. */
  public static final String DRAFTED = "builds.drafted";

  /** The journal type of a {@link Changed} build whose release is fixed. */
  public static final String SCHEDULED = "builds.scheduled";

  /** The journal type of {@link Released}. */
  public static final String RELEASED = "builds.released";

  /** The journal type of a {@link Changed} build that is not offered for the moment. */
  public static final String PAUSED = "builds.paused";

  /** The journal type of a {@link Changed} build that is offered again. */
  public static final String RESUMED = "builds.resumed";

  /** The journal type of {@link Withdrawn}. */
  public static final String WITHDRAWN = "builds.withdrawn";

  /** The journal type of an entry that was {@link Moved}. */
  public static final String MOVED = "builds.moved";

  private BuildEvents() {}

  /**
   * A build changed.
   *
   * @param by a member; null for nobody
   */
  public record Changed(long build, long product, long channel, String version, Long by) {}

  /**
   * A build was released.
   *
   * @param shipped whether its channel ships what it contains
   * @param subjects what its entries answer
   * @param by a member; null for nobody
   */
  public record Released(
      long build,
      long product,
      long channel,
      String version,
      boolean shipped,
      List<Subject> subjects,
      Long by,
      Instant at) {}

  /**
   * An entry was moved from one build to another.
   *
   * @param by a member; null for nobody
   */
  public record Moved(
      long entry, String title, long from, long to, String reason, Long by, Instant at) {}

  /**
   * A build was withdrawn.
   *
   * @param subjects what its entries answer
   * @param by a member; null for nobody
   */
  public record Withdrawn(
      long build,
      long product,
      long channel,
      String version,
      List<Subject> subjects,
      Long by,
      Instant at) {}
}
