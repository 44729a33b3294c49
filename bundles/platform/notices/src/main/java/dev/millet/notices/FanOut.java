package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Tells an audience of an event, some members at a time, each chunk a transaction of its own. How
 * far it got is kept with the event, so that it goes on there after a kill, and nobody is told
 * twice.
 */
final class FanOut implements ChunkedHandler {

  /** The journal type of {@link Told}. */
  static final String TOLD = "notices.told";

  /**
   * How many members are told in one transaction, with two rows each: a notice and its mail. Others
   * who write wait for a transaction, so it is short.
   */
  static final int CHUNK = 25;

  private static final int MAX_TEAM = 10_000;

  private final Database database;
  private final Members members;
  private final EventStore events;
  private final FollowStore follows;
  private final Teller teller;

  /** An event is there to be told to its audience. */
  record Told(long event) {}

  FanOut(Database database, Members members, Teller teller) {
    this.database = database;
    this.members = members;
    this.events = new EventStore(database);
    this.follows = new FollowStore(database);
    this.teller = teller;
  }

  @Override
  public boolean handleChunk(JournalEntry entry) {
    long id = entry.payload(Told.class).event();
    return database.write(
        handle -> events.find(handle, id).map(event -> next(handle, event)).orElse(true));
  }

  /** Tells the next members; whether nobody is left. */
  private boolean next(Handle handle, Event event) {
    List<Recipient> next =
        event.told().audience() == Notice.Audience.TEAM ? team(event) : followers(handle, event);
    if (next.isEmpty()) {
      return true;
    }
    Set<Long> named = event.about() == null ? Set.of() : events.named(handle, event.about());
    teller.tell(
        handle,
        event,
        next.stream()
            .filter(each -> each.reason() != null && !named.contains(each.member()))
            .toList());
    boolean last = next.size() < CHUNK;
    events.toldTo(handle, event.id(), last ? Event.EVERYBODY : next.get(next.size() - 1).member());
    return last;
  }

  /** The next followers, and those who chose not to follow, who have no reason. */
  private List<Recipient> followers(Handle handle, Event event) {
    return follows.followers(handle, event.subject(), event.told().to(), CHUNK).stream()
        .map(each -> new Recipient(each.memberId(), each.isFollowing() ? each.reason() : null))
        .toList();
  }

  private List<Recipient> team(Event event) {
    return members.withRole(Role.STAFF, MAX_TEAM).stream()
        .map(Member::id)
        .filter(id -> id > event.told().to())
        .sorted(Comparator.naturalOrder())
        .limit(CHUNK)
        .map(id -> new Recipient(id, FollowReason.TEAM))
        .toList();
  }
}
