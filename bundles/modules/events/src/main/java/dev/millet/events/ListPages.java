package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.Slice;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** {@code /events}: events found by city and month, and those of the reader. */
final class ListPages {

  private static final String PATH = "/events";
  private static final int MONTHS = 12;
  private static final int OWN = 100;

  private final Database database;
  private final Stores stores;
  private final Registrar registrar;
  private final Feeds feeds;
  private final EventRows rows;
  private final EventFilters filters;
  private final Pages pages;

  ListPages(Database database, Stores stores, Registrar registrar, Feeds feeds, Pages pages) {
    this.database = database;
    this.stores = stores;
    this.registrar = registrar;
    this.feeds = feeds;
    this.rows = new EventRows(database, stores);
    this.filters = new EventFilters(stores.cities());
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, Permission.PUBLIC, "Events", this::list),
        Route.get(PATH + "/mine", EventRight.SEE_OWN, "One's own events and tickets", this::mine),
        Route.post(
                PATH + "/mine/calendar",
                EventRight.TAKE_PART,
                "Makes a secret link to one's own calendar",
                this::renew)
            .withSecrets(),
        Route.post(
            PATH + "/mine/calendar/remove",
            EventRight.TAKE_PART,
            "Removes the link to one's own calendar",
            this::remove));
  }

  private Reply list(Request request) {
    EventFilter filter = filters.of(request);
    View view = pages.view(request);
    Slice<Event> found =
        database.read(
            handle -> stores.events().list(handle, filter, request.list(), database.now()));
    boolean team = EventRight.ANNOUNCE.isHeldBy(request.identity());
    List<Event> proposed =
        team && request.list().isFirst()
            ? database.read(stores.events()::proposed)
            : List.<Event>of();
    TimeTexts times = new TimeTexts(view);
    ListModel model =
        new ListModel(
            found.mapAll(some -> rows.of(some, request.locale())),
            rows.of(proposed, request.locale()),
            cities(request),
            months(request, view, times),
            filter.past(),
            filter.past() ? PATH : PATH + "?past=true",
            times);
    Page page = Page.of(view.text("list.title"), "list.jte", model);
    return pages.page(
        request, page.withDescription(view.text("list.intro")).withStyles("events.css"));
  }

  private List<ListModel.Choice> cities(Request request) {
    String chosen = request.query("city").orElse("");
    return stores.cities().all().stream()
        .map(
            city ->
                new ListModel.Choice(
                    city.slug(), city.name(request.locale()), city.slug().equals(chosen)))
        .toList();
  }

  private static List<ListModel.Choice> months(Request request, View view, TimeTexts times) {
    String chosen = request.query("month").orElse("");
    YearMonth first = YearMonth.from(view.today());
    List<ListModel.Choice> months = new ArrayList<>();
    for (int i = 0; i < MONTHS; i++) {
      YearMonth month = first.plusMonths(i);
      LocalDate day = month.atDay(1);
      String value = month.toString();
      months.add(new ListModel.Choice(value, times.month(day), value.equals(chosen)));
    }
    return months;
  }

  private Reply renew(Request request) {
    String secret = feeds.renew(request.member().id());
    return mine(request, request.origin() + PATH + "/calendars/" + secret);
  }

  private Reply remove(Request request) {
    feeds.remove(request.member().id());
    return pages.withNotice(Reply.seeOther(PATH + "/mine"), "feed.removed");
  }

  private Reply mine(Request request) {
    return mine(request, null);
  }

  private Reply mine(Request request, String link) {
    View view = pages.view(request);
    long member = request.member().id();
    registrar.settleOf(member);
    List<Registration> own =
        database.read(handle -> stores.registrations().of(handle, member, OWN));
    List<Event> events =
        database.read(
            handle ->
                stores.events().find(handle, own.stream().map(Registration::eventId).toList()));
    List<EventRow> all = rows.of(events, request.locale());
    List<MineModel.Place> places = new ArrayList<>();
    for (EventRow row : all) {
      own.stream()
          .filter(each -> each.eventId() == row.event().id())
          .forEach(each -> places.add(new MineModel.Place(row, each.state())));
    }
    List<Event> hosted = database.read(handle -> stores.events().hostedBy(handle, member));
    MineModel model =
        new MineModel(
            places,
            rows.of(hosted, request.locale()),
            new MineModel.Calendar(link, feeds.exists(member)),
            new TimeTexts(view));
    return pages.page(
        request, Page.of(view.text("mine.title"), "mine.jte", model).withStyles("events.css"));
  }
}
