package dev.millet.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.Delivery;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.notices.Notices;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Tells authors what moderators did about their items, without saying who did it, and moderators of
 * answers. Nobody is told of what a suspension hides: they cannot sign in then.
 */
final class ModerationNotices implements BatchHandler {

  private static final int ORDER = 500;

  private final Database database;
  private final Notices notices;
  private final Members members;
  private final ActionStore store;
  private final Items items;

  ModerationNotices(
      Database database, Notices notices, Members members, ActionStore store, Items items) {
    this.database = database;
    this.notices = notices;
    this.members = members;
    this.store = store;
    this.items = items;
  }

  List<Contribution> contributions() {
    return List.of(
        NoticeType.of(Moderation.ACTED, ORDER).delivered(Delivery.NOW),
        NoticeType.of(Moderation.REPLIED, ORDER + 10).toTeam(),
        Offer.of(
            SubjectCatalog.class,
            ActionCatalog.ACTION,
            ActionCatalog.ofActions(database, store, items)),
        Offer.of(
            SubjectCatalog.class,
            ActionCatalog.REPLY,
            ActionCatalog.ofReplies(database, store, items)),
        new Subscription(
            "moderation.notices",
            Set.of(Moderation.ACTED, Moderation.REPLIED),
            Subscription.Start.NEWEST,
            this));
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    database.write(
        handle -> {
          for (JournalEntry entry : batch) {
            if (entry.type().equals(Moderation.ACTED)) {
              acted(handle, entry.payload(Moderation.Acted.class));
            } else {
              replied(handle, entry.payload(Moderation.Replied.class));
            }
          }
          return null;
        });
  }

  private void acted(Handle handle, Moderation.Acted acted) {
    String reason =
        store.find(handle, acted.id()).map(LoggedAction::reason).orElse(NewAction.SUSPENSION);
    boolean suspended = reason.equals(NewAction.SUSPENSION);
    boolean own = acted.author() == null || acted.author().equals(acted.by());
    if (!suspended && !own) {
      notices.tell(
          Notice.of(Moderation.ACTED, Subject.of(ActionCatalog.ACTION, acted.id()), acted.at())
              .about(Subject.of(ActionCatalog.ACTION, acted.id()))
              .withMessage("notice.was." + acted.action() + suffix(acted.action(), reason))
              .to(List.of(acted.author()), FollowReason.CONCERNED));
    }
  }

  /**
   * Returns what the message of an action that needs a reason has behind it; a note says others.
   */
  private static String suffix(String action, String reason) {
    boolean told = List.of("hide", "remove", "lock").contains(action);
    return !told || reason.isEmpty() || reason.equals(NewAction.OTHER) ? "" : "." + reason;
  }

  private void replied(Handle handle, Moderation.Replied replied) {
    Long by = store.find(handle, replied.action()).map(LoggedAction::byId).orElse(null);
    boolean moderates =
        by != null && members.byId(by).filter(each -> each.is(Role.MODERATOR)).isPresent();
    if (moderates) {
      notices.tell(
          Notice.of(
                  Moderation.REPLIED,
                  Subject.of(ActionCatalog.REPLY, replied.action()),
                  replied.at())
              .by(replied.author())
              .to(List.of(by), FollowReason.CONCERNED));
    }
  }
}
