package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.guard.Guard;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import java.util.List;
import java.util.Objects;

/** {@code /events/cities}: a page for each city, and the form to add one. */
final class CityPages {

  private static final String ALL = "/events/cities";
  private static final String ONE = ALL + "/{city}";
  private static final int SOME = 12;

  private final Database database;
  private final Guard guard;
  private final Stores stores;
  private final EventRows rows;
  private final EventJournal told;
  private final Members members;
  private final Pages pages;

  CityPages(
      Database database,
      Guard guard,
      Stores stores,
      EventJournal told,
      Members members,
      Pages pages) {
    this.database = database;
    this.guard = guard;
    this.stores = stores;
    this.rows = new EventRows(database, stores);
    this.told = told;
    this.members = members;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(ALL, EventRight.ANNOUNCE, "Cities", this::cities),
        Route.post(ALL, EventRight.ANNOUNCE, "Adds a city", this::add),
        Route.get(ONE, Permission.PUBLIC, "The events of a city", this::show),
        Route.post(ONE + "/join", EventRight.TAKE_PART, "Chooses a city", this::join),
        Route.post(ONE + "/leave", EventRight.TAKE_PART, "Leaves a city", this::leave));
  }

  private Reply cities(Request request) {
    return cities(request, NewCity.RULES.blank());
  }

  private Reply cities(Request request, Input<?> input) {
    CitiesModel model = new CitiesModel(stores.cities().all(), input);
    String title = pages.view(request).text("cities.title");
    Page page = Page.of(title, "cities.jte", model).withStyles("events.css");
    return pages.page(request, input.hasErrors() ? page.withStatus(422) : page);
  }

  private Reply add(Request request) {
    Input<NewCity> input = request.form(NewCity.RULES);
    if (input.hasErrors()) {
      return cities(request, input);
    }
    if (stores.cities().add(input.value()).isEmpty()) {
      return cities(request, input.refused("slug", "taken", "another city has this slug"));
    }
    return pages.withNotice(Reply.seeOther(ALL), "cities.added");
  }

  private City city(Request request) {
    return stores
        .cities()
        .bySlug(request.parameter("city"))
        .orElseThrow(() -> Problem.notFound("There is no such city.").toException());
  }

  private Reply show(Request request) {
    City city = city(request);
    View view = pages.view(request);
    EventFilter there = EventFilter.upcoming().in(city.id());
    List<Event> upcoming =
        database.read(
            handle ->
                stores
                    .events()
                    .list(handle, there, ListRequest.first(SOME), database.now())
                    .items());
    List<Event> past =
        database.read(
            handle ->
                stores
                    .events()
                    .list(handle, there.ended(), ListRequest.first(SOME), database.now())
                    .items());
    List<Long> hosts =
        database.read(
            handle ->
                upcoming.stream()
                    .flatMap(each -> stores.events().hosts(handle, each.id()).stream())
                    .distinct()
                    .toList());
    String name = city.name(request.locale());
    CityModel model =
        new CityModel(
            city,
            name,
            rows.of(upcoming, request.locale()),
            rows.of(past, request.locale()),
            people(hosts),
            residents(request.identity().member(), city),
            database.read(handle -> stores.events().begun(handle, city.id(), database.now())),
            new TimeTexts(view));
    return pages.page(
        request,
        Page.of(name, "city.jte", model)
            .withDescription(view.text("city.description", name))
            .withStyles("events.css"));
  }

  private CityModel.Residents residents(Member reader, City city) {
    CityStore.Residents found =
        database.read(handle -> stores.cities().residents(handle, city.id()));
    CityStore.Resident own =
        reader == null
            ? null
            : stores
                .cities()
                .resident(reader.id())
                .filter(each -> each.cityId() == city.id())
                .orElse(null);
    return new CityModel.Residents(
        found.count(), people(found.shown()), own != null, own != null && own.shown());
  }

  private List<Person> people(List<Long> ids) {
    return members.people(ids).values().stream()
        .filter(Objects::nonNull)
        .filter(each -> !each.isDeleted())
        .toList();
  }

  private Reply join(Request request) {
    City city = city(request);
    boolean shown = request.form().value("shown").equals("true");
    long member = request.member().id();
    database.write(
        handle -> {
          guard.memberActive(member);
          stores.cities().settle(handle, new CityStore.Resident(member, city.id(), shown));
          told.cityChosen(member, database.now());
          return null;
        });
    return pages.withNotice(Reply.seeOther(city.path()), "city.joined");
  }

  private Reply leave(Request request) {
    City city = city(request);
    long member = request.member().id();
    database.write(
        handle -> {
          stores.cities().forget(handle, member);
          told.cityChosen(member, database.now());
          return null;
        });
    return pages.withNotice(Reply.seeOther(city.path()), "city.left");
  }
}
