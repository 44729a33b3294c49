package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.Notices;
import dev.millet.api.subjects.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps what is told in the database, in the teller's own transaction. Followers and the team are
 * told by {@link FanOut}, which hears of it through the journal.
 */
@Component(service = Notices.class)
public final class StoredNotices implements Notices {

  private static final int MAX_NAMED = 100;

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final EventStore events;
  private final FollowStore follows;
  private final Teller teller;

  @Activate
  public StoredNotices(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Guard guard,
      @Reference MailPlan mail,
      @Reference OpenStreams streams) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.events = new EventStore(database);
    this.follows = new FollowStore(database);
    this.teller = new Teller(database, guard, mail, streams);
  }

  @Override
  public void tell(Notice notice) {
    requireWrite();
    database.write(
        handle -> {
          if (notice.audience() == Notice.Audience.NAMED) {
            tellNamed(handle, notice);
          } else {
            Event event = events.insert(handle, Event.of(notice));
            journal.append(FanOut.TOLD, new FanOut.Told(event.id()));
          }
          return null;
        });
  }

  /** Each has an event of their own, which nobody else learns of. */
  private void tellNamed(Handle handle, Notice notice) {
    Set<Long> members = new TreeSet<>(notice.members());
    if (members.size() > MAX_NAMED) {
      throw new IllegalArgumentException(
          "a notice names at most " + MAX_NAMED + " members; others follow");
    }
    for (long member : members) {
      boolean themselves = notice.actor() != null && notice.actor() == member;
      boolean again =
          notice.isOnce()
              && notice.about() != null
              && events.isTold(handle, notice.type(), notice.about(), member);
      if (!themselves && !again) {
        Event event = events.insert(handle, Event.of(notice, member));
        teller.tell(handle, event, List.of(new Recipient(member, notice.reason())));
      }
    }
  }

  @Override
  public void follow(long member, Subject subject, FollowReason reason) {
    follow(List.of(member), subject, reason);
  }

  @Override
  public void follow(Collection<Long> members, Subject subject, FollowReason reason) {
    requireWrite();
    Set<Long> there = guard.existingMembers(members);
    database.write(
        handle -> {
          if (reason == FollowReason.CHOSEN) {
            there.forEach(member -> follows.choose(handle, member, subject, true));
          } else {
            follows.addAll(handle, there, subject, reason);
          }
          return null;
        });
  }

  @Override
  public void unfollow(long member, Subject subject) {
    requireWrite();
    database.write(
        handle -> {
          follows.choose(handle, member, subject, false);
          return null;
        });
  }

  @Override
  public void unite(Subject merged, Subject into, Notice told) {
    requireWrite();
    Long event =
        told == null ? null : database.write(handle -> events.insert(handle, Event.of(told)).id());
    journal.append(Unions.UNITED, new Unions.United(merged, into, event));
  }

  @Override
  public void separate(Subject merged, Subject into) {
    requireWrite();
    journal.append(Unions.SEPARATED, new Unions.Separated(merged, into));
  }

  @Override
  public void forget(Subject subject) {
    requireWrite();
    journal.append(Forgetting.FORGOTTEN, new Forgetting.Forgotten(subject));
  }

  private void requireWrite() {
    if (!database.writing()) {
      throw new IllegalStateException("notices are told inside of Database.write");
    }
  }
}
