package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.pages.View;
import dev.millet.api.subjects.Subject;
import dev.millet.events.question.Question;
import dev.millet.events.series.Occurrence;
import dev.millet.events.translation.Languages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** {@code /events/{id}}: the page of an event. */
final class EventPages {

  private static final int SHOWN = 24;
  private static final int NEXT = 3;
  private static final int EXCERPT = 160;
  private static final String LANGUAGE = "lang";

  private final Database database;
  private final Stores stores;
  private final Registrar registrar;
  private final EventRight right;
  private final EventRows rows;
  private final EventTexts texts;
  private final Members members;
  private final Covers covers;
  private final Markdown markdown;
  private final EventData data;
  private final Slots slots;
  private final Pages pages;

  EventPages(
      Database database,
      Stores stores,
      Registrar registrar,
      EventRight right,
      Members members,
      Looks looks,
      Slots slots,
      Pages pages) {
    this.database = database;
    this.stores = stores;
    this.registrar = registrar;
    this.right = right;
    this.rows = new EventRows(database, stores);
    this.texts = new EventTexts(database, stores);
    this.members = members;
    this.markdown = looks.markdown();
    this.data = looks.data();
    this.covers = looks.covers();
    this.slots = slots;
    this.pages = pages;
  }

  /** How an event is shown: its text, what search engines are told, and its image. */
  record Looks(Markdown markdown, EventData data, Covers covers) {}

  /** The rows that the page shows, read in one transaction. */
  private record Found(
      RegistrationCards.Facts facts,
      List<Long> hosts,
      List<Long> shown,
      int named,
      City city,
      List<Question> questions,
      List<EventModel.Division> divisions,
      Long series,
      List<Event> next) {}

  List<Route> routes() {
    return List.of(Route.get("/events/{id}", Permission.PUBLIC, "An event", this::show));
  }

  private Reply show(Request request) {
    return page(request, RegistrationInput.blank());
  }

  /** Returns the page with a form to register as it was sent. */
  Reply page(Request request, RegistrationInput input) {
    Event own = right.seen(request);
    Event event = texts.in(language(request), own);
    registrar.settle(event.id());
    Member reader = request.identity().member();
    Found found = database.read(handle -> find(handle, event, reader));
    EventModel model = model(request, found, input, languages(request, own, event));
    Page page =
        Page.of(event.text().title(), "event.jte", model)
            .withDescription(description(model))
            .withImage(model.parts().cover() == null ? null : model.parts().cover().path())
            .withStyles("events.css");
    return pages.page(request, input.hasErrors() ? page.withStatus(422) : page);
  }

  /** Returns the language that was asked for, or that of the reader. */
  private static Locale language(Request request) {
    return request.query(LANGUAGE).map(Locale::forLanguageTag).orElse(request.locale());
  }

  /** Returns the links to the text in the languages that are not shown. */
  private List<EventModel.Language> languages(Request request, Event own, Event shown) {
    return texts.tags(own).stream()
        .filter(tag -> !tag.equals(shown.text().tag()))
        .map(
            tag -> {
              boolean said = !tag.equals(Languages.UNKNOWN);
              String name =
                  said ? Languages.name(tag) : pages.view(request).text("event.first-language");
              return new EventModel.Language(
                  said ? tag : null, name, own.path() + "?" + LANGUAGE + "=" + tag);
            })
        .toList();
  }

  private String description(EventModel model) {
    String when = model.times().span(model.event().time());
    String where = model.where().name().isEmpty() ? "" : model.where().name() + ", ";
    String about = markdown.excerpt(model.event().text().body(), EXCERPT);
    return (where + when + ". " + about).strip();
  }

  private Found find(Handle handle, Event event, Member reader) {
    long id = event.id();
    Instant now = database.now();
    RegistrationStore registrations = stores.registrations();
    Registration own =
        reader == null ? null : registrations.find(handle, id, reader.id()).orElse(null);
    boolean waits = own != null && own.state() == RegistrationState.WAITING;
    int going = registrations.people(handle, id, RegistrationState.GOING);
    RegistrationCards.Facts facts =
        new RegistrationCards.Facts(
            event,
            own,
            waits ? registrations.position(handle, own) : 0,
            going,
            going + registrations.people(handle, id, RegistrationState.OFFERED),
            registrations.count(handle, id, RegistrationState.WAITING),
            registrations.count(handle, id, RegistrationState.ASKED),
            registrar.gate(handle, event, reader),
            now);
    Long city = event.place().city();
    List<Event> next = city == null ? List.of() : next(handle, city, id, now);
    return new Found(
        facts,
        stores.events().hosts(handle, id),
        registrations.shown(handle, id, SHOWN).stream().map(Registration::memberId).toList(),
        registrations.countShown(handle, id),
        city == null ? null : stores.cities().find(handle, city).orElse(null),
        asked(handle, id, own),
        divisions(handle, facts),
        stores.series().occurrence(handle, id).map(Occurrence::seriesId).orElse(null),
        next);
  }

  /** Returns the categories to choose from, with what is left of each. */
  private List<EventModel.Division> divisions(Handle handle, RegistrationCards.Facts facts) {
    return facts.gate().divided().categories().stream()
        .map(
            each -> {
              int taken = each.quota() == null ? 0 : stores.allotments().taken(handle, each);
              int left = each.quota() == null ? facts.free() : each.quota() - taken;
              return new EventModel.Division(each, Math.max(0, Math.min(left, facts.free())));
            })
        .toList();
  }

  /** Returns what the reader has to answer: to register, or to take an offered place. */
  private List<Question> asked(Handle handle, long event, Registration own) {
    boolean answers =
        own == null || !own.state().isActive() || own.state() == RegistrationState.OFFERED;
    return answers ? stores.questions().of(handle, event) : List.of();
  }

  private List<Event> next(Handle handle, long city, long but, Instant now) {
    EventFilter there = EventFilter.upcoming().in(city);
    Slice<Event> some = stores.events().list(handle, there, ListRequest.first(NEXT + 1), now);
    return some.items().stream().filter(each -> each.id() != but).limit(NEXT).toList();
  }

  private EventModel model(
      Request request, Found found, RegistrationInput input, List<EventModel.Language> languages) {
    Event event = found.facts().event();
    View view = pages.view(request);
    List<Long> ids = new ArrayList<>(found.hosts());
    ids.addAll(found.shown());
    var people = members.people(ids);
    List<Person> shown = found.shown().stream().map(people::get).filter(Objects::nonNull).toList();
    List<Person> hosts = found.hosts().stream().map(people::get).filter(Objects::nonNull).toList();
    String body = event.text().body();
    City city = found.city();
    return new EventModel(
        event,
        new EventModel.Where(
            city,
            city == null ? "" : city.name(request.locale()),
            rows.of(found.next(), request.locale()),
            found.series()),
        hosts,
        body.isEmpty() ? Html.EMPTY : markdown.render(body),
        RegistrationCards.of(found.facts(), view),
        new EventModel.Registering(
            input.fields(), given(input, found).asked(found.questions()), found.divisions()),
        new EventModel.People(found.facts().going(), shown, found.named()),
        parts(request, event, city == null ? "" : city.name(request.locale()), languages),
        new TimeTexts(view));
  }

  /** Returns the form with the answers that the reader has given before, where it is not sent. */
  private RegistrationInput given(RegistrationInput input, Found found) {
    Registration own = found.facts().own();
    if (input.hasErrors() || own == null || found.questions().isEmpty()) {
      return input;
    }
    AnswerKeeper keeper = new AnswerKeeper(stores.questions());
    return input.answering(database.read(handle -> keeper.kept(handle, own)));
  }

  private EventModel.Parts parts(
      Request request, Event event, String city, List<EventModel.Language> languages) {
    String about = markdown.excerpt(event.text().body(), EXCERPT);
    List<Subject> subject = List.of(event.subject());
    Cover cover = covers.of(event.id());
    return new EventModel.Parts(
        slots.fill(request, Slots.FOLLOW, subject).get(0),
        slots.fill(request, Slots.DISCUSSION, subject).get(0),
        slots.fill(request, Slots.MODERATION, subject).get(0),
        data.of(event, request.origin(), city, about, cover),
        cover,
        right.manages(request.identity(), event.id()),
        languages);
  }
}
