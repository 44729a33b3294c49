package dev.millet.suggestions.saved;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.services.Platform;
import dev.millet.suggestions.services.SavedRows;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The views of the list that members saved for themselves, and members of staff for the whole team.
 */
public final class ListViews {

  private static final SavedRows.Statements STATEMENTS =
      new SavedRows.Statements(
          "suggestions.list-views",
          "SELECT <columns> FROM suggestions_list_views WHERE member_id = :member ORDER BY id",
          """
          SELECT <columns> FROM suggestions_list_views
           WHERE shared = TRUE AND member_id <> :member
           ORDER BY name, id FETCH FIRST :limit ROWS ONLY
          """,
          "DELETE FROM suggestions_list_views WHERE id = :id AND member_id = :member");

  private final Database database;
  private final Products products;
  private final SavedRows<ListView> views;

  /** A view in the copy for its member. */
  record Copy(String name, String query, boolean shared) {}

  public ListViews(Platform platform) {
    this.database = platform.database();
    this.products = platform.products();
    this.views = views(platform.database(), platform.guard());
  }

  private static SavedRows<ListView> views(Database database, Guard guard) {
    return new SavedRows<>(
        database,
        guard,
        database.table("suggestions_list_views", ListView.class).key("id").generated("id"),
        STATEMENTS);
  }

  /**
   * Returns the views that a reader sees, their own first, of products that are still there; none
   * for visitors.
   */
  public List<ListView> of(Identity reader) {
    Member member = reader.member();
    if (member == null) {
      return List.of();
    }
    Set<String> visible =
        products.visible(reader).stream().map(Product::slug).collect(Collectors.toSet());
    Stream<ListView> shared =
        reader.is(Role.STAFF) ? views.sharedWith(member.id()).stream() : Stream.empty();
    return Stream.concat(views.of(member.id()).stream(), shared)
        .filter(
            each -> {
              String product = ViewQuery.parse(each.query()).product();
              return product == null || visible.contains(product);
            })
        .toList();
  }

  /**
   * Saves a view.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where there are as many as there may be,
   *     422 where somebody shares one who is not of the team
   */
  public ListView save(Identity caller, Member member, NewListView wanted) {
    if (wanted.shared() && !caller.is(Role.STAFF)) {
      throw Problem.invalid("shared", "staff-only", "only the team shares its views").toException();
    }
    return views.save(
        member, new ListView(0, member.id(), wanted.name(), wanted.query(), wanted.shared()));
  }

  /**
   * Removes a view of a member.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where they have none with this id
   */
  public void remove(Member member, long id) {
    if (!views.remove(member, id)) {
      throw Problem.notFound("You have no view " + id + ".").toException();
    }
  }

  /** Returns the contribution that hands them out and erases them. */
  public MemberData data() {
    return MemberData.of("suggestions.views", this::copy, this::erase);
  }

  private List<Copy> copy(long member) {
    return views.of(member).stream()
        .map(each -> new Copy(each.name(), each.query(), each.shared()))
        .toList();
  }

  private void erase(long member) {
    database.write(
        handle ->
            handle
                .createUpdate("DELETE FROM suggestions_list_views WHERE member_id = :member")
                .bind("member", member)
                .execute());
  }
}
