package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import dev.millet.suggestions.services.SavedRows;
import java.util.List;

/** The views of the inbox that members of staff saved, for themselves or for the whole team. */
public final class InboxViews {

  private static final SavedRows.Statements STATEMENTS =
      new SavedRows.Statements(
          "suggestions.inbox-views",
          "SELECT <columns> FROM suggestions_inbox_views WHERE member_id = :member ORDER BY id",
          """
          SELECT <columns> FROM suggestions_inbox_views
           WHERE shared AND member_id <> :member
           ORDER BY name, id FETCH FIRST :limit ROWS ONLY
          """,
          "DELETE FROM suggestions_inbox_views WHERE id = :id AND member_id = :member");

  private final SavedRows<View> views;

  /**
   * A saved view.
   *
   * @param part the word of a part
   * @param productId null for all products
   * @param shared whether the whole team sees it; null for no, as a version before writes it
   */
  public record View(
      long id, long memberId, String name, String part, Long productId, Boolean shared) {

    /** Returns whether the whole team sees it. */
    public boolean isShared() {
      return Boolean.TRUE.equals(shared);
    }
  }

  public InboxViews(Database database, Guard guard) {
    this.views =
        new SavedRows<>(
            database,
            guard,
            database.table("suggestions_inbox_views", View.class).key("id").generated("id"),
            STATEMENTS);
  }

  /** Returns the views of a member, the oldest first. */
  public List<View> of(long member) {
    return views.of(member);
  }

  /** Returns the views that others share with the team, in the order of their names. */
  public List<View> sharedWith(long member) {
    return views.sharedWith(member);
  }

  /**
   * Saves a view.
   *
   * @param name a checked line
   * @param shared whether the whole team sees it
   * @throws dev.millet.api.gateway.ProblemException 409 where there are as many as there may be
   */
  public void save(Member member, String name, Inbox.Question question, boolean shared) {
    Long product = question.product() == null ? null : question.product().id();
    views.save(member, new View(0, member.id(), name, question.part().word(), product, shared));
  }

  /** Removes a view of a member; does nothing if the id is unknown. */
  public void remove(Member member, long id) {
    views.remove(member, id);
  }
}
