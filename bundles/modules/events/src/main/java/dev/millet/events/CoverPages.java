package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import java.util.List;

/** {@code /events/{id}/cover}: the image of an event. */
final class CoverPages {

  private static final String COVER = "/events/{id}/cover";
  private static final String API = "/api/v1/events/{id}/cover";
  private static final int ROOM_FOR_TEXT = 100_000;

  private final Covers covers;
  private final EventRight right;
  private final Pages pages;
  private final Rules<NewCover> rules;

  CoverPages(Covers covers, EventRight right, Pages pages) {
    this.covers = covers;
    this.right = right;
    this.pages = pages;
    this.rules = NewCover.rules(covers.maxBytes());
  }

  /**
   * An image, in answers.
   *
   * @param path where it is served
   */
  record CoverAnswer(String path, String alt) {}

  List<Route> routes() {
    int most = covers.maxBytes() + ROOM_FOR_TEXT;
    return List.of(
        Route.get(COVER, EventRight.SEE_OWN, "The form to choose an image", this::blank),
        Route.post(COVER, EventRight.TAKE_PART, "Shows an image", this::show).withMaxBody(most),
        Route.post(
            COVER + "/remove", EventRight.TAKE_PART, "Shows no image any more", this::remove),
        Route.post(
                API,
                EventRight.TAKE_PART,
                RouteDocument.of("Shows an image with an event")
                    .describing(
                        "For hosts and the team. PNG, JPEG, GIF or WebP; it takes the place of the"
                            + " one before, and stands in previews elsewhere.")
                    .taking(rules)
                    .giving(200, CoverAnswer.class)
                    .problems("not-found", "invalid", "events.not-yours", "members.not-active"),
                this::send)
            .withMaxBody(most),
        Route.delete(
            API,
            EventRight.TAKE_PART,
            RouteDocument.of("Shows no image with an event")
                .describing("For hosts and the team.")
                .giving(204, null)
                .problems("not-found", "events.not-yours", "members.not-active"),
            this::delete));
  }

  private Reply blank(Request request) {
    return page(request, rules.blank());
  }

  private Reply page(Request request, Input<?> input) {
    Event event = right.managed(request);
    View view = pages.view(request);
    CoverModel model = new CoverModel(event, covers.of(event.id()), input);
    Page page =
        Page.of(view.text("cover.title", event.text().title()), "cover.jte", model)
            .withStyles("events.css");
    return pages.page(request, input.hasErrors() ? page.withStatus(422) : page);
  }

  private Reply show(Request request) {
    Event event = right.managed(request);
    Input<NewCover> input = request.form(rules);
    if (input.hasErrors()) {
      return page(request, input);
    }
    try {
      covers.show(event.id(), request.member().id(), input.value());
    } catch (ProblemException e) {
      if (e.problem().fields().isEmpty()) {
        throw e;
      }
      return page(request, input.refused(e.problem()));
    }
    return pages.withNotice(Reply.seeOther(event.path()), "cover.shown");
  }

  private Reply remove(Request request) {
    Event event = right.managed(request);
    covers.remove(event.id(), request.member().id());
    return pages.withNotice(Reply.seeOther(event.path() + "/cover"), "cover.removed");
  }

  private Reply send(Request request) {
    Event event = right.managed(request);
    NewCover typed = request.form(rules).require();
    Cover shown = covers.show(event.id(), request.member().id(), typed);
    return Reply.json(new CoverAnswer(shown.path(), shown.alt()));
  }

  private Reply delete(Request request) {
    covers.remove(right.managed(request).id(), request.member().id());
    return Reply.noContent();
  }
}
