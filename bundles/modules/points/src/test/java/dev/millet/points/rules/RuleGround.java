package dev.millet.points.rules;

import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.journal.TimedHandler;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.HealthCheck;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.modules.JacksonJson;
import dev.millet.points.api.Balance;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Wallet;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The rules on a real database, called through what they contribute. */
final class RuleGround extends ToldModules {

  static final String RULES = "/api/v1/points/rules";
  static final String ONE = RULES + "/{id}";

  final TestWallet wallet = new TestWallet();
  private Wallet purse = wallet;
  private List<Contribution> contributions;
  private long delivered;
  private long nanos;

  /** The time that passes whenever the rules look at the clock. */
  Duration pace = Duration.ZERO;

  /** The number of transactions in which entries were delivered. */
  int transactions;

  /** The catalogs of the modules that are active. */
  List<SubjectCatalog> catalogs = List.of(catalog());

  RuleGround(TestDatabase test) {
    super(test.database());
    database.write(
        handle -> {
          for (String table :
              List.of(
                  "rules",
                  "rule_revisions",
                  "rule_grants",
                  "rule_totals",
                  "rule_progress",
                  "rule_waiting",
                  "subject_types",
                  "journal_types",
                  "accounts",
                  "transfers",
                  "lots",
                  "uses",
                  "pending",
                  "scores")) {
            handle.execute("DELETE FROM points_" + table);
          }
          return null;
        });
    start();
  }

  /** Has the rules grant into another wallet. */
  void earnInto(Wallet other) {
    purse = other;
    start();
  }

  /** Starts another version of the module on the same data. */
  void start() {
    start("");
  }

  /** Starts the module with rules that the configuration sets. */
  void start(String fixed) {
    contributions =
        new RuleParts(
                new RuleParts.Platform(
                    database,
                    log,
                    journalTypes(),
                    new FakeGuard(database, members),
                    members,
                    new JacksonJson(),
                    new PlainPages("dev.millet.points.templates")),
                () -> catalogs,
                purse,
                ZoneId.of("Asia/Shanghai"),
                fixed,
                () -> nanos += pace.toNanos())
            .contributions();
  }

  /** Adds the rules that are there from the beginning, and has them count. */
  void defaults() {
    run("points.default-rules");
    deliver();
  }

  /** Delivers what the journal has, in batches of some. */
  void deliver() {
    deliver(7);
  }

  /** Delivers what the journal has, in batches of at most so many. */
  void deliver(int size) {
    TimedHandler rules = (TimedHandler) contributions(Subscription.class).get(0).handler();
    List<JournalEntry> batch = log.after(delivered, size);
    while (!batch.isEmpty()) {
      List<JournalEntry> next = batch;
      int done = database.write(handle -> rules.handleSome(next));
      transactions++;
      delivered += done;
      batch = log.after(delivered, size);
    }
  }

  /** Delivers a batch whose transaction is undone after the rules have handled it. */
  void failDelivery() {
    Subscription rules = contributions(Subscription.class).get(0);
    assertThrows(
        IllegalStateException.class,
        () ->
            database.write(
                handle -> {
                  rules.handler().handle(log.after(delivered, 7));
                  throw new IllegalStateException("killed");
                }));
  }

  /** Returns what is wrong with the module; empty for nothing. */
  String health() {
    try {
      return contributions(HealthCheck.class).get(0).check().call().orElse("");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Runs a job until it has no more to do. */
  void run(String name) {
    while (step(name) == Next.NOW) {
      continue;
    }
  }

  /** Runs a job once. */
  Next step(String name) {
    Job job =
        contributions(Job.class).stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    try {
      return job.handler().run(new Run());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static final class Run implements JobRun {

    @Override
    public boolean isEnding() {
      return false;
    }

    @Override
    public int failures() {
      return 0;
    }
  }

  /** Returns the experience of a member that counts. */
  long points(Member member) {
    deliver();
    return balance(member, Currency.EXPERIENCE).available();
  }

  Balance balance(Member member, Currency currency) {
    return purse.balance(member.id(), currency);
  }

  long pending(Member member) {
    deliver();
    return balance(member, Currency.EXPERIENCE).pending();
  }

  RuleAnswer save(RuleRequest rule) {
    RuleAnswer saved = saveOnly(rule);
    deliver();
    return saved;
  }

  /** Saves a rule that the journal has not told of yet. */
  RuleAnswer saveOnly(RuleRequest rule) {
    return answer(RuleAnswer.class, RULES, FakeRequest.post(RULES).by(staff).json(rule));
  }

  RuleAnswer change(RuleAnswer rule, RuleRequest wanted) {
    FakeRequest request = FakeRequest.of("PUT", "/").with("id", rule.id()).by(staff).json(wanted);
    RuleAnswer saved =
        answer(RuleAnswer.class, ONE, request.header("If-Match", "\"" + rule.revision() + "\""));
    deliver();
    return saved;
  }

  /** Returns the rules as somebody reads them. */
  List<RuleAnswer> all(Member reader) {
    Reply reply = call(RULES, FakeRequest.get(RULES).by(reader));
    Slice<?> slice = (Slice<?>) ((Reply.JsonValue) reply.body()).value();
    return slice.items().stream().map(RuleAnswer.class::cast).toList();
  }

  static RuleRequest rule(String type, String condition, String recipient, String amount) {
    return rule(type, condition, recipient, amount, new Caps(0, 0, 0, 0), 0);
  }

  static RuleRequest rule(
      String type, String condition, String recipient, String amount, Caps caps, int delay) {
    return new RuleRequest(
        "A rule", List.of(type), condition, recipient, amount, null, caps, delay, true);
  }

  /** Calls the route with this template and the request's method. */
  Reply call(String template, Request request) {
    for (Route route : contributions(Route.class)) {
      if (route.template().equals(template) && route.method().equals(request.method())) {
        try {
          return route.handler().handle(request);
        } catch (RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    }
    throw new AssertionError("no route " + request.method() + " " + template);
  }

  <T> T answer(Class<T> type, String template, Request request) {
    return type.cast(((Reply.JsonValue) call(template, request).body()).value());
  }

  <C> List<C> contributions(Class<C> type) {
    return contributions.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Returns the code with which something is refused. */
  static String refusal(Runnable action) {
    Problem problem = assertThrows(ProblemException.class, action::run).problem();
    return problem.fields().isEmpty()
        ? problem.code()
        : problem.fields().get(0).name() + " " + problem.fields().get(0).code();
  }
}
