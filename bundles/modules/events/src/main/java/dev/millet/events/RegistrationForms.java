package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Handler;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Pages;
import java.util.List;

/** {@code /events/{id}/register} and its neighbours: what the buttons of an event's card do. */
final class RegistrationForms {

  private final Registrar registrar;
  private final EventPages page;
  private final Pages pages;

  RegistrationForms(Registrar registrar, EventPages page, Pages pages) {
    this.registrar = registrar;
    this.page = page;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        post("register", "Registers for an event", this::register),
        post("leave", "Gives a place back", this::leave),
        post("accept", "Takes an offered place", this::accept),
        post("shown", "Says whether one is named on the page of an event", this::show));
  }

  private static Route post(String what, String summary, Handler handler) {
    return Route.post("/events/{id}/" + what, EventRight.TAKE_PART, summary, handler);
  }

  private Reply register(Request request) {
    Input<NewRegistration> fields = request.form(NewRegistration.RULES);
    RegistrationInput input = RegistrationInput.read(fields, request.form());
    if (input.hasErrors()) {
      return page.page(request, input);
    }
    try {
      return done(
          request,
          registrar
              .register(request.id("id"), request.member().id(), fields.value(), input.answers())
              .registration());
    } catch (ProblemException e) {
      if (e.problem().fields().isEmpty()) {
        throw e;
      }
      return page.page(request, input.refused(e.problem()));
    }
  }

  private Reply leave(Request request) {
    return done(request, registrar.leave(request.id("id"), request.member().id()));
  }

  private Reply accept(Request request) {
    RegistrationInput input =
        RegistrationInput.read(request.form(NewRegistration.RULES), request.form());
    try {
      return done(
          request, registrar.accept(request.id("id"), request.member().id(), input.answers()));
    } catch (ProblemException e) {
      if (e.problem().fields().isEmpty()) {
        throw e;
      }
      return page.page(request, input.refused(e.problem()));
    }
  }

  private Reply show(Request request) {
    boolean shown = request.form().value("shown").equals("true");
    registrar.show(request.id("id"), request.member().id(), shown);
    return pages.withNotice(Reply.seeOther("/events/" + request.id("id")), "done.shown");
  }

  private Reply done(Request request, Registration now) {
    String path = "/events/" + request.id("id");
    return pages.withNotice(Reply.seeOther(path), "done." + now.state().word());
  }
}
