package dev.millet.moderation;

import dev.millet.api.journal.JournalItem;
import dev.millet.api.journal.JournalType;
import java.util.List;
import java.util.Set;

/** Describes what this module tells the journal, for others who use it. */
final class ModerationJournalTypes {

  private static final JournalItem ITEM = JournalItem.in("subject");

  private ModerationJournalTypes() {}

  static List<JournalType> all() {
    return List.of(
        JournalType.of("moderation.acted", Moderation.Acted.class)
            .by("by")
            .authoredBy("author")
            .about(ITEM)
            .undoingWhere("action", Set.of("hide", "remove"), ITEM)
            .restoringWhere("action", Set.of("restore"), ITEM));
  }
}
