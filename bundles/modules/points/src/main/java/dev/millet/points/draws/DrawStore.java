package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.subjects.Subject;
import dev.millet.points.api.selection.Requirement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The draws in the database. Every method runs in the transaction of the given handle. */
final class DrawStore {

  private final Table<Draw> draws;
  private final Table<Asked> requirements;
  private final Keyset<Draw> newest;

  /** A requirement of a draw, as a row of {@code points_draw_requirements}. */
  record Asked(long drawId, int ordinal, String criterion, String wanted) {}

  DrawStore(Database database) {
    this.draws = database.table("points_draws", Draw.class).generated("id").key("id");
    this.requirements =
        database.table("points_draw_requirements", Asked.class).key("draw_id", "ordinal");
    this.newest = draws.keyset("draws").descending("id");
  }

  Optional<Draw> find(Handle handle, long id) {
    return draws.find(handle, id);
  }

  /** Returns a draw that nobody else changes before the transaction ends. */
  Optional<Draw> lock(Handle handle, long id) {
    return draws.lock(handle, id);
  }

  List<Draw> find(Handle handle, Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : draws.select(
            handle,
            "SELECT <columns> FROM points_draws WHERE id IN (<ids>)",
            query -> query.bindList("ids", List.copyOf(ids)));
  }

  /** Returns the newest draw about a subject. */
  Optional<Draw> of(Handle handle, Subject subject) {
    return draws
        .select(
            handle,
            """
            SELECT <columns> FROM points_draws
             WHERE owner_type = :type AND owner_key = :key ORDER BY id DESC
             FETCH FIRST 1 ROW ONLY
            """,
            query -> query.bind("type", subject.type()).bind("key", subject.id()))
        .stream()
        .findFirst();
  }

  Slice<Draw> list(Handle handle, ListRequest list) {
    return newest.slice(handle, list, "SELECT <columns> FROM points_draws WHERE <after> <order>");
  }

  /** Returns the open draws of no module whose time is over. */
  List<Draw> due(Handle handle, Instant now, int limit) {
    return draws.select(
        handle,
        """
        SELECT <columns> FROM points_draws
         WHERE state = 'OPEN' AND times_closes_at <= :now AND owner_type IS NULL
         ORDER BY times_closes_at FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("now", now).bind("limit", limit));
  }

  Draw insert(Handle handle, Draw draw, List<Requirement> asked) {
    Draw made = draws.insert(handle, draw);
    ask(handle, made.id(), asked);
    return made;
  }

  /** Sets the requirements of a draw, and no others. */
  void ask(Handle handle, long draw, List<Requirement> asked) {
    handle
        .createUpdate("DELETE FROM points_draw_requirements WHERE draw_id = :draw")
        .bind("draw", draw)
        .execute();
    for (int i = 0; i < asked.size(); i++) {
      Requirement each = asked.get(i);
      requirements.insert(handle, new Asked(draw, i + 1, each.criterion(), each.wanted()));
    }
  }

  List<Requirement> requirements(Handle handle, long draw) {
    return requirements
        .select(
            handle,
            "SELECT <columns> FROM points_draw_requirements WHERE draw_id = :draw ORDER BY ordinal",
            query -> query.bind("draw", draw))
        .stream()
        .map(each -> new Requirement(each.criterion(), each.wanted()))
        .toList();
  }

  /** Writes a draw as it is now. */
  Draw save(Handle handle, Draw now) {
    handle
        .createUpdate(
            """
            UPDATE points_draws
               SET title = :title, state = :state, plan_method = :method, plan_places = :places,
                   plan_score = :score, plan_quotas = :quotas, source_entropy = :entropy, times_closes_at = :closes,
                   times_closed_at = :closed, times_drawn_at = :drawn,
                   times_cancelled_at = :cancelled, list_fingerprint = :fingerprint,
                   list_size = :size, owner_path = :path, team_by = :by, team_reason = :reason
             WHERE id = :id
            """)
        .bind("title", now.title())
        .bind("state", now.state().name())
        .bind("method", now.plan().method().name())
        .bind("places", now.plan().places())
        .bind("score", now.plan().score())
        .bind("quotas", now.plan().quotas())
        .bind("entropy", now.source().entropy())
        .bind("closes", now.times().closesAt())
        .bind("closed", now.times().closedAt())
        .bind("drawn", now.times().drawnAt())
        .bind("cancelled", now.times().cancelledAt())
        .bind("fingerprint", now.list().fingerprint())
        .bind("size", now.list().size())
        .bind("path", now.isOwn() ? null : now.owner().path())
        .bind("by", now.team().by())
        .bind("reason", now.team().reason())
        .bind("id", now.id())
        .execute();
    return now;
  }

  /** Forgets which draws a member ran. */
  void forget(Handle handle, long member) {
    handle
        .createUpdate("UPDATE points_draws SET team_by = NULL WHERE team_by = :member")
        .bind("member", member)
        .execute();
  }
}
