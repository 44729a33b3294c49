package dev.millet.points.account;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.points.account.HandGrant.State;
import dev.millet.points.account.HandGrant.Step;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Reason;
import dev.millet.points.api.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Grants by hand. What one person grants within a day up to a limit counts at once; what goes
 * beyond waits for a second person. Nobody grants to themselves, as first or second person.
 */
public final class HandGrants {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int CHUNK = 100;

  private final Database database;
  private final Guard guard;
  private final Wallet wallet;
  private final long limit;
  private final Table<HandGrant> grants;
  private final Keyset<HandGrant> newest;

  public HandGrants(Database database, Guard guard, Wallet wallet, long limit) {
    this.database = database;
    this.guard = guard;
    this.wallet = wallet;
    this.limit = limit;
    this.grants = database.table("points_grants", HandGrant.class).generated("id");
    this.newest = grants.keyset("newest").descending("id");
  }

  Slice<HandGrant> newest(ListRequest list) {
    return database.read(
        handle ->
            newest.slice(
                handle, list, "SELECT <columns> FROM points_grants WHERE <after> <order>"));
  }

  /** Grants points, or asks for a second person. */
  HandGrant propose(long member, NewGrant typed, long by) {
    requireOther(member, by);
    return database.write(
        handle -> {
          guard.memberActive(by);
          guard.memberActive(member);
          Instant now = database.now();
          // one at a time for each person, so that two at once do not both find room
          long[] before = new long[1];
          guard.atMost(
              Integer.MAX_VALUE,
              "points.grants/" + by,
              () -> {
                before[0] = alone(handle, by, now.minus(DAY));
                return 0;
              });
          boolean waits = before[0] + typed.amount() > limit;
          Step step = new Step(by, now);
          HandGrant grant =
              grants.insert(
                  handle,
                  new HandGrant(
                      0,
                      member,
                      typed.in(),
                      typed.amount(),
                      typed.reason(),
                      waits ? State.WAITING : State.GRANTED,
                      step,
                      waits ? null : step));
          if (!waits) {
            pay(grant);
          }
          return grant;
        });
  }

  /** Returns what somebody has granted alone since a moment. */
  private static long alone(Handle handle, long by, Instant since) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(SUM(g.amount), 0) FROM points_grants g
             WHERE g.proposed_by = :by AND g.proposed_at > :since
               AND g.state = 'GRANTED' AND g.decided_by = g.proposed_by
            """)
        .bind("by", by)
        .bind("since", since)
        .mapTo(Long.class)
        .one();
  }

  /** Approves or rejects a grant as the second person. Twice is as once. */
  HandGrant decide(long id, boolean approved, long by) {
    return database.write(
        handle -> {
          guard.memberActive(by);
          HandGrant grant =
              grants
                  .lock(handle, id)
                  .orElseThrow(() -> Problem.notFound("There is no such grant.").toException());
          State next = approved ? State.GRANTED : State.REJECTED;
          if (grant.state() == next) {
            return grant;
          }
          if (grant.state() != State.WAITING) {
            throw Problem.of(
                    409, "points.decided", "It is decided", "Somebody else has decided already.")
                .toException();
          }
          requireOther(grant.member(), by);
          if (approved && Long.valueOf(by).equals(grant.proposed().by())) {
            throw Problem.of(
                    409,
                    "points.second-person",
                    "A second person is needed",
                    "Somebody else than who proposed the grant has to approve it.")
                .toException();
          }
          HandGrant decided = grant.decided(next, new Step(by, database.now()));
          save(handle, decided);
          if (approved) {
            pay(decided);
          }
          return decided;
        });
  }

  private static void save(Handle handle, HandGrant grant) {
    handle
        .createUpdate(
            """
            UPDATE points_grants SET state = :state, decided_by = :by, decided_at = :at
             WHERE id = :id
            """)
        .bind("state", grant.state().name())
        .bind("by", grant.decided().by())
        .bind("at", grant.decided().at())
        .bind("id", grant.id())
        .execute();
  }

  private void pay(HandGrant grant) {
    wallet.grant(
        List.of(
            Grant.of(
                "hand/" + grant.id(),
                grant.member(),
                grant.currency(),
                grant.amount(),
                Reason.of("hand", grant.reason()))));
  }

  private static void requireOther(long member, long by) {
    if (member == by) {
      throw self();
    }
  }

  private static ProblemException self() {
    return Problem.of(
            409,
            "points.own-grant",
            "Nobody grants points to themselves",
            "Ask somebody else of the team.")
        .toException();
  }

  /**
   * Erases a member from grants by hand.
   *
   * @return whether nothing is left
   */
  boolean eraseSome(long member) {
    return database.write(
        handle ->
            removeReceived(handle, member) < CHUNK
                && forgetProposer(handle, member) < CHUNK
                && forgetDecider(handle, member) < CHUNK);
  }

  private int removeReceived(Handle handle, long member) {
    List<HandGrant> some =
        grants.select(
            handle,
            """
            SELECT <columns> FROM points_grants WHERE member = :member
             ORDER BY member FETCH FIRST :limit ROWS ONLY
            """,
            query -> query.bind("member", member).bind("limit", CHUNK));
    some.forEach(each -> grants.delete(handle, each.id()));
    return some.size();
  }

  private int forgetProposer(Handle handle, long member) {
    List<HandGrant> some =
        grants.select(
            handle,
            """
            SELECT <columns> FROM points_grants WHERE proposed_by = :member
             ORDER BY proposed_by, proposed_at FETCH FIRST :limit ROWS ONLY
            """,
            query -> query.bind("member", member).bind("limit", CHUNK));
    some.forEach(
        each ->
            handle
                .createUpdate("UPDATE points_grants SET proposed_by = NULL WHERE id = :id")
                .bind("id", each.id())
                .execute());
    return some.size();
  }

  private int forgetDecider(Handle handle, long member) {
    List<HandGrant> some =
        grants.select(
            handle,
            """
            SELECT <columns> FROM points_grants WHERE decided_by = :member
             ORDER BY decided_by FETCH FIRST :limit ROWS ONLY
            """,
            query -> query.bind("member", member).bind("limit", CHUNK));
    some.forEach(
        each ->
            handle
                .createUpdate("UPDATE points_grants SET decided_by = NULL WHERE id = :id")
                .bind("id", each.id())
                .execute());
    return some.size();
  }
}
