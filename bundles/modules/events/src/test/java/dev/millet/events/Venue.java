package dev.millet.events;

import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.imports.FileImportRoutes;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeImages;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMarkdown;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeNotices;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.FakeSlots;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The module on a real database, with fakes for its neighbours, called through its routes. */
final class Venue extends VenueModule {

  static final String ALL = "/api/v1/events";
  static final String ONE = ALL + "/{id}";
  static final String REGISTRATIONS = ONE + "/registrations";
  static final String OWN = ONE + "/registration";

  final Database database;
  final FakeJournal journal;
  final FakeMembers members = new FakeMembers();
  final Member ann = members.add("ann");
  final Member bob = members.add("bob");
  final Member cai = members.named("cai", "蔡<b>");
  final Member host = members.add("host");
  final Member staff = members.add("staff", Role.STAFF);
  final Member admin = members.add("admin", Role.ADMIN);
  final FakeGuard guard;
  final FakeNotices notices;
  final Stores stores;
  final City zurich;
  final City chengdu;
  final EventsModule module;
  private final List<Contribution> contributions;

  /** Something that is done, and may be refused. */
  interface Action {
    void run() throws Exception;
  }

  Venue(TestDatabase test) {
    database = test.database();
    journal = new FakeJournal(database);
    guard = new FakeGuard(database, members);
    notices = new FakeNotices(database);
    stores = Stores.of(database);
    clear();
    module =
        new EventsModule(
            database,
            journal,
            guard,
            members,
            notices,
            new FakeMarkdown(),
            new FileImportRoutes(
                new JacksonJson(),
                members,
                guard,
                null,
                new PlainPages("dev.millet.imports.templates")),
            new FakeSlots(),
            new FakeImages(),
            new JacksonJson(),
            new PlainPages("dev.millet.events.templates"));
    contributions = module.contributions();
    zurich = stores.cities().add(new NewCity("zurich", "Zurich", "苏黎世", "Europe/Zurich")).get();
    chengdu = stores.cities().add(new NewCity("chengdu", "Chengdu", "成都", "Asia/Shanghai")).get();
  }

  private void clear() {
    database.write(
        handle -> {
          handle.execute("DELETE FROM events_unnamed");
          handle.execute("DELETE FROM events_entrances");
          handle.execute("DELETE FROM events_draws");
          handle.execute("DELETE FROM events_levels");
          handle.execute("DELETE FROM events_reminders");
          handle.execute("DELETE FROM events_imported");
          handle.execute("DELETE FROM events_feeds");
          handle.execute("DELETE FROM events_covers");
          handle.execute("DELETE FROM events_translations");
          handle.execute("DELETE FROM events_moderated");
          handle.execute("DELETE FROM events_locks");
          handle.execute("DELETE FROM events_occurrences");
          handle.execute("DELETE FROM events_series");
          handle.execute("DELETE FROM events_choices");
          handle.execute("DELETE FROM events_categories");
          handle.execute("DELETE FROM events_blocks");
          handle.execute("DELETE FROM events_overbookings");
          handle.execute("DELETE FROM events_answers");
          handle.execute("DELETE FROM events_questions");
          handle.execute("DELETE FROM events_scans");
          handle.execute("DELETE FROM events_tickets");
          handle.execute("DELETE FROM events_registrations");
          handle.execute("DELETE FROM events_hosts");
          handle.execute("DELETE FROM events_residents");
          handle.execute("DELETE FROM events_cities");
          return handle.execute("DELETE FROM events_events");
        });
  }

  /** Returns how the clock of a city reads in so many days, at 16:30. */
  static String inDays(int days) {
    return LocalDateTime.now(ZoneId.of("Europe/Zurich"))
            .truncatedTo(ChronoUnit.DAYS)
            .plusDays(days)
            .toLocalDate()
        + "T16:30";
  }

  NewEvent typed(String title, Integer capacity, int guests) {
    return typed(title, inDays(10), "", Mode.FIRST_COME, capacity, guests);
  }

  NewEvent typed(String title, String start, String end, Mode mode, Integer capacity, int guests) {
    return new NewEvent(
        Kind.MEET_UP.word(),
        title,
        "We *walk*.",
        "",
        zurich.id(),
        "Bookshop",
        "Street 1",
        "",
        start,
        end,
        "",
        "English",
        "",
        "16:30 Arrival | Tea\n17:00 Walk <b>",
        "Free",
        mode.word(),
        capacity,
        guests,
        "",
        "");
  }

  EventAnswer add(Member by, NewEvent typed) throws Exception {
    return answer(EventAnswer.class, ALL, FakeRequest.post(ALL).by(by).json(typed));
  }

  /** Announces an event of the host's. */
  EventAnswer announce(NewEvent typed) throws Exception {
    EventAnswer made = add(host, typed);
    return answer(
        EventAnswer.class, ONE + "/publish", about(FakeRequest.post("/"), made).by(staff));
  }

  EventAnswer show(EventAnswer event) throws Exception {
    return answer(EventAnswer.class, ONE, about(FakeRequest.get("/"), event).by(staff));
  }

  EventAnswer edit(Member by, EventAnswer event, NewEvent typed) throws Exception {
    FakeRequest request = about(FakeRequest.of("PUT", "/"), event).by(by).json(typed);
    return answer(
        EventAnswer.class, ONE, request.header("If-Match", "\"" + event.version() + "\""));
  }

  RegistrationAnswer register(Member by, EventAnswer event, int guests) throws Exception {
    return register(by, event, new RegistrationRequest(guests, null, false, null));
  }

  RegistrationAnswer register(Member by, EventAnswer event, RegistrationRequest sent)
      throws Exception {
    return answer(
        RegistrationAnswer.class,
        REGISTRATIONS,
        about(FakeRequest.post("/"), event).by(by).json(sent));
  }

  RegistrationAnswer leave(Member by, EventAnswer event) throws Exception {
    return answer(
        RegistrationAnswer.class, OWN, about(FakeRequest.of("DELETE", "/"), event).by(by));
  }

  RegistrationAnswer accept(Member by, EventAnswer event) throws Exception {
    return answer(
        RegistrationAnswer.class, OWN + "/accept", about(FakeRequest.post("/"), event).by(by));
  }

  RegistrationAnswer own(Member by, EventAnswer event) throws Exception {
    return answer(RegistrationAnswer.class, OWN, about(FakeRequest.get("/"), event).by(by));
  }

  String state(Member of, EventAnswer event) throws Exception {
    return own(of, event).state();
  }

  FakeRequest about(FakeRequest request, EventAnswer event) {
    return request.with("id", event.id());
  }

  /** Returns the draws of events without the module points. */
  DrawnPlaces draws() {
    return new DrawnPlaces(new DrawStore(database), stores, new EventJournal(journal), () -> null);
  }

  @Override
  List<Contribution> contributions() {
    return contributions;
  }

  @Override
  Database database() {
    return database;
  }

  /** Has all offers of an event run out a moment ago. */
  void runOut(EventAnswer event) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE events_registrations SET offered_until = :then
                     WHERE event_id = :event AND state = 'OFFERED'
                    """)
                .bind("then", database.now().minusSeconds(1))
                .bind("event", event.id())
                .execute());
  }

  /** Returns a page in a language. */
  String page(Member reader, String template, EventAnswer event, Locale language) throws Exception {
    FakeRequest request = FakeRequest.get("/events").in(language);
    if (event != null) {
      about(request, event);
    }
    return html(call(template, reader == null ? request : request.by(reader)));
  }

  static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  long number(String sql) {
    return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  /** Returns the code with which something is refused. */
  static String refusal(Action action) {
    Problem problem = assertThrows(ProblemException.class, action::run).problem();
    return problem.fields().isEmpty()
        ? problem.code()
        : problem.fields().get(0).name() + " " + problem.fields().get(0).code();
  }
}
