package dev.millet.builds;

import dev.millet.api.journal.JournalItem;
import dev.millet.api.journal.JournalType;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildEvents;
import dev.millet.builds.feedback.FeedbackEvents;
import dev.millet.builds.page.BuildSlots;
import dev.millet.builds.report.ReportEvents;
import java.util.List;

/** Describes what this module tells the journal, for others who use it. */
final class BuildJournalTypes {

  private static final JournalItem BUILD = JournalItem.of(Build.TYPE, "build");
  private static final JournalItem ENTRY = JournalItem.of(BuildSlots.ENTRY_TYPE, "entry");
  private static final JournalItem ANSWER = JournalItem.of("build-answer", "entry", "member");
  private static final JournalItem MARK = JournalItem.of("build-mark", "entry", "member");

  private static final JournalItem WORDS = JournalItem.of("build-report", "entry", "member");

  private BuildJournalTypes() {}

  static List<JournalType> all() {
    return List.of(
        changed(JournalType.of("builds.drafted", BuildEvents.Changed.class)),
        changed(JournalType.of("builds.scheduled", BuildEvents.Changed.class)),
        changed(JournalType.of("builds.paused", BuildEvents.Changed.class)),
        changed(JournalType.of("builds.resumed", BuildEvents.Changed.class)),
        changed(JournalType.of("builds.released", BuildEvents.Released.class)).making(BUILD),
        changed(JournalType.of("builds.withdrawn", BuildEvents.Withdrawn.class)).undoing(BUILD),
        answered(JournalType.of("builds.confirmed", FeedbackEvents.Answered.class)).making(ANSWER),
        answered(JournalType.of("builds.still-broken", FeedbackEvents.Answered.class))
            .making(ANSWER),
        JournalType.of("builds.answer-removed", FeedbackEvents.Removed.class)
            .by("member")
            .about(ENTRY)
            .undoing(ANSWER),
        said(JournalType.of("builds.marked", ReportEvents.Said.class)).making(MARK),
        said(JournalType.of("builds.mark-removed", ReportEvents.Said.class)).undoing(MARK),
        said(JournalType.of("builds.report-written", ReportEvents.Said.class)).making(WORDS),
        said(JournalType.of("builds.report-removed", ReportEvents.Said.class)).undoing(WORDS),
        JournalType.of("builds.best-liked", ReportEvents.BestLiked.class)
            .naming("engineer")
            .about(BUILD));
  }

  private static JournalType changed(JournalType type) {
    return type.by("by").about(BUILD);
  }

  private static JournalType said(JournalType type) {
    return type.by("member").about(BUILD);
  }

  /** About the entry, which nobody wrote for points: both answers to it earn the same. */
  private static JournalType answered(JournalType type) {
    return type.by("member").naming("engineer").about(ENTRY);
  }
}
