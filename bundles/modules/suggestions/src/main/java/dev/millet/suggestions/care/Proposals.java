package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Keeps what members propose to merge as rows of {@code suggestions_proposals}, one proposal of a
 * member for a suggestion. Every method runs in the transaction of the given handle.
 */
public final class Proposals {

  private static final int MAX_SHOWN = 20;

  private final Table<Proposal> rows;
  private final Keyset<Proposal> newest;

  /**
   * A proposal to merge a suggestion into another.
   *
   * @param note why, in plain text; may be empty
   */
  public record Proposal(
      long suggestionId, long memberId, long intoId, String note, Instant proposedAt) {}

  public Proposals(Database database) {
    this.rows =
        database.table("suggestions_proposals", Proposal.class).key("suggestion_id", "member_id");
    this.newest = rows.keyset("proposals").descending("proposed_at", "suggestion_id", "member_id");
  }

  /** Lists proposals, the newest first. */
  public Slice<Proposal> newest(Handle handle, ListRequest list) {
    return newest.slice(
        handle,
        list,
        """
        SELECT <columns> FROM suggestions_proposals
         WHERE <after> AND EXISTS (SELECT s.id FROM suggestions_suggestions s
                                    WHERE s.id = suggestions_proposals.suggestion_id)
         <order>
        """,
        query -> query);
  }

  /** Returns what is proposed for a suggestion, the first ones of it. */
  public List<Proposal> of(Handle handle, long suggestion) {
    return rows.select(
        handle,
        """
        SELECT <columns> FROM suggestions_proposals WHERE suggestion_id = :suggestion
         ORDER BY suggestion_id, member_id FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("suggestion", suggestion).bind("limit", MAX_SHOWN));
  }

  /** Returns what a member proposed for a suggestion. */
  public Optional<Proposal> find(Handle handle, long suggestion, long member) {
    return rows.find(handle, suggestion, member);
  }

  /** Returns what a member proposed. */
  public List<Proposal> by(Handle handle, long member) {
    return rows.select(
        handle,
        """
        SELECT <columns> FROM suggestions_proposals WHERE member_id = :member
         ORDER BY member_id, suggestion_id
        """,
        query -> query.bind("member", member));
  }

  /** Keeps a proposal in the place of an earlier one of the same member. */
  void put(Handle handle, Proposal proposal) {
    rows.delete(handle, proposal.suggestionId(), proposal.memberId());
    rows.insert(handle, proposal);
  }

  /** Deletes a proposal; false if it is absent. */
  boolean remove(Handle handle, Proposal proposal) {
    return rows.delete(handle, proposal.suggestionId(), proposal.memberId());
  }

  /** Deletes all proposals for a suggestion. */
  void forget(Handle handle, long suggestion) {
    handle
        .createUpdate("DELETE FROM suggestions_proposals WHERE suggestion_id = :suggestion")
        .bind("suggestion", suggestion)
        .execute();
  }
}
