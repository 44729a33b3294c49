package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.events.translation.Languages;
import dev.millet.events.translation.NewTranslation;
import dev.millet.events.translation.Translation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code /events/new} and {@code /events/{id}/edit}: the forms of an event. */
final class EventForms {

  private static final String NEW = "/events/new";
  private static final String EDIT = "/events/{id}/edit";

  private final Database database;
  private final Stores stores;
  private final EventWriter writer;
  private final DrawnPlaces draws;
  private final EventRight right;
  private final Pages pages;

  EventForms(
      Database database,
      Stores stores,
      EventWriter writer,
      DrawnPlaces draws,
      EventRight right,
      Pages pages) {
    this.database = database;
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
    return page(
        request,
        null,
        rules(null).filled(NewEvent.usual(kind, request.locale().toLanguageTag(), city)));
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
    FormVersion version = FormVersion.of(request);
    try {
      writer.edit(
          event.id(), request.member(), input.value(), was -> version.require(was.version()));
      return pages.withNotice(Reply.seeOther(event.path()), "form.saved");
    } catch (ProblemException e) {
      if (e.problem().code().equals(Problem.changedMeanwhile().code())) {
        return page(request, right.managed(request), late(input));
      }
      return page(request, event, refused(input, e));
    }
  }

  /** Returns the same with the error of a form that is based on an event that changed meanwhile. */
  static <T> Input<T> late(Input<T> input) {
    return input.refused("title", "changed", "the event was changed meanwhile; read it again");
  }

  /** Shows what is wrong with fields in the form; all other problems have their own page. */
  static <T> Input<T> refused(Input<T> input, ProblemException e) {
    if (e.problem().fields().isEmpty()) {
      throw e;
    }
    return input.refused(e.problem());
  }

  private Reply page(Request request, Event event, Input<?> input) {
    return page(request, event, input, null);
  }

  /** Returns the form with that of a further language as it was sent. */
  Reply withTranslation(Request request, Event event, Input<NewTranslation> translation) {
    return page(request, event, rules(event).filled(NewEvent.of(event)), translation);
  }

  private Reply page(
      Request request, Event event, Input<?> input, Input<NewTranslation> translation) {
    String title = pages.view(request).text(event == null ? "form.new" : "form.edit");
    FormModel model =
        new FormModel(
            event == null ? NEW : event.path() + "/edit",
            event == null ? "/events" : event.path(),
            event == null ? 0 : event.version(),
            event == null && !request.member().is(Role.STAFF),
            event == null || !draws.isAvailable() ? "" : event.path() + "/manage/level",
            cities(request, input),
            event == null ? List.of() : translations(event, translation),
            input);
    boolean wrong = input.hasErrors() || translation != null;
    Page page = Page.of(title, "form.jte", model).withStyles("events.css");
    return pages.page(request, wrong ? page.withStatus(422) : page);
  }

  /**
   * Returns a form for each further language, and one to add another.
   *
   * @param sent the one that was sent and refused; null for none
   */
  private List<FormModel.Translated> translations(Event event, Input<NewTranslation> sent) {
    String refused = sent == null ? "" : sent.typed("language");
    List<FormModel.Translated> forms = new ArrayList<>();
    boolean returned = false;
    for (Translation each : database.read(handle -> stores.translations().of(handle, event.id()))) {
      boolean own = each.language().equals(refused);
      returned |= own;
      NewTranslation is = new NewTranslation(each.language(), each.title(), each.body());
      Input<NewTranslation> input = own ? sent : translationRules(each.language()).filled(is);
      forms.add(new FormModel.Translated(each.language(), Languages.name(each.language()), input));
    }
    Input<NewTranslation> another =
        sent == null || returned ? translationRules("new").blank() : sent;
    forms.add(new FormModel.Translated("", "", another));
    return forms;
  }

  private static Rules<NewTranslation> translationRules(String language) {
    return NewTranslation.RULES.withIdPrefix("translation-" + language + "-");
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
