package dev.millet.builds.feedback;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.Contribution;
import dev.millet.api.notices.Delivery;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.notices.Notices;
import dev.millet.api.subjects.Requesters;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildEvents;
import dev.millet.builds.build.Builds;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Asks those who asked for what a build contains whether it works, some members at a time, and
 * tells others who follow it. How far it got is kept, so that it goes on there after a kill; each
 * is asked once for each build. The engineer is told of what is still broken.
 */
final class FeedbackNotices implements ChunkedHandler {

  /** The type of the notices that ask. */
  static final String ASKED = "builds.asked";

  private static final int ORDER = 400;
  private static final int CHUNK = 100;

  private final Database database;
  private final Builds builds;
  private final Requesters requesters;
  private final Notices notices;
  private final Table<Progress> progress;

  /** How far a build's telling got: which subject, and behind which member. */
  record Progress(long buildId, int place, long afterMember) {}

  FeedbackNotices(Database database, Builds builds, Requesters requesters, Notices notices) {
    this.database = database;
    this.builds = builds;
    this.requesters = requesters;
    this.notices = notices;
    this.progress = database.table("builds_asking", Progress.class).key("build_id");
  }

  List<Contribution> contributions() {
    return List.of(
        NoticeType.of(ASKED, ORDER).asking().delivered(Delivery.NOW),
        NoticeType.of(FeedbackEvents.BROKEN, ORDER + 10).toTeam().delivered(Delivery.NOW),
        new Subscription(
            "builds.asking", Set.of(BuildEvents.RELEASED), Subscription.Start.NEWEST, this),
        new Subscription(
            "builds.feedback",
            Set.of(FeedbackEvents.BROKEN),
            Subscription.Start.NEWEST,
            batch ->
                database.write(
                    handle -> {
                      batch.forEach(entry -> broken(entry.payload(FeedbackEvents.Answered.class)));
                      return null;
                    })));
  }

  @Override
  public boolean handleChunk(JournalEntry entry) {
    BuildEvents.Released released = entry.payload(BuildEvents.Released.class);
    return database.write(handle -> next(handle, released));
  }

  /** Tells the next members; returns whether nobody is left. */
  private boolean next(Handle handle, BuildEvents.Released released) {
    Progress begun = new Progress(released.build(), 0, 0);
    progress.insertIfAbsent(handle, begun);
    Progress at = progress.lock(handle, released.build()).orElse(begun);
    boolean offered =
        builds.find(handle, released.build()).filter(FeedbackDesk::isAnswerable).isPresent();
    if (!offered || at.place() >= released.subjects().size()) {
      return true;
    }
    Subject subject = released.subjects().get(at.place());
    List<Long> some = requesters.after(List.of(subject), at.afterMember(), CHUNK);
    Notice notice =
        Notice.of(ASKED, subject, released.at())
            .by(released.by())
            .about(Subject.of(Build.TYPE, released.build()))
            .withText(released.version())
            .once();
    if (some.isEmpty()) {
      notices.tell(notice.toFollowers());
      put(handle, new Progress(released.build(), at.place() + 1, 0));
    } else {
      notices.tell(notice.to(some, FollowReason.CONCERNED));
      put(handle, new Progress(released.build(), at.place(), some.get(some.size() - 1)));
    }
    return false;
  }

  private void put(Handle handle, Progress next) {
    handle
        .createUpdate(
            """
            UPDATE builds_asking SET place = :place, after_member = :after
             WHERE build_id = :build
            """)
        .bind("build", next.buildId())
        .bind("place", next.place())
        .bind("after", next.afterMember())
        .execute();
  }

  /** Tells the engineer; what nobody built concerns nobody in particular. */
  private void broken(FeedbackEvents.Answered answered) {
    if (answered.engineer() != null) {
      notices.tell(
          Notice.of(FeedbackEvents.BROKEN, answered.subjects().get(0), answered.at())
              .by(answered.member())
              .about(Subject.of(Build.TYPE, answered.build()))
              .withText(answered.version())
              .to(List.of(answered.engineer()), FollowReason.ASSIGNEE));
    }
  }
}
