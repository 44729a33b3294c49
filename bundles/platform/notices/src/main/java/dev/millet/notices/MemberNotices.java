package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.members.MemberData;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.List;

/** Copies for a member what is kept about them, and erases it after they left. */
final class MemberNotices {

  private static final int CHUNK = 60;
  private static final int MAX_COPIED = 10_000;

  private final Database database;
  private final ItemStore items;
  private final EventStore events;
  private final FollowStore follows;
  private final Choices choices;
  private final PendingStore pending;
  private final Unsubscribes unsubscribes;

  /** Everything. */
  record Copy(List<Told> notices, List<Followed> follows, List<Chosen> choices) {}

  /** A notice. */
  record Told(Subject subject, String type, String reason, boolean unread, Instant at) {}

  /** A subject that they follow, or chose not to. */
  record Followed(Subject subject, boolean following, String reason, Instant since) {}

  /** A choice. */
  record Chosen(String type, String channel, String choice) {}

  MemberNotices(Database database) {
    this.database = database;
    this.items = new ItemStore(database);
    this.events = new EventStore(database);
    this.follows = new FollowStore(database);
    this.choices = new Choices(database);
    this.pending = new PendingStore(database);
    this.unsubscribes = new Unsubscribes(database);
  }

  MemberData data() {
    return MemberData.inParts("notices", this::copy, this::eraseSome);
  }

  private Copy copy(long member) {
    return database.read(
        handle ->
            new Copy(
                items.of(handle, member, MAX_COPIED).stream()
                    .map(
                        each ->
                            new Told(
                                each.subject(),
                                each.type(),
                                each.reason().word(),
                                each.isUnread(),
                                each.latestAt()))
                    .toList(),
                follows.of(handle, member, MAX_COPIED).stream()
                    .map(
                        each ->
                            new Followed(
                                each.subject(),
                                each.isFollowing(),
                                each.reason().word(),
                                each.since()))
                    .toList(),
                choices.of(handle, member).stream()
                    .map(each -> new Chosen(each.type(), each.channel(), each.choice().word()))
                    .toList()));
  }

  /** Leaves what others were told, which no longer says that the member did it. */
  private boolean eraseSome(long member) {
    return database.write(
        handle -> {
          choices.erase(handle, member);
          boolean mailed = pending.erase(handle, member) && unsubscribes.erase(handle, member);
          boolean followed = follows.erase(handle, member, CHUNK);
          boolean told = items.erase(handle, member, CHUNK);
          return events.erase(handle, member, CHUNK) && followed && told && mailed;
        });
  }
}
