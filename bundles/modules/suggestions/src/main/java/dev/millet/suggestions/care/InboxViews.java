package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The views of the inbox that members of staff saved, for themselves or for the whole team. */
public final class InboxViews {

  /** The most views that a member may save. */
  public static final int MAX_VIEWS = 20;

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

  private static final String OF_MEMBER =
      "SELECT <columns> FROM suggestions_inbox_views WHERE member_id = :member ORDER BY id";

  private static final String SHARED =
      """
      SELECT <columns> FROM suggestions_inbox_views
       WHERE shared AND member_id <> :member
       ORDER BY name, id FETCH FIRST :limit ROWS ONLY
      """;

  private static final int MAX_SHARED = 100;

  private final Database database;
  private final Guard guard;
  private final Table<View> views;

  public InboxViews(Database database, Guard guard) {
    this.database = database;
    this.guard = guard;
    this.views = database.table("suggestions_inbox_views", View.class).key("id").generated("id");
  }

  /** Returns the views of a member, the oldest first. */
  public List<View> of(long member) {
    return database.read(handle -> of(handle, member));
  }

  /** Returns the views that others share with the team, in the order of their names. */
  public List<View> sharedWith(long member) {
    return database.read(
        handle ->
            views.select(
                handle, SHARED, query -> query.bind("member", member).bind("limit", MAX_SHARED)));
  }

  private List<View> of(Handle handle, long member) {
    return views.select(handle, OF_MEMBER, query -> query.bind("member", member));
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
    database.write(
        handle -> {
          guard.memberActive(member.id());
          guard.atMost(
              MAX_VIEWS,
              "suggestions.inbox-views/" + member.id(),
              () -> of(handle, member.id()).size());
          return views.insert(
              handle, new View(0, member.id(), name, question.part().word(), product, shared));
        });
  }

  /** Removes a view of a member; does nothing if the id is unknown. */
  public void remove(Member member, long id) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM suggestions_inbox_views WHERE id = :id AND member_id = :member")
                .bind("id", id)
                .bind("member", member.id())
                .execute());
  }
}
