package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The entries of draws in the database. Every method runs in the transaction of the given handle;
 * those that decide by what they read, under the lock of the draw's row.
 */
final class EntryStore {

  private final Table<Entry> entries;
  private final Keyset<Entry> byNumber;
  private final Keyset<Entry> drawn;

  EntryStore(Database database) {
    this.entries =
        database
            .table("points_draw_entries", Entry.class)
            .generated("id")
            .key("draw_id", "member_id");
    this.byNumber = entries.keyset("entries").within("draw_id").ascending("proof_number");
    this.drawn = entries.keyset("drawn").within("draw_id").ascending("proof_drawn_as");
  }

  /** Returns the entry of a member. */
  Optional<Entry> find(Handle handle, long draw, long member) {
    return entries.find(handle, draw, member);
  }

  Entry insert(Handle handle, Entry entry) {
    return entries.insert(handle, entry);
  }

  /** Adds entries in their order, in one batch. */
  void insertAll(Handle handle, Collection<Entry> some) {
    if (some.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO points_draw_entries
                   (draw_id, member_id, shown, share_party, share_tickets, share_score,
                    share_category, state, findings, entered_at)
            VALUES (:draw, :member, :shown, :party, :tickets, :score, :category, :state, :findings,
                    :at)
            """);
    for (Entry each : some) {
      batch
          .bind("draw", each.drawId())
          .bind("member", each.memberId())
          .bind("shown", each.shown())
          .bind("party", each.share().party())
          .bind("tickets", each.share().tickets())
          .bind("score", each.share().score())
          .bind("category", each.share().category())
          .bind("state", each.state().name())
          .bind("findings", each.findings())
          .bind("at", each.enteredAt())
          .add();
    }
    batch.execute();
  }

  void delete(Handle handle, Entry entry) {
    handle
        .createUpdate("DELETE FROM points_draw_entries WHERE id = :id")
        .bind("id", entry.id())
        .execute();
  }

  int count(Handle handle, long draw) {
    return handle
        .createQuery("SELECT COUNT(e.id) FROM points_draw_entries e WHERE e.draw_id = :draw")
        .bind("draw", draw)
        .mapTo(Integer.class)
        .one();
  }

  /** Returns all entries of a draw, in the order in which they entered. */
  List<Entry> all(Handle handle, long draw) {
    return select(
        handle,
        draw,
        "SELECT <columns> FROM points_draw_entries WHERE draw_id = :draw ORDER BY draw_id, id");
  }

  /** Returns the entries of the published list, in the order of their numbers. */
  List<Entry> listed(Handle handle, long draw) {
    return select(
        handle,
        draw,
        """
        SELECT <columns> FROM points_draw_entries
         WHERE draw_id = :draw AND proof_number > 0 ORDER BY draw_id, proof_number
        """);
  }

  /** Returns the entries in drawn order. */
  List<Entry> drawn(Handle handle, long draw) {
    return select(
        handle,
        draw,
        """
        SELECT <columns> FROM points_draw_entries
         WHERE draw_id = :draw AND proof_drawn_as > 0 ORDER BY draw_id, proof_drawn_as
        """);
  }

  private List<Entry> select(Handle handle, long draw, String sql) {
    return entries.select(handle, sql, query -> query.bind("draw", draw));
  }

  /** Returns a slice of the published list. */
  Slice<Entry> list(Handle handle, long draw, ListRequest list) {
    return byNumber.slice(
        handle,
        list,
        """
        SELECT <columns> FROM points_draw_entries
         WHERE draw_id = :draw AND proof_number > 0 AND <after> <order>
        """,
        query -> query.bind("draw", draw));
  }

  /** Returns a slice of those who have, or had, a place, in drawn order. */
  Slice<Entry> chosen(Handle handle, long draw, ListRequest list) {
    return drawn.slice(
        handle,
        list,
        """
        SELECT <columns> FROM points_draw_entries
         WHERE draw_id = :draw AND proof_drawn_as > 0 AND state IN ('CHOSEN', 'GAVE_BACK')
           AND <after> <order>
        """,
        query -> query.bind("draw", draw));
  }

  /** Returns the entries whose numbers are around another. */
  List<Entry> around(Handle handle, long draw, int number) {
    return entries.select(
        handle,
        """
        SELECT <columns> FROM points_draw_entries
         WHERE draw_id = :draw AND proof_number BETWEEN :first AND :last
         ORDER BY draw_id, proof_number
        """,
        query -> query.bind("draw", draw).bind("first", number - 1).bind("last", number + 1));
  }

  /** Returns those who were drawn first. */
  List<Entry> first(Handle handle, long draw, int limit) {
    return entries.select(
        handle,
        """
        SELECT <columns> FROM points_draw_entries
         WHERE draw_id = :draw AND proof_drawn_as > 0
         ORDER BY draw_id, proof_drawn_as FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("draw", draw).bind("limit", limit));
  }

  /** Counts those in reserve before a place of the order. */
  int reserveBefore(Handle handle, long draw, int drawnAs) {
    return handle
        .createQuery(
            """
            SELECT COUNT(e.id) FROM points_draw_entries e
             WHERE e.draw_id = :draw AND e.proof_drawn_as < :place AND e.state = 'RESERVE'
            """)
        .bind("draw", draw)
        .bind("place", drawnAs)
        .mapTo(Integer.class)
        .one();
  }

  /** Counts the places that somebody has. */
  int taken(Handle handle, long draw) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(SUM(e.share_party), 0) FROM points_draw_entries e
             WHERE e.draw_id = :draw AND e.state = 'CHOSEN'
            """)
        .bind("draw", draw)
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the first in reserve whose party fits. */
  Optional<Entry> firstInReserve(Handle handle, long draw, int free) {
    return entries
        .select(
            handle,
            """
            SELECT <columns> FROM points_draw_entries
             WHERE draw_id = :draw AND proof_drawn_as > 0 AND state = 'RESERVE'
               AND share_party <= :free
             ORDER BY draw_id, proof_drawn_as FETCH FIRST 1 ROW ONLY
            """,
            query -> query.bind("draw", draw).bind("free", free))
        .stream()
        .findFirst();
  }

  /** Counts how many places were passed on. */
  int passedOn(Handle handle, long draw) {
    return handle
        .createQuery(
            """
            SELECT COUNT(e.id) FROM points_draw_entries e
             WHERE e.draw_id = :draw AND e.proof_stands_for > 0
            """)
        .bind("draw", draw)
        .mapTo(Integer.class)
        .one();
  }

  List<Entry> of(Handle handle, long member, int limit) {
    return entries.select(
        handle,
        """
        SELECT <columns> FROM points_draw_entries
         WHERE member_id = :member ORDER BY member_id, id FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("member", member).bind("limit", limit));
  }

  Entry save(Handle handle, Entry now) {
    saveAll(handle, List.of(now));
    return now;
  }

  /** Writes entries as they are now, in one batch. */
  void saveAll(Handle handle, Collection<Entry> some) {
    if (some.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE points_draw_entries
               SET member_id = :member, shown = :shown, share_tickets = :tickets,
                   share_score = :score, proof_number = :number, proof_salt = :salt,
                   proof_hash = :hash, proof_drawn_as = :drawn, proof_stands_for = :for,
                   state = :state, findings = :findings
             WHERE id = :id
            """);
    for (Entry now : some) {
      Entry.Proof proof = now.proof();
      batch
          .bind("member", now.memberId())
          .bind("shown", now.shown())
          .bind("tickets", now.share().tickets())
          .bind("score", now.share().score())
          .bind("number", proof == null ? null : (Integer) proof.number())
          .bind("salt", proof == null ? null : proof.salt())
          .bind("hash", proof == null ? null : proof.hash())
          .bind("drawn", proof == null ? null : proof.drawnAs())
          .bind("for", proof == null ? null : proof.standsFor())
          .bind("state", now.state().name())
          .bind("findings", now.findings())
          .bind("id", now.id())
          .add();
    }
    batch.execute();
  }
}
