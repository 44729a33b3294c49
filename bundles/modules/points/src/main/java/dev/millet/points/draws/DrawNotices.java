package dev.millet.points.draws;

import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.Contribution;
import dev.millet.api.notices.Delivery;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.notices.Notices;
import dev.millet.api.subjects.Subject;
import java.util.List;
import java.util.Set;

/**
 * Tells those who entered a draw what becomes of it, and those who were chosen that they were.
 * Draws of other modules are told by these.
 */
final class DrawNotices implements BatchHandler {

  private static final int ORDER = 640;

  private final Notices notices;
  private final ResultNotices results;

  DrawNotices(Notices notices, ResultNotices results) {
    this.notices = notices;
    this.results = results;
  }

  List<Contribution> contributions() {
    return List.of(
        NoticeType.of(DrawJournal.CHOSEN, ORDER).delivered(Delivery.NOW),
        NoticeType.of(DrawJournal.DRAWN, ORDER + 2),
        NoticeType.of(DrawJournal.CLOSED, ORDER + 4),
        NoticeType.of(DrawJournal.CANCELLED, ORDER + 6),
        new Subscription(
            "points.draw-notices",
            Set.of(DrawJournal.CHOSEN, DrawJournal.CLOSED, DrawJournal.CANCELLED),
            Subscription.Start.NEWEST,
            this),
        new Subscription(
            "points.draw-results", Set.of(DrawJournal.DRAWN), Subscription.Start.NEWEST, results));
  }

  /** Has whoever entered follow the draw; called in the transaction that enters them. */
  void entered(Entry entry) {
    notices.follow(entry.memberId(), Subject.of(Draw.TYPE, entry.drawId()), FollowReason.CONCERNED);
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    for (JournalEntry entry : batch) {
      if (entry.type().equals(DrawJournal.CHOSEN)) {
        chosen(entry.payload(DrawJournal.Chosen.class));
      } else {
        changed(entry.type(), entry.payload(DrawJournal.Changed.class));
      }
    }
  }

  private void chosen(DrawJournal.Chosen told) {
    if (told.own()) {
      notices.tell(
          Notice.of(DrawJournal.CHOSEN, Subject.of(Draw.TYPE, told.draw()), told.at())
              .withMessage(told.standsFor() == null ? "notice.drawn" : "notice.moved-up")
              .to(List.of(told.member()), FollowReason.CONCERNED));
    }
  }

  private void changed(String type, DrawJournal.Changed told) {
    if (told.own()) {
      Notice notice = Notice.of(type, Subject.of(Draw.TYPE, told.draw()), told.at()).by(told.by());
      Notice said = told.reason().isEmpty() ? notice : notice.withText(told.reason());
      notices.tell(said.toFollowers());
    }
  }
}
