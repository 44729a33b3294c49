package dev.millet.members.circles;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.members.MembersEntries;
import dev.millet.members.accounts.AccountLock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Makes circles, and puts members into them. */
public final class CircleChange {

  private static final int CHUNK = 200;

  private final Database database;
  private final Circles circles;
  private final Journal journal;
  private final InstantSource clock;
  private final AccountLock lock;

  public CircleChange(Database database, Circles circles, Journal journal, InstantSource clock) {
    this.database = database;
    this.circles = circles;
    this.journal = journal;
    this.clock = clock;
    this.lock = new AccountLock(database);
  }

  /**
   * Makes a circle.
   *
   * @throws ProblemException 409 where there are as many as there may be
   */
  public Circle make(CircleText text) {
    return database.write(
        handle -> {
          takeTurns(handle);
          if (Circles.count(handle) >= Circles.MOST) {
            throw Problem.of(
                    409,
                    "members.too-many-circles",
                    "There are too many circles",
                    "There are at most " + Circles.MOST + " circles; remove one first")
                .toException();
          }
          return circles.add(text, now());
        });
  }

  /**
   * Changes what is said of a circle.
   *
   * @return the circle as it is now; empty where somebody changed it meanwhile
   */
  public Optional<Circle> edit(Circle before, CircleText text) {
    boolean changed =
        database.write(
            handle -> {
              takeTurns(handle);
              return circles.update(before, text);
            });
    return changed ? circles.bySlug(before.slug()) : Optional.empty();
  }

  /**
   * Removes a circle; its members stay members. They are taken out of it before, so many at a time:
   * where that is cut short, the circle is there with those who are left, and can be removed again.
   */
  public void remove(Circle circle) {
    int gone;
    do {
      gone = circles.removeSome(circle, CHUNK);
    } while (gone == CHUNK);
    database.write(
        handle -> {
          takeTurns(handle);
          return circles.remove(circle);
        });
  }

  /**
   * Puts a member into a circle; does nothing where they are in it.
   *
   * @throws ProblemException 404 where the circle or the member is gone, 409 for a suspended member
   * @param by who does it: the member, or somebody of the staff; null for the operator
   */
  public void add(Circle circle, Member member, Member by) {
    database.write(
        handle -> {
          add(handle, circle, member, by);
          return null;
        });
  }

  private Circle add(Handle handle, Circle seen, Member member, Member by) {
    takeTurns(handle);
    Circle circle =
        circles
            .held(handle, seen.slug())
            .filter(now -> now.id() == seen.id())
            .orElseThrow(() -> Problem.notFound("There is no such circle").toException());
    lock.requireActive(handle, member.id());
    if (!circles.has(circle, member.id())) {
      circles.addMember(circle, member.id(), now());
      journal.append(MembersEntries.CIRCLE_JOINED, entry(circle, member, by));
    }
    return circle;
  }

  /**
   * Lets a member join by themselves.
   *
   * @throws dev.millet.api.gateway.ProblemException 403 where the circle is not open to everybody
   */
  public void join(Circle circle, Member member) {
    database.write(
        handle -> {
          // staff may close it while somebody joins
          if (!add(handle, circle, member, member).selfService()) {
            throw closed();
          }
          return null;
        });
  }

  private static ProblemException closed() {
    return Problem.of(
            403,
            "members.circle-closed",
            "The circle is by invitation",
            "The staff chooses who is in it")
        .toException();
  }

  /**
   * Takes a member out of a circle.
   *
   * @param by as for {@link #add}
   * @return false where they were not in it
   */
  public boolean take(Circle circle, Member member, Member by) {
    return database.write(
        handle -> {
          boolean was = circles.removeMember(circle, member.id());
          if (was) {
            journal.append(MembersEntries.CIRCLE_LEFT, entry(circle, member, by));
          }
          return was;
        });
  }

  /** The embedded database lets one writer at a time in anyway. */
  private void takeTurns(Handle handle) {
    if (database.dialect() == Dialect.POSTGRESQL) {
      handle.execute("SELECT pg_advisory_xact_lock(hashtext('members circles'))");
    }
  }

  private MembersEntries.CircleEntry entry(Circle circle, Member member, Member by) {
    return new MembersEntries.CircleEntry(
        circle.slug(), member.id(), by == null ? null : by.id(), now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
