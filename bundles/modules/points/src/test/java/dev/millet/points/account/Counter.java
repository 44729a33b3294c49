package dev.millet.points.account;

import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.journal.JournalType;
import dev.millet.api.journal.JournalTypes;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.selection.MemberSets;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.imports.FileImportRoutes;
import dev.millet.modules.JacksonJson;
import dev.millet.points.Neighbours;
import dev.millet.points.PointsModule;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Reason;
import dev.millet.points.api.Standings;
import dev.millet.points.api.Wallet;
import dev.millet.points.draws.OpenSecrets;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeNotices;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.function.ThrowingRunnable;

/** The module on a real database, with fakes for its neighbours, called through its routes. */
final class Counter {

  static final String API = "/api/v1/points";

  private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

  final Database database;
  final FakeMembers members = new FakeMembers();
  final FakeGuard guard;
  final FakeNotices notices;
  final Member ann = members.add("ann");
  final Member bob = members.named("bob", "鲍勃 <b>");
  final Member staff = members.add("staff", Role.STAFF);
  final Member other = members.add("other", Role.STAFF);
  final FewProducts products = new FewProducts();
  final PointsModule module;
  private final List<Contribution> contributions;

  Counter(TestDatabase test) {
    this(test, "UTC");
  }

  Counter(TestDatabase test, String zone) {
    database = test.database();
    guard = new FakeGuard(database, members);
    notices = new FakeNotices(database);
    for (String table :
        List.of(
            "accounts",
            "transfers",
            "lots",
            "uses",
            "pending",
            "scores",
            "board_scores",
            "board_members",
            "board_grants",
            "expiry_notices",
            "rule_totals",
            "grants",
            "draw_entries",
            "draw_requirements",
            "draws")) {
      database.write(handle -> handle.execute("DELETE FROM points_" + table));
    }
    module = module(zone);
    contributions = module.contributions();
  }

  /** Makes the module. */
  private PointsModule module(String zone) {
    return new PointsModule(
        database,
        guard,
        new FakeJournal(database),
        new NoTypes(),
        members,
        notices,
        products,
        new OpenSecrets(),
        new FileImportRoutes(
            new JacksonJson(),
            members,
            guard,
            products,
            new PlainPages("dev.millet.imports.templates")),
        new JacksonJson(),
        new PlainPages("dev.millet.points.templates"),
        new Settings(zone));
  }

  Wallet wallet() {
    return offered(Wallet.class);
  }

  Standings standings() {
    return offered(Standings.class);
  }

  /** Nothing is described. */
  private static final class NoTypes implements JournalTypes {

    @Override
    public List<JournalType> all() {
      return List.of();
    }

    @Override
    public Optional<JournalType> find(String name) {
      return Optional.empty();
    }

    @Override
    public String label(String name, Locale language) {
      return name;
    }

    @Override
    public String label(String name, String field, Locale language) {
      return field;
    }
  }

  /** Has other modules be there. */
  void modules(List<SubjectCatalog> catalogs, List<MemberSets> sets) {
    Neighbours.of(module, catalogs, sets);
  }

  /** Puts many members on the leaderboards of everybody and of the product 1. */
  void fillBoards(int count) {
    database.write(
        handle -> {
          PreparedBatch accounts =
              handle.prepareBatch("INSERT INTO points_accounts (id, member) VALUES (:id, :member)");
          PreparedBatch scores =
              handle.prepareBatch(
                  """
                  INSERT INTO points_scores (period, account, score, shown)
                  VALUES ('all', :id, :score, TRUE)
                  """);
          PreparedBatch boards =
              handle.prepareBatch(
                  """
                  INSERT INTO points_board_scores (board, period, account, score, shown)
                  VALUES ('product/1', 'all', :id, :score, TRUE)
                  """);
          for (int i = 1; i <= count; i++) {
            long id = 1_000_000_000L + i;
            accounts.bind("id", id).bind("member", members.add("many" + i).id()).add();
            scores.bind("id", id).bind("score", 1 + i % 997).add();
            boards.bind("id", id).bind("score", 1 + i % 991).add();
          }
          accounts.execute();
          scores.execute();
          return boards.execute();
        });
  }

  void runJob(String name) throws Exception {
    for (Job each : contributions(Job.class)) {
      if (each.name().equals(name)) {
        each.handler().run(new Undisturbed());
      }
    }
  }

  /** A run that nobody ends. */
  private record Undisturbed() implements JobRun {

    @Override
    public boolean isEnding() {
      return false;
    }

    @Override
    public int failures() {
      return 0;
    }
  }

  private <T> T offered(Class<T> api) {
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

  /** Grants points in both currencies at once. */
  String earn(Member member, long coins, long experience, String text) {
    String id = "t/" + IDS.incrementAndGet();
    Reason reason = Reason.of("test", text);
    wallet()
        .grant(
            List.of(
                Grant.of(id + "/coins", member.id(), Currency.COINS, coins, reason),
                Grant.of(
                    id + "/experience", member.id(), Currency.EXPERIENCE, experience, reason)));
    return id;
  }

  Reply call(String template, FakeRequest request) throws Exception {
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

  Object answer(String template, FakeRequest request) throws Exception {
    return ((Reply.JsonValue) call(template, request).body()).value();
  }

  String page(String template, FakeRequest request) throws Exception {
    return new String(
        ((Reply.Bytes) call(template, request).body()).content(), StandardCharsets.UTF_8);
  }

  /** Has the module hear that a member deleted their account. */
  void depart(Member member) throws Exception {
    guard.delete(member);
    MemberData data = contributions(MemberData.class).get(0);
    boolean done = false;
    while (!done) {
      done = database.write(handle -> data.erasure().eraseSome(member.id()));
    }
  }

  void hear(String type, Object payload) {
    for (Subscription each : contributions(Subscription.class)) {
      if (each.types().contains(type)) {
        database.write(
            handle -> {
              each.handler().handle(List.of(FakeJournal.entry(1, type, payload)));
              return null;
            });
      }
    }
  }

  static String refusal(ThrowingRunnable action) {
    return assertThrows(ProblemException.class, action).problem().code();
  }
}
