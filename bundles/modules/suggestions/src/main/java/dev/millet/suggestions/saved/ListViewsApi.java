package dev.millet.suggestions.saved;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import java.util.List;

/** {@code /api/v1/suggestions/views}. */
public final class ListViewsApi {

  /** The permission to save views of the list. */
  public static final Permission SAVE = Permission.toWrite("suggestions.views", Role.MEMBER);

  private static final Permission READ = Permission.toRead("suggestions.views", Role.MEMBER);
  private static final String ALL = "/api/v1/suggestions/views";

  private final ListViews views;

  /**
   * A saved view of the list.
   *
   * @param query for the list, behind the question mark
   * @param mine whether the caller saved it
   * @param shared whether the whole team sees it
   */
  public record ListViewAnswer(long id, String name, String query, boolean mine, boolean shared) {}

  public ListViewsApi(ListViews views) {
    this.views = views;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            READ,
            RouteDocument.of("Lists the views of the list that the caller saved")
                .describing("For staff also those that others share with the team.")
                .listingAll(ListViewAnswer.class),
            this::list),
        Route.post(
            ALL,
            SAVE,
            RouteDocument.of("Saves a view of the list")
                .taking(NewListView.RULES)
                .giving(201, ListViewAnswer.class)
                .problems("invalid", "limit-reached", "members.not-active"),
            this::save),
        Route.delete(
            ALL + "/{id}",
            SAVE,
            RouteDocument.of("Removes a view that the caller saved")
                .giving(204, null)
                .problems("not-found", "members.not-active"),
            this::remove));
  }

  private Reply list(Request request) {
    Member member = request.member();
    return Reply.list(
        Slice.of(views.of(request.identity()).stream().map(each -> answer(each, member)).toList()));
  }

  private Reply save(Request request) {
    Member member = request.member();
    ListView saved = views.save(request.identity(), member, request.json(NewListView.RULES));
    return Reply.created(ALL + "/" + saved.id(), answer(saved, member));
  }

  private Reply remove(Request request) {
    views.remove(request.member(), request.id("id"));
    return Reply.noContent();
  }

  private static ListViewAnswer answer(ListView view, Member reader) {
    return new ListViewAnswer(
        view.id(), view.name(), view.query(), view.memberId() == reader.id(), view.shared());
  }
}
