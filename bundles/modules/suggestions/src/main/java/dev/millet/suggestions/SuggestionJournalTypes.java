package dev.millet.suggestions;

import dev.millet.api.journal.JournalItem;
import dev.millet.api.journal.JournalType;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.Withdrawal;
import dev.millet.suggestions.care.CareJournal;
import dev.millet.suggestions.care.Proposing;
import dev.millet.suggestions.lifecycle.ReleaseJournal;
import dev.millet.suggestions.suggestion.Suggestion;
import java.util.List;
import java.util.Set;

/** Describes what this module tells the journal, for others who use it. */
final class SuggestionJournalTypes {

  private static final JournalItem ITSELF = JournalItem.of(Suggestion.SUBJECT_TYPE, "suggestion");
  private static final JournalItem ACCEPTED = JournalItem.of("accepted-suggestion", "suggestion");
  private static final JournalItem SHIPPED = JournalItem.of("shipped-suggestion", "suggestion");

  private SuggestionJournalTypes() {}

  static List<JournalType> all() {
    return List.of(
        JournalType.of("suggestions.submitted", Authoring.Submitted.class)
            .by("author")
            .authoredBy("author")
            .about(ITSELF)
            .making(ITSELF),
        JournalType.of("suggestions.edited", Authoring.Edited.class).by("by").about(ITSELF),
        JournalType.of("suggestions.withdrawn", Withdrawal.Withdrawn.class)
            .by("by")
            .about(ITSELF)
            .undoing(ITSELF),
        JournalType.of("suggestions.assigned", CareJournal.Assigned.class)
            .by("by")
            .naming("owner")
            .about(ITSELF),
        JournalType.of("suggestions.due-changed", CareJournal.DueChanged.class)
            .by("by")
            .about(ITSELF),
        JournalType.of("suggestions.status-changed", CareJournal.StatusChanged.class)
            .by("by")
            .about(ITSELF)
            .makingWhere("status", Set.of("planned", "in-progress"), ACCEPTED)
            .makingWhere("status", Set.of("shipped"), SHIPPED)
            .undoingWhere(
                "status", Set.of("open", "under-review", "declined", "duplicate"), ACCEPTED)
            .undoingWhere(
                "status",
                Set.of("open", "under-review", "planned", "in-progress", "declined", "duplicate"),
                SHIPPED),
        JournalType.of(CareJournal.CUSTOM_STATUS_CHANGED, CareJournal.CustomStatusChanged.class)
            .by("by")
            .about(ITSELF),
        JournalType.of("suggestions.answered", CareJournal.Answered.class).by("by").about(ITSELF),
        JournalType.of("suggestions.merge-proposed", Proposing.Proposed.class)
            .by("by")
            .about(ITSELF),
        released(JournalType.of("suggestions.planned-for", ReleaseJournal.Happened.class)),
        released(JournalType.of("suggestions.available-in", ReleaseJournal.Happened.class)),
        released(JournalType.of("suggestions.shipped-in", ReleaseJournal.Happened.class)),
        released(JournalType.of("suggestions.confirmed", ReleaseJournal.Happened.class)),
        released(JournalType.of("suggestions.reopened", ReleaseJournal.Happened.class)));
  }

  private static JournalType released(JournalType type) {
    return type.by("by").about(ITSELF);
  }
}
