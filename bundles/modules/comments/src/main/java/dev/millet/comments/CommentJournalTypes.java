package dev.millet.comments;

import dev.millet.api.journal.JournalItem;
import dev.millet.api.journal.JournalType;
import java.util.List;

/** Describes what this module tells the journal, for others who use it. */
final class CommentJournalTypes {

  private static final JournalItem SUBJECT = JournalItem.in("subject");
  private static final JournalItem COMMENT = JournalItem.of(Comment.TYPE, "comment");

  private CommentJournalTypes() {}

  static List<JournalType> all() {
    return List.of(
        JournalType.of("comments.posted", CommentEvents.Posted.class)
            .by("author")
            .about(SUBJECT)
            .making(COMMENT),
        JournalType.of("comments.edited", CommentEvents.Changed.class).by("by").about(SUBJECT),
        JournalType.of("comments.removed", CommentEvents.Changed.class)
            .by("by")
            .about(SUBJECT)
            .undoing(COMMENT));
  }
}
