package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.Contribution;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.notices.Notices;
import dev.millet.api.subjects.Subject;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Tells the followers of a subject of comments on it. Whoever comments on it, or is mentioned in a
 * comment, follows it from then on.
 */
final class CommentNotices implements BatchHandler {

  private static final String MENTIONED = "mentions.mentioned";
  private static final int ORDER = 300;

  private final Database database;
  private final Notices notices;
  private final CommentStore store;

  /** People are mentioned in a text, as the journal tells of it. */
  record Mentioned(Subject subject, List<Long> members) {}

  CommentNotices(Database database, Notices notices, CommentStore store) {
    this.database = database;
    this.notices = notices;
    this.store = store;
  }

  List<Contribution> contributions() {
    return List.of(
        NoticeType.of(CommentEvents.POSTED, ORDER),
        new Subscription(
            "comments.notices",
            Set.of(CommentEvents.POSTED, MENTIONED),
            Subscription.Start.NEWEST,
            this));
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    database.write(
        handle -> {
          for (JournalEntry entry : batch) {
            if (entry.type().equals(MENTIONED)) {
              follow(handle, entry.payload(Mentioned.class));
            } else {
              tell(entry.payload(CommentEvents.Posted.class));
            }
          }
          return null;
        });
  }

  private void tell(CommentEvents.Posted posted) {
    if (posted.imported() || posted.author() == null) {
      return;
    }
    notices.follow(posted.author(), posted.subject(), FollowReason.COMMENTER);
    notices.tell(
        Notice.of(CommentEvents.POSTED, posted.subject(), posted.at())
            .by(posted.author())
            .about(Subject.of(Comment.TYPE, posted.comment()))
            .toFollowers());
  }

  private void follow(Handle handle, Mentioned mentioned) {
    if (!mentioned.subject().type().equals(Comment.TYPE)) {
      return;
    }
    for (long id : Comment.numbers(List.of(mentioned.subject().id()))) {
      store
          .find(handle, id)
          .ifPresent(
              comment ->
                  notices.follow(mentioned.members(), comment.subject(), FollowReason.MENTIONED));
    }
  }
}
