package dev.millet.members.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.accounts.Directory;
import dev.millet.members.circles.Circle;
import dev.millet.members.circles.CircleChange;
import dev.millet.members.circles.Circles;
import dev.millet.members.circles.VisibleCircles;
import dev.millet.members.http.CirclePath;
import java.util.List;
import java.util.Optional;

/** {@code /members/circles}: which circles there are, and who is in them. */
final class CirclePages {

  private static final String PATH = "/members/circles";
  private static final String ONE = PATH + "/{slug}";

  private final Pages pages;
  private final Circles circles;
  private final VisibleCircles visible;
  private final CircleChange change;
  private final Directory directory;
  private final Refusals refusals;

  CirclePages(
      Pages pages, Circles circles, CircleChange change, Directory directory, Refusals refusals) {
    this.pages = pages;
    this.circles = circles;
    this.visible = new VisibleCircles(circles);
    this.change = change;
    this.directory = directory;
    this.refusals = refusals;
  }

  List<Route> routes() {
    Permission read = Permission.toRead("members.circles", Role.MEMBER);
    Permission join = Permission.toWrite("members.join-circle", Role.MEMBER);
    Permission choose =
        Permission.toWrite("members.choose-circle-members", Role.STAFF).provenRecently();
    return List.of(
        Route.get(PATH, read, RouteDocument.of("Circles"), this::list),
        Route.get(ONE, read, RouteDocument.of("A circle"), this::show),
        Route.post(ONE + "/join", join, RouteDocument.of("Join a circle"), this::join),
        Route.post(ONE + "/leave", join, RouteDocument.of("Leave a circle"), this::leave),
        Route.post(
            ONE + "/members", choose, RouteDocument.of("Put a member into a circle"), this::add),
        Route.post(
            ONE + "/members/{id}/remove",
            choose,
            RouteDocument.of("Take a member out of a circle"),
            this::take));
  }

  private Reply list(Request request) {
    CirclesModel model =
        new CirclesModel(
            visible.all(request.identity()),
            visible.own(request.identity()),
            request.identity().is(Role.STAFF),
            request.identity().is(Role.ADMIN));
    String title = pages.view(request).text("circles.title");
    Page page = Page.of(title, "circles.jte", model);
    return pages.page(request, model.staff() ? page.in(Menu.ADMINISTRATION) : page);
  }

  private Reply show(Request request) {
    return page(request, visible.of(request), FormState.blank(), 200);
  }

  private Reply join(Request request) {
    Circle circle = visible.of(request);
    change.join(circle, request.member());
    return back(circle, "notice.circle-joined");
  }

  private Reply leave(Request request) {
    Circle circle = visible.of(request);
    change.take(circle, request.member(), request.member());
    return pages.withNotice(Reply.seeOther(PATH), "notice.circle-left");
  }

  private Reply add(Request request) {
    Circle circle = visible.of(request);
    FormState typed = FormState.typed(request.form(), "handle");
    Optional<Member> member = directory.byHandle(typed.value("handle").replaceFirst("^@", ""));
    if (member.isEmpty()) {
      Problem problem = Problem.invalid("handle", "unknown", "There is no member with this handle");
      FormState again = refusals.explain(pages.view(request), typed, problem);
      return page(request, circle, again, problem.status());
    }
    change.add(circle, member.get(), request.identity().member());
    return back(circle, "notice.saved");
  }

  private Reply take(Request request) {
    Circle circle = visible.of(request);
    Member member =
        directory
            .byId(request.id("id"))
            .orElseThrow(() -> Problem.notFound("There is no such member").toException());
    change.take(circle, member, request.identity().member());
    return back(circle, "notice.saved");
  }

  private Reply back(Circle circle, String notice) {
    return pages.withNotice(Reply.seeOther(CirclePath.page(circle.slug())), notice);
  }

  private Reply page(Request request, Circle circle, FormState form, int status) {
    boolean staff = request.identity().is(Role.STAFF);
    String path = CirclePath.page(circle.slug());
    Slice<Member> members =
        staff
            ? circles.members(circle, request.list().at(path)).mapAll(directory::inOrder)
            : Slice.of(List.of());
    CircleModel model =
        new CircleModel(
            circle,
            visible.own(request.identity()).contains(circle.slug()),
            staff,
            request.identity().is(Role.ADMIN),
            form,
            members);
    return pages.page(request, Page.of(circle.name(), "circle.jte", model).withStatus(status));
  }
}
