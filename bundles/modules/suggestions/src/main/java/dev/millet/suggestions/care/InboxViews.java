package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The views of the inbox that members of staff saved for themselves. */
public final class InboxViews {

  /** The most views that a member may save. */
  public static final int MAX_VIEWS = 20;

  /**
   * A saved view.
   *
   * @param part the word of a part
   * @param productId null for all products
   */
  public record View(long id, long memberId, String name, String part, Long productId) {}

  private static final String OF_MEMBER =
      "SELECT <columns> FROM suggestions_inbox_views WHERE member_id = :member ORDER BY id";

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

  private List<View> of(Handle handle, long member) {
    return views.select(handle, OF_MEMBER, query -> query.bind("member", member));
  }

  /**
   * Saves a view.
   *
   * @param name a checked line
   * @throws dev.millet.api.gateway.ProblemException 409 where there are as many as there may be
   */
  public void save(Member member, String name, Inbox.Question question) {
    Long product = question.product() == null ? null : question.product().id();
    database.write(
        handle -> {
          guard.memberActive(member.id());
          guard.atMost(
              MAX_VIEWS,
              "suggestions.inbox-views/" + member.id(),
              () -> of(handle, member.id()).size());
          return views.insert(
              handle, new View(0, member.id(), name, question.part().word(), product));
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
