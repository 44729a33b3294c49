package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import java.util.Arrays;
import java.util.List;

/** {@code /events/new} and {@code /events/{id}/edit}: the forms of an event. */
final class EventForms {

  private static final String NEW = "/events/new";
  private static final String EDIT = "/events/{id}/edit";

  private final Stores stores;
  private final EventWriter writer;
  private final DrawnPlaces draws;
  private final EventRight right;
  private final Pages pages;

  EventForms(Stores stores, EventWriter writer, DrawnPlaces draws, EventRight right, Pages pages) {
    this.stores = stores;
    this.writer = writer;
    this.draws = draws;
    this.right = right;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(NEW, EventRight.TAKE_PART, "The form to propose an event", this::blank),
        Route.post(NEW, EventRight.TAKE_PART, "Proposes an event", this::add),
        Route.get(EDIT, EventRight.TAKE_PART, "The form to change an event", this::filled),
        Route.post(EDIT, EventRight.TAKE_PART, "Changes an event", this::save));
  }

  private Reply blank(Request request) {
    Kind kind =
        request
            .query("kind")
            .filter(word -> Arrays.asList(Words.all(Kind.class)).contains(word))
            .map(word -> Words.constant(Kind.class, word))
            .orElse(Kind.MEET_UP);
    Long city =
        stores
            .cities()
            .resident(request.member().id())
            .map(CityStore.Resident::cityId)
            .orElse(null);
    return page(request, null, rules(null).filled(NewEvent.usual(kind, city)));
  }

  /** Returns the rules of the form; places are drawn only where they can be. */
  private Rules<NewEvent> rules(Event was) {
    boolean drawn = was != null && was.terms().mode() == Mode.DRAW;
    return NewEvent.rules(drawn || draws.isAvailable());
  }

  private Reply add(Request request) {
    Input<NewEvent> input = request.form(rules(null));
    if (input.hasErrors()) {
      return page(request, null, input);
    }
    try {
      Event made = writer.add(request.member(), input.value());
      String notice = made.state() == EventState.DRAFT ? "form.drafted" : "form.proposed";
      return pages.withNotice(Reply.seeOther(made.path()), notice);
    } catch (ProblemException e) {
      return page(request, null, refused(input, e));
    }
  }

  private Reply filled(Request request) {
    Event event = right.managed(request);
    return page(request, event, rules(event).filled(NewEvent.of(event)));
  }

  private Reply save(Request request) {
    Event event = right.managed(request);
    Input<NewEvent> input = request.form(rules(event));
    if (input.hasErrors()) {
      return page(request, event, input);
    }
    String version = request.form().value("version");
    try {
      writer.edit(event.id(), request.member(), input.value(), was -> requireVersion(was, version));
      return pages.withNotice(Reply.seeOther(event.path()), "form.saved");
    } catch (ProblemException e) {
      if (e.problem().code().equals(Problem.changedMeanwhile().code())) {
        Input<?> late =
            input.refused("title", "changed", "the event was changed meanwhile; read it again");
        return page(request, right.managed(request), late);
      }
      return page(request, event, refused(input, e));
    }
  }

  private static void requireVersion(Event was, String version) {
    if (!version.equals(Integer.toString(was.version()))) {
      throw Problem.changedMeanwhile().toException();
    }
  }

  /** Shows what is wrong with fields in the form; all other problems have their own page. */
  private static Input<?> refused(Input<NewEvent> input, ProblemException e) {
    if (e.problem().fields().isEmpty()) {
      throw e;
    }
    return input.refused(e.problem());
  }

  private Reply page(Request request, Event event, Input<?> input) {
    String title = pages.view(request).text(event == null ? "form.new" : "form.edit");
    FormModel model =
        new FormModel(
            event == null ? NEW : event.path() + "/edit",
            event == null ? "/events" : event.path(),
            event == null ? 0 : event.version(),
            event == null && !request.member().is(Role.STAFF),
            event == null || !draws.isAvailable() ? "" : event.path() + "/manage/level",
            cities(request, input),
            input);
    Page page = Page.of(title, "form.jte", model).withStyles("events.css");
    return pages.page(request, input.hasErrors() ? page.withStatus(422) : page);
  }

  private List<ListModel.Choice> cities(Request request, Input<?> input) {
    String chosen = input.typed("city");
    return stores.cities().all().stream()
        .map(
            city -> {
              String id = Long.toString(city.id());
              return new ListModel.Choice(id, city.name(request.locale()), id.equals(chosen));
            })
        .toList();
  }
}
