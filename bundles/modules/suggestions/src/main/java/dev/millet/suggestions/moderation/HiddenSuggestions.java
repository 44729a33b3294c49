package dev.millet.suggestions.moderation;

import dev.millet.api.database.Dialect;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The suggestions that moderators have hidden or removed. Their rows stand in tables of their own
 * meanwhile, so that no list, count or statement can show them by mistake, not even one of an
 * earlier version. Texts, events and answers stay where they are: they are only reached through the
 * suggestion. Every method runs in the transaction of the given handle.
 */
public final class HiddenSuggestions {

  private static final String FIND =
      """
      SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id, s.created_at,
             s.updated_at, s.version, s.owner_id, s.due, s.visibility
        FROM suggestions_hidden s
       WHERE s.id = :id
      """;

  private static final String FIND_LOCKED = FIND + "FOR UPDATE";

  private static final List<String> HIDE =
      List.of(
          """
          INSERT INTO suggestions_hidden (id, product_id, status, title, excerpt, tags, author_id,
            created_at, updated_at, version, comment_count, support, trend_mass, newest_rank,
            support_rank, trend_rank, owner_id, due, shuffle_rank, waiting_rank, visibility)
          SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id,
                 s.created_at, s.updated_at, s.version, s.comment_count, s.support, s.trend_mass,
                 s.newest_rank, s.support_rank, s.trend_rank, s.owner_id, s.due, s.shuffle_rank,
                 s.waiting_rank, 'HIDDEN'
            FROM suggestions_suggestions s
           WHERE s.id = :id
          """,
          """
          INSERT INTO suggestions_hidden_care (suggestion_id, product_id, revision, received_at,
            owner_id, due, answered_at, answer_seconds, answer_id, duplicate_of, waiting, unowned,
            unanswered, open_owner_id, open_due, exempt)
          SELECT c.suggestion_id, c.product_id, c.revision, c.received_at, c.owner_id, c.due,
                 c.answered_at, c.answer_seconds, c.answer_id, c.duplicate_of, c.waiting,
                 c.unowned, c.unanswered, c.open_owner_id, c.open_due, c.exempt
            FROM suggestions_care c
           WHERE c.suggestion_id = :id
          """,
          "DELETE FROM suggestions_tags WHERE suggestion_id = :id",
          "DELETE FROM suggestions_care WHERE suggestion_id = :id",
          "DELETE FROM suggestions_suggestions WHERE id = :id");

  private static final List<String> SHOW =
      List.of(
          """
          INSERT INTO suggestions_suggestions (id, product_id, status, title, excerpt, tags,
            author_id, created_at, updated_at, version, comment_count, support, trend_mass,
            newest_rank, support_rank, trend_rank, owner_id, due, shuffle_rank, waiting_rank)
          SELECT s.id, s.product_id, s.status, s.title, s.excerpt, s.tags, s.author_id,
                 s.created_at, s.updated_at, s.version, s.comment_count, s.support, s.trend_mass,
                 s.newest_rank, s.support_rank, s.trend_rank, s.owner_id, s.due, s.shuffle_rank,
                 s.waiting_rank
            FROM suggestions_hidden s
           WHERE s.id = :id
          """,
          """
          INSERT INTO suggestions_care (suggestion_id, product_id, revision, received_at, owner_id,
            due, answered_at, answer_seconds, answer_id, duplicate_of, waiting, unowned,
            unanswered, open_owner_id, open_due, exempt)
          SELECT c.suggestion_id, c.product_id, c.revision, c.received_at, c.owner_id, c.due,
                 c.answered_at, c.answer_seconds, c.answer_id, c.duplicate_of, c.waiting,
                 c.unowned, c.unanswered, c.open_owner_id, c.open_due, c.exempt
            FROM suggestions_hidden_care c
           WHERE c.suggestion_id = :id
          """,
          "DELETE FROM suggestions_hidden_care WHERE suggestion_id = :id",
          "DELETE FROM suggestions_hidden WHERE id = :id");

  private final Suggestions suggestions;
  private final boolean locks;

  public HiddenSuggestions(Suggestions suggestions, Dialect dialect) {
    this.suggestions = suggestions;
    this.locks = dialect == Dialect.POSTGRESQL;
  }

  /**
   * A suggestion that not everybody may read.
   *
   * @param visibility never {@link Visibility#VISIBLE}
   */
  public record Hidden(Suggestion suggestion, Visibility visibility) {}

  /** Finds a hidden suggestion. */
  public Optional<Hidden> find(Handle handle, long id) {
    return one(handle, FIND, id);
  }

  /** Finds a suggestion, whether it is hidden or not. */
  Optional<Suggestion> findAny(Handle handle, long id) {
    return suggestions.find(handle, id).or(() -> find(handle, id).map(Hidden::suggestion));
  }

  /**
   * Returns those of some ids whose suggestion is about a product that a reader must not see.
   *
   * @param suggestion finds the suggestion that an id belongs to
   */
  static Set<String> unseen(
      Set<Long> hiddenProducts,
      Collection<String> ids,
      Function<String, Optional<Suggestion>> suggestion) {
    return hiddenProducts.isEmpty()
        ? Set.of()
        : ids.stream()
            .filter(
                id ->
                    suggestion
                        .apply(id)
                        .filter(each -> hiddenProducts.contains(each.productId()))
                        .isPresent())
            .collect(Collectors.toSet());
  }

  /** Finds one that nobody else changes until the commit. */
  Optional<Hidden> lock(Handle handle, long id) {
    return one(handle, locks ? FIND_LOCKED : FIND, id);
  }

  private static Optional<Hidden> one(Handle handle, String sql, long id) {
    return handle
        .createQuery(sql)
        .bind("id", id)
        .map(
            (row, context) ->
                new Hidden(Suggestions.read(row), Visibility.valueOf(row.getString(13))))
        .findOne();
  }

  /** Finds those of the ids that are hidden, by id. */
  Map<Long, Hidden> find(Handle handle, Collection<Long> ids) {
    return ids.stream()
        .map(id -> find(handle, id))
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(each -> each.suggestion().id(), Function.identity()));
  }

  /** Takes a visible suggestion away; the caller has taken it for itself. */
  void hide(Handle handle, long id, Visibility visibility) {
    run(handle, HIDE, id);
    mark(handle, id, visibility);
  }

  /** Changes who may read a hidden one. */
  void mark(Handle handle, long id, Visibility visibility) {
    handle
        .createUpdate("UPDATE suggestions_hidden SET visibility = :visibility WHERE id = :id")
        .bind("id", id)
        .bind("visibility", visibility.name())
        .execute();
  }

  /** Gives a hidden suggestion back, with its place in every list. */
  void show(Handle handle, Suggestion hidden) {
    run(handle, SHOW, hidden.id());
    suggestions.changed(hidden.id());
    suggestions.insertTags(handle, hidden.id(), hidden.tags());
  }

  private static void run(Handle handle, List<String> statements, long id) {
    for (String statement : statements) {
      handle.createUpdate(statement).bind("id", id).execute();
    }
  }

  /**
   * Does something to a suggestion that may be hidden as if it were not, such as to count a vote
   * that was taken back. Nobody sees it meanwhile: all of that is one transaction.
   *
   * @return whether it is hidden; nothing is done otherwise
   */
  public boolean whileShown(Handle handle, long id, Runnable change) {
    Optional<Hidden> hidden = lock(handle, id);
    hidden.ifPresent(
        each -> {
          show(handle, each.suggestion());
          change.run();
          hide(handle, id, each.visibility());
        });
    return hidden.isPresent();
  }
}
