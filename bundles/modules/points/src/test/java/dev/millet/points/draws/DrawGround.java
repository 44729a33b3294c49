package dev.millet.points.draws;

import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.jobs.Job;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.selection.Criterion;
import dev.millet.points.api.Standing;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeNotices;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws on a real database, with fakes for their neighbours, called through their routes. */
final class DrawGround {

  static final String ALL = "/api/v1/draws";
  static final String ONE = ALL + "/{id}";
  static final String OWN = ONE + "/entry";

  final Database database;
  final FakeJournal journal;
  final FakeMembers members = new FakeMembers();
  final FakeNotices notices;
  final Member staff = members.add("staff", Role.STAFF);
  final Member ann = members.add("ann");
  final Member bob = members.add("bob");
  final Member cai = members.named("cai", "蔡<b>");
  final Map<Long, Standing> standings = new HashMap<>();
  final List<Criterion> offered = new ArrayList<>();
  private final List<Contribution> contributions;
  private int heard;

  /** Something that is done, and may be refused. */
  interface Action {
    void run() throws Exception;
  }

  DrawGround(TestDatabase test) {
    this(test.database());
  }

  DrawGround(Database on) {
    database = on;
    journal = new FakeJournal(database);
    notices = new FakeNotices(database);
    database.write(
        handle -> {
          handle.execute("DELETE FROM points_draw_entries");
          handle.execute("DELETE FROM points_draw_requirements");
          return handle.execute("DELETE FROM points_draws");
        });
    contributions =
        new Draws(
                new Draws.Services(
                    database,
                    journal,
                    new FakeGuard(database, members),
                    members,
                    notices,
                    new OpenSecrets(),
                    new PlainPages("dev.millet.points.templates")),
                ids -> standings,
                () -> offered)
            .contributions();
  }

  static NewDraw sealed(String title, int places, String... requirements) {
    return new NewDraw(title, places, "draw", "", List.of(requirements), inHours(1), "", "", null);
  }

  /** A draw by the numbers of a lottery in two hours. */
  static NewDraw lottery(String title, int places) {
    return new NewDraw(
        title,
        places,
        "draw",
        "",
        List.of(),
        inHours(1),
        "Double Colour Ball, draw 2026136",
        "https://lottery.example/results",
        inHours(2));
  }

  static Instant inHours(int hours) {
    return Instant.now().plus(Duration.ofHours(hours));
  }

  DrawAnswer announce(NewDraw typed) throws Exception {
    return answer(DrawAnswer.class, ALL, FakeRequest.post(ALL).by(staff).json(typed));
  }

  DrawAnswer show(DrawAnswer draw) throws Exception {
    return answer(DrawAnswer.class, ONE, about(FakeRequest.get("/"), draw));
  }

  DrawAnswer.Own enter(Member by, DrawAnswer draw) throws Exception {
    return enter(by, draw, false);
  }

  DrawAnswer.Own enter(Member by, DrawAnswer draw, boolean shown) throws Exception {
    FakeRequest request = about(FakeRequest.of("PUT", "/"), draw).by(by);
    return answer(DrawAnswer.Own.class, OWN, request.json(new DrawEntryRequest(shown)));
  }

  DrawAnswer.Own own(Member by, DrawAnswer draw) throws Exception {
    return answer(DrawAnswer.Own.class, OWN, about(FakeRequest.get("/"), draw).by(by));
  }

  void leave(Member by, DrawAnswer draw) throws Exception {
    call(OWN, about(FakeRequest.of("DELETE", "/"), draw).by(by));
  }

  DrawAnswer close(DrawAnswer draw) throws Exception {
    return answer(DrawAnswer.class, ONE + "/close", about(FakeRequest.post("/"), draw).by(staff));
  }

  DrawAnswer reveal(DrawAnswer draw, String numbers) throws Exception {
    FakeRequest request = about(FakeRequest.post("/"), draw).by(staff);
    return answer(DrawAnswer.class, ONE + "/reveal", request.json(new DrawNumbers(numbers)));
  }

  DrawAnswer cancel(DrawAnswer draw, String reason) throws Exception {
    FakeRequest request = about(FakeRequest.post("/"), draw).by(staff);
    return answer(DrawAnswer.class, ONE + "/cancel", request.json(new DrawReason(reason)));
  }

  List<DrawAnswer.Line> lines(DrawAnswer draw) throws Exception {
    FakeRequest request = about(FakeRequest.get("/").query("limit", "100"), draw);
    Slice<?> slice = answer(Slice.class, ONE + "/entries", request);
    return slice.items().stream().map(DrawAnswer.Line.class::cast).toList();
  }

  /** Has the random numbers of a draw, or the end of its list, be due since a moment. */
  void pass(DrawAnswer draw, String column) {
    database.write(
        handle ->
            handle
                .createUpdate("UPDATE points_draws SET " + column + " = :then WHERE id = :id")
                .bind("then", database.now().minusSeconds(1))
                .bind("id", draw.id())
                .execute());
  }

  /** Runs the job that closes lists and draws. */
  void runJob() throws Exception {
    contributions(Job.class).get(0).handler().run(null);
  }

  /** Has the module hear what was told to the journal since it heard the last. */
  void hear() throws Exception {
    List<JournalEntry> all = journal.entries();
    List<JournalEntry> fresh = all.subList(heard, all.size());
    heard = all.size();
    for (Subscription each : contributions(Subscription.class)) {
      List<JournalEntry> wanted =
          fresh.stream().filter(entry -> each.types().contains(entry.type())).toList();
      database.write(
          handle -> {
            each.handler().handle(wanted);
            return null;
          });
    }
  }

  void depart(Member member) throws Exception {
    MemberData data = contributions(MemberData.class).get(0);
    boolean done = false;
    while (!done) {
      done = database.write(handle -> data.erasure().eraseSome(member.id()));
    }
  }

  FakeRequest about(FakeRequest request, DrawAnswer draw) {
    return request.with("id", draw.id());
  }

  /** Calls the route with this template and the request's method. */
  Reply call(String template, Request request) throws Exception {
    for (Route route : contributions(Route.class)) {
      if (route.template().equals(template) && route.method().equals(request.method())) {
        if (route.permission().role() != null && !route.permission().isHeldBy(request.identity())) {
          throw Problem.of(403, "forbidden", "", "").toException();
        }
        return route.handler().handle(request);
      }
    }
    throw new AssertionError("no route " + request.method() + " " + template);
  }

  /** Calls a route and takes its JSON value as it is. */
  <T> T answer(Class<T> type, String template, Request request) throws Exception {
    return type.cast(((Reply.JsonValue) call(template, request).body()).value());
  }

  /** Returns a page in a language. */
  String page(Member reader, String template, DrawAnswer draw, Locale language) throws Exception {
    FakeRequest request = FakeRequest.get("/draws").in(language);
    if (draw != null) {
      about(request, draw);
    }
    return text(call(template, reader == null ? request : request.by(reader)));
  }

  static String text(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  <T> T offered(Class<T> api) {
    return contributions(Offer.class).stream()
        .map(Offer::implementation)
        .filter(api::isInstance)
        .map(api::cast)
        .findFirst()
        .orElseThrow();
  }

  <C> List<C> contributions(Class<C> type) {
    return contributions.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Returns the code with which something is refused. */
  static String refusal(Action action) {
    Problem problem = assertThrows(ProblemException.class, action::run).problem();
    return problem.fields().isEmpty()
        ? problem.code()
        : problem.fields().get(0).name() + " " + problem.fields().get(0).code();
  }
}
