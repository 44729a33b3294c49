package dev.millet.members.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.circles.Circle;
import dev.millet.members.circles.CircleChange;
import dev.millet.members.circles.CircleText;
import dev.millet.members.circles.Circles;
import dev.millet.members.circles.VisibleCircles;
import dev.millet.members.http.CirclePath;
import java.util.List;
import java.util.Map;

/** {@code /members/circles/new} and {@code /members/circles/{slug}/edit}. */
final class CircleFormPages {

  private static final String PATH = "/members/circles";
  private static final String NEW = PATH + "/new";
  private static final String ONE = PATH + "/{slug}";

  private final Pages pages;
  private final VisibleCircles visible;
  private final CircleChange change;
  private final Refusals refusals;

  CircleFormPages(Pages pages, Circles circles, CircleChange change, Refusals refusals) {
    this.pages = pages;
    this.visible = new VisibleCircles(circles);
    this.change = change;
    this.refusals = refusals;
  }

  List<Route> routes() {
    Permission edit = Permission.toAdminister("members.edit-circles").provenRecently();
    return List.of(
        Route.get(NEW, edit, RouteDocument.of("New circle"), this::showNew),
        Route.post(NEW, edit, RouteDocument.of("Make a circle"), this::make),
        Route.get(ONE + "/edit", edit, RouteDocument.of("Change a circle"), this::showEdit),
        Route.post(ONE + "/edit", edit, RouteDocument.of("Change a circle"), this::edit),
        Route.post(ONE + "/remove", edit, RouteDocument.of("Remove a circle"), this::remove));
  }

  private Reply showNew(Request request) {
    return page(request, new CircleFormModel(FormState.blank(), true, NEW, PATH), 200);
  }

  private Reply make(Request request) {
    FormState typed = typed(request);
    try {
      Circle circle = change.make(text(typed));
      return pages.withNotice(Reply.seeOther(CirclePath.page(circle.slug())), "notice.circle-made");
    } catch (ProblemException refused) {
      FormState again = explained(request, typed, refused);
      return page(request, new CircleFormModel(again, true, NEW, PATH), refused.problem().status());
    }
  }

  private Reply showEdit(Request request) {
    Circle circle = visible.of(request);
    Map<String, String> values =
        Map.of(
            "name", circle.name(),
            "description", circle.description(),
            "selfService", Boolean.toString(circle.selfService()));
    return page(request, model(circle, new FormState(values, Map.of(), "")), 200);
  }

  private Reply edit(Request request) {
    Circle before = visible.of(request);
    FormState typed = typed(request);
    try {
      change.edit(before, text(typed)).orElseThrow(CircleFormPages::changedMeanwhile);
      return pages.withNotice(Reply.seeOther(CirclePath.page(before.slug())), "notice.saved");
    } catch (ProblemException refused) {
      FormState again = explained(request, typed, refused);
      return page(request, model(before, again), refused.problem().status());
    }
  }

  private Reply remove(Request request) {
    change.remove(visible.of(request));
    return pages.withNotice(Reply.seeOther(PATH), "notice.circle-removed");
  }

  private static FormState typed(Request request) {
    return FormState.typed(request.form(), "name", "description", "selfService");
  }

  private static CircleText text(FormState typed) {
    return CircleText.typed(
        typed.value("name"), typed.value("description"), typed.value("selfService").equals("true"));
  }

  private FormState explained(Request request, FormState typed, ProblemException refused) {
    return refusals.explain(pages.view(request), typed, refused.problem(), "circle-");
  }

  private static CircleFormModel model(Circle circle, FormState form) {
    String path = CirclePath.page(circle.slug());
    return new CircleFormModel(form, false, path + "/edit", path);
  }

  private Reply page(Request request, CircleFormModel model, int status) {
    String title = pages.view(request).text(model.making() ? "circles.new" : "circles.edit");
    return pages.page(request, Page.of(title, "circle-form.jte", model).withStatus(status));
  }

  private static ProblemException changedMeanwhile() {
    return Problem.of(
            412, "changed-meanwhile", "It was changed meanwhile", "Please look at it again")
        .toException();
  }
}
