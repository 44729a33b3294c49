package dev.millet.members.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.accounts.Directory;
import dev.millet.members.circles.Circle;
import dev.millet.members.circles.CircleChange;
import dev.millet.members.circles.CircleText;
import dev.millet.members.circles.Circles;
import dev.millet.members.circles.VisibleCircles;
import java.util.List;

/** {@code /api/v1/members/circles}. */
public final class CirclesApi {

  private static final String PATH = "/api/v1/members/circles";
  private static final String ONE = PATH + "/{slug}";

  private final Circles circles;
  private final VisibleCircles visible;
  private final CircleChange change;
  private final Directory directory;

  public CirclesApi(Circles circles, CircleChange change, Directory directory) {
    this.circles = circles;
    this.visible = new VisibleCircles(circles);
    this.change = change;
    this.directory = directory;
  }

  public List<Route> routes() {
    Permission read = Permission.toRead("members.circles", Role.MEMBER);
    Permission join = Permission.toWrite("members.join-circle", Role.MEMBER);
    Permission administer = Permission.toAdminister("members.edit-circles").provenRecently();
    Permission look = Permission.toRead("members.circle-members", Role.STAFF);
    Permission choose =
        Permission.toWrite("members.choose-circle-members", Role.STAFF).provenRecently();
    return List.of(
        Route.get(
            PATH,
            read,
            RouteDocument.of("Lists circles")
                .describing(
                    "The staff sees all of them, members those that they may join or are in.")
                .giving(200, CircleList.class),
            this::list),
        Route.get(
            ONE,
            read,
            RouteDocument.of("Shows a circle")
                .giving(200, CircleAnswer.class)
                .problems("not-found"),
            this::show),
        Route.post(
            PATH,
            administer,
            RouteDocument.of("Makes a circle")
                .describing("Its slug comes from its name and never changes.")
                .taking(CircleWish.class)
                .giving(201, CircleAnswer.class)
                .problems("invalid", "members.too-many-circles"),
            this::make),
        Route.patch(
            ONE,
            administer,
            RouteDocument.of("Changes a circle")
                .describing("Send the entity tag of the circle as If-Match.")
                .taking(CircleWish.class)
                .giving(200, CircleAnswer.class)
                .problems("not-found", "invalid"),
            this::edit),
        Route.delete(
            ONE,
            administer,
            RouteDocument.of("Removes a circle; its members stay")
                .giving(204, null)
                .problems("not-found"),
            this::remove),
        Route.get(
            ONE + "/members",
            look,
            RouteDocument.of("Lists who is in a circle")
                .listing(MemberAnswer.class)
                .problems("not-found", "invalid"),
            this::members),
        Route.put(
            ONE + "/members/{id}",
            choose,
            RouteDocument.of("Puts a member into a circle").giving(204, null).problems("not-found"),
            this::add),
        Route.delete(
            ONE + "/members/{id}",
            choose,
            RouteDocument.of("Takes a member out of a circle")
                .giving(204, null)
                .problems("not-found"),
            this::take),
        Route.put(
            ONE + "/members/me",
            join,
            RouteDocument.of("Joins a circle that is open to everybody")
                .giving(204, null)
                .problems("not-found", "members.circle-closed"),
            this::join),
        Route.delete(
            ONE + "/members/me",
            join,
            RouteDocument.of("Leaves a circle").giving(204, null).problems("not-found"),
            this::leave));
  }

  private Reply list(Request request) {
    var own = visible.own(request.identity());
    return Reply.json(
        new CircleList(
            visible.all(request.identity()).stream()
                .map(circle -> CircleAnswer.of(circle, own.contains(circle.slug())))
                .toList()));
  }

  private Reply show(Request request) {
    return answer(request, 200, visible.of(request));
  }

  private Reply make(Request request) {
    CircleWish wish = request.json(CircleWish.class);
    Circle circle =
        change.make(
            CircleText.typed(
                wish.name(), wish.description(), Boolean.TRUE.equals(wish.selfService())));
    return answer(request, 201, circle).withHeader("Location", CirclePath.api(circle.slug()));
  }

  private Reply edit(Request request) {
    Circle before = visible.of(request);
    request.requireMatch(before.tag());
    CircleWish wish = request.json(CircleWish.class);
    CircleText text =
        CircleText.typed(
            wish.name() == null ? before.name() : wish.name(),
            wish.description() == null ? before.description() : wish.description(),
            wish.selfService() == null ? before.selfService() : wish.selfService());
    return answer(
        request, 200, change.edit(before, text).orElseThrow(CirclesApi::changedMeanwhile));
  }

  private Reply remove(Request request) {
    change.remove(visible.of(request));
    return Reply.noContent();
  }

  private Reply members(Request request) {
    return Reply.list(
        circles
            .members(visible.of(request), request.list())
            .mapAll(directory::inOrder)
            .map(MemberAnswer::of));
  }

  private Reply add(Request request) {
    change.add(visible.of(request), named(request), request.identity().member());
    return Reply.noContent();
  }

  private Reply take(Request request) {
    if (!change.take(visible.of(request), named(request), request.identity().member())) {
      throw Problem.notFound("The member is not in this circle").toException();
    }
    return Reply.noContent();
  }

  private Reply join(Request request) {
    change.join(visible.of(request), request.member());
    return Reply.noContent();
  }

  private Reply leave(Request request) {
    Member member = request.member();
    if (!change.take(visible.of(request), member, member)) {
      throw Problem.notFound("You are not in this circle").toException();
    }
    return Reply.noContent();
  }

  private Reply answer(Request request, int status, Circle circle) {
    boolean in = visible.own(request.identity()).contains(circle.slug());
    return Reply.json(status, CircleAnswer.of(circle, in)).withEntityTag(circle.tag());
  }

  private Member named(Request request) {
    return directory
        .byId(request.id("id"))
        .orElseThrow(() -> Problem.notFound("There is no such member").toException());
  }

  private static ProblemException changedMeanwhile() {
    return Problem.of(
            412,
            "changed-meanwhile",
            "It was changed meanwhile",
            "Read the circle again and repeat the change")
        .toException();
  }
}
