package dev.millet.builds.report;

import java.time.Instant;

/** The journal entries about experience reports. */
public final class ReportEvents {

  /** The journal type of {@link BestLiked}. */
  public static final String BEST = "builds.best-liked";

  /** The journal type of {@link Said} for an entry that a member likes or dislikes now. */
  public static final String MARKED = "builds.marked";

  /** The journal type of {@link Said} for an entry that a member no longer marks. */
  public static final String MARK_REMOVED = "builds.mark-removed";

  /** The journal type of {@link Said} for an entry about which a member says how it is. */
  public static final String WRITTEN = "builds.report-written";

  /** The journal type of {@link Said} for what a member said, which is gone. */
  public static final String WORDS_REMOVED = "builds.report-removed";

  private ReportEvents() {}

  /**
   * A report is closed, and an entry is the best-liked one.
   *
   * @param engineer the member who built it; null for nobody
   */
  public record BestLiked(
      long build,
      long entry,
      String version,
      Long engineer,
      long likes,
      long dislikes,
      long participants,
      Instant at) {}

  /**
   * A member likes an entry or not, or says how it is; or no longer does.
   *
   * @param mark the word of a {@link Mark.Kind}
   * @param length how many characters they say, in code points
   */
  public record Said(long build, long entry, long member, String mark, int length, Instant at) {

    static Said of(Mark mark) {
      return new Said(
          mark.buildId(),
          mark.entryId(),
          mark.memberId(),
          mark.mark().word(),
          mark.word().codePointCount(0, mark.word().length()),
          mark.markedAt());
    }
  }
}
