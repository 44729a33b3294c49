package dev.millet.members.invitations;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tables of invitations and of who came by them. */
final class InvitationTable {

  /** No link that was made while the clock was right lasts longer. */
  private static final Duration MAX_LIFE = Duration.ofDays(91);

  /** Decides in the statement itself, so that of two at once only as many pass as may. */
  private static final String USE =
      """
      UPDATE members_invitations SET uses = uses + 1
       WHERE id = :id AND uses < max_uses AND revoked_at IS NULL
         AND expires_at > :now AND expires_at <= :latest
      """;

  private static final String REVOKE =
      "UPDATE members_invitations SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL";

  private final Table<Invitation> invitations;
  private final Table<Arrival> arrivals;
  private final Keyset<Invitation> newest;

  InvitationTable(Database database) {
    this.invitations = database.table("members_invitations", Invitation.class).generated("id");
    this.arrivals =
        database.table("members_invitation_uses", Arrival.class).key("invitation_id", "member_id");
    this.newest = invitations.keyset("invitations").descending("id");
  }

  Invitation insert(Handle handle, Invitation row) {
    return invitations.insert(handle, row);
  }

  Slice<Invitation> newest(Handle handle, ListRequest list) {
    return newest.slice(
        handle, list, "SELECT <columns> FROM members_invitations WHERE <after> <order>");
  }

  Optional<Invitation> find(Handle handle, long id) {
    return invitations.find(handle, id);
  }

  Optional<Invitation> bySecret(Handle handle, String hash) {
    return invitations
        .select(
            handle,
            "SELECT <columns> FROM members_invitations WHERE secret_hash = :hash",
            query -> query.bind("hash", hash))
        .stream()
        .findFirst();
  }

  List<Invitation> madeBy(Handle handle, long member) {
    return invitations.select(
        handle,
        "SELECT <columns> FROM members_invitations WHERE made_by = :member ORDER BY id",
        query -> query.bind("member", member));
  }

  /** Counts one more who comes; false where nobody may any more. */
  boolean use(Handle handle, long id, Instant now) {
    return handle
            .createUpdate(USE)
            .bind("id", id)
            .bind("now", now)
            .bind("latest", latest(now))
            .execute()
        == 1;
  }

  static Instant latest(Instant now) {
    return now.plus(MAX_LIFE);
  }

  boolean revoke(Handle handle, long id, Instant now) {
    return handle.createUpdate(REVOKE).bind("id", id).bind("now", now).execute() == 1;
  }

  void arrived(Handle handle, Arrival arrival) {
    arrivals.insertIfAbsent(handle, arrival);
  }

  List<Arrival> arrivals(Handle handle, List<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : arrivals.select(
            handle,
            """
            SELECT <columns> FROM members_invitation_uses WHERE invitation_id IN (<ids>)
             ORDER BY invitation_id, used_at, member_id
            """,
            query -> query.bindList("ids", ids));
  }

  List<Arrival> arrivalsOf(Handle handle, long member) {
    return arrivals.select(
        handle,
        """
        SELECT <columns> FROM members_invitation_uses WHERE member_id = :member
         ORDER BY used_at, invitation_id
        """,
        query -> query.bind("member", member));
  }
}
