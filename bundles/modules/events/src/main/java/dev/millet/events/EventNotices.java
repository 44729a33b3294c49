package dev.millet.events;

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
import dev.millet.events.EventJournal.Changed;
import dev.millet.events.EventJournal.Registered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells members what becomes of their places, and of the events that they registered for. */
final class EventNotices implements BatchHandler {

  private static final String OFFERED = "events.offered";
  private static final String DECIDED = "events.decided";
  private static final int ORDER = 500;

  private final Notices notices;

  EventNotices(Notices notices) {
    this.notices = notices;
  }

  List<Contribution> contributions() {
    return List.of(
        NoticeType.of(OFFERED, ORDER).delivered(Delivery.NOW),
        NoticeType.of(DECIDED, ORDER + 10).delivered(Delivery.NOW),
        NoticeType.of(EventJournal.MOVED, ORDER + 20).delivered(Delivery.NOW),
        NoticeType.of(EventJournal.CANCELLED, ORDER + 30).delivered(Delivery.NOW),
        NoticeType.of(EventJournal.PUBLISHED, ORDER + 40),
        NoticeType.of(EventJournal.PROPOSED, ORDER + 50).toTeam(),
        new Subscription(
            "events.notices",
            Set.of(
                EventJournal.REGISTERED,
                EventJournal.MOVED,
                EventJournal.CANCELLED,
                EventJournal.PUBLISHED,
                EventJournal.PROPOSED),
            Subscription.Start.NEWEST,
            this));
  }

  /** Many register for one event at the same moment: those of a batch follow it at once. */
  @Override
  public void handle(List<JournalEntry> batch) {
    Map<Long, Set<Long>> followers = new LinkedHashMap<>();
    for (JournalEntry entry : batch) {
      if (entry.type().equals(EventJournal.REGISTERED)) {
        registered(entry.payload(Registered.class), followers);
      } else {
        changed(entry.type(), entry.payload(Changed.class));
      }
    }
    followers.forEach(
        (event, members) ->
            notices.follow(members, Subject.of(Event.TYPE, event), FollowReason.CONCERNED));
  }

  private void changed(String type, Changed told) {
    Subject event = Subject.of(Event.TYPE, told.event());
    if (type.equals(EventJournal.PROPOSED) && told.by() != null) {
      notices.follow(told.by(), event, FollowReason.AUTHOR);
    }
    Notice notice = Notice.of(type, event, told.at()).by(told.by());
    Notice said = told.reason().isEmpty() ? notice : notice.withText(told.reason());
    notices.tell(type.equals(EventJournal.PROPOSED) ? said.toTeam() : said.toFollowers());
  }

  private void registered(Registered told, Map<Long, Set<Long>> followers) {
    Subject event = Subject.of(Event.TYPE, told.event());
    RegistrationState state = Words.constant(RegistrationState.class, told.state());
    if (state.isActive()) {
      followers.computeIfAbsent(told.event(), id -> new TreeSet<>()).add(told.member());
    }
    boolean byOthers = told.by() == null || told.by() != told.member();
    if (!byOthers || state == RegistrationState.NOT_COMING) {
      return;
    }
    String type = state == RegistrationState.OFFERED ? OFFERED : DECIDED;
    Notice notice = Notice.of(type, event, told.at()).by(told.by());
    Notice said =
        told.reason().isEmpty()
            ? notice.withMessage("notice.state." + told.state())
            : notice.withText(told.reason());
    notices.tell(said.to(List.of(told.member()), FollowReason.CONCERNED));
  }
}
