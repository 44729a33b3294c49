package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.Contribution;
import dev.millet.api.notices.Delivery;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.notices.Notices;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.channel.Channel;
import java.util.List;
import java.util.Set;

/** Tells the followers of a channel of its builds. */
public final class BuildNotices implements BatchHandler {

  private static final int ORDER = 250;

  private final Database database;
  private final Notices notices;

  /** Makes the notices of a database. */
  public BuildNotices(Database database, Notices notices) {
    this.database = database;
    this.notices = notices;
  }

  /** Returns the types of notices, and the subscription that tells them. */
  public List<Contribution> contributions() {
    return List.of(
        NoticeType.of(BuildEvents.RELEASED, ORDER).delivered(Delivery.NOW),
        NoticeType.of(BuildEvents.WITHDRAWN, ORDER + 1).delivered(Delivery.NOW),
        new Subscription(
            "builds.notices",
            Set.of(BuildEvents.RELEASED, BuildEvents.WITHDRAWN),
            Subscription.Start.NEWEST,
            this));
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    database.write(
        handle -> {
          for (JournalEntry entry : batch) {
            notices.tell(
                entry.type().equals(BuildEvents.RELEASED)
                    ? notice(entry.payload(BuildEvents.Released.class))
                    : notice(entry.payload(BuildEvents.Withdrawn.class)));
          }
          return null;
        });
  }

  private static Notice notice(BuildEvents.Released released) {
    return Notice.of(
            BuildEvents.RELEASED, Subject.of(Channel.TYPE, released.channel()), released.at())
        .by(released.by())
        .about(Subject.of(Build.TYPE, released.build()))
        .withText(released.version())
        .toFollowers();
  }

  private static Notice notice(BuildEvents.Withdrawn withdrawn) {
    return Notice.of(
            BuildEvents.WITHDRAWN, Subject.of(Channel.TYPE, withdrawn.channel()), withdrawn.at())
        .by(withdrawn.by())
        .about(Subject.of(Build.TYPE, withdrawn.build()))
        .withText(withdrawn.version())
        .toFollowers();
  }
}
