package dev.millet.voting;

import dev.millet.api.journal.JournalItem;
import dev.millet.api.journal.JournalType;
import java.util.List;

/** Describes what this module tells the journal, for others who use it. */
final class VotingJournalTypes {

  private static final JournalItem VOTE = JournalItem.of("vote", "subject", "member");
  private static final JournalItem SUBJECT = JournalItem.in("subject");

  private VotingJournalTypes() {}

  static List<JournalType> all() {
    return List.of(
        JournalType.of("voting.cast", VoteHappened.class)
            .by("member")
            .naming("by")
            .about(SUBJECT)
            .making(VOTE),
        JournalType.of("voting.withdrawn", VoteHappened.class)
            .by("member")
            .naming("by")
            .about(SUBJECT)
            .undoing(VOTE),
        JournalType.of("voting.carried", SupportCarried.class).about(SUBJECT));
  }
}
