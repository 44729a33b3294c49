package dev.millet.points.rules;

import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.JournalItem;
import dev.millet.api.journal.JournalType;
import dev.millet.api.journal.JournalTypes;
import dev.millet.api.journal.Subscription;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.modules.JacksonJson;
import dev.millet.points.api.Balance;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Wallet;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules on a real database, with modules that tell the journal as ours do. */
final class RuleGround {

  static final String RULES = "/api/v1/points/rules";
  static final String ONE = RULES + "/{id}";

  final Database database;
  final TestLog log;
  final TestWallet wallet = new TestWallet();
  private Wallet purse = wallet;
  final FakeMembers members = new FakeMembers();
  final Member ann = members.add("ann");
  final Member bob = members.add("bob");
  final Member staff = members.add("staff", Role.STAFF);
  final List<JournalType> types = new ArrayList<>(described());
  private final Map<Subject, Long> authors = new HashMap<>();
  private List<Contribution> contributions;
  private long delivered;
  private long ids;

  record Submitted(long suggestion, String title, Long author, boolean imported) {}

  record Withdrawn(long suggestion, long by) {}

  record Status(long suggestion, String status, String was, Long by) {}

  record Vote(Subject subject, long member, long support, Long by) {}

  record Comment(Subject subject, long comment, Long author, boolean imported) {}

  record Acted(Subject subject, Long author, String action, Long by) {}

  record Answer(long build, long entry, long member, Long engineer, boolean first) {}

  RuleGround(TestDatabase test) {
    database = test.database();
    log = new TestLog(database, new JacksonJson());
    database.write(
        handle -> {
          for (String table :
              List.of(
                  "rules",
                  "rule_revisions",
                  "rule_grants",
                  "rule_totals",
                  "rule_progress",
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
    contributions =
        new RuleParts(
                new RuleParts.Platform(
                    database,
                    log,
                    new Types(),
                    new FakeGuard(database, members),
                    members,
                    new JacksonJson(),
                    new PlainPages("dev.millet.points.templates")),
                new VisibleSubjects(() -> List.of(new Catalog())),
                purse,
                ZoneId.of("Asia/Shanghai"))
            .contributions();
  }

  private static List<JournalType> described() {
    JournalItem suggestion = JournalItem.of("suggestion", "suggestion");
    JournalItem accepted = JournalItem.of("accepted-suggestion", "suggestion");
    JournalItem vote = JournalItem.of("vote", "subject", "member");
    JournalItem comment = JournalItem.of("comment", "comment");
    JournalItem answer = JournalItem.of("build-answer", "entry", "member");
    JournalItem entry = JournalItem.of("build-entry", "entry");
    return List.of(
        JournalType.of("suggestions.submitted", Submitted.class)
            .by("author")
            .authoredBy("author")
            .about(suggestion)
            .making(suggestion),
        JournalType.of("suggestions.withdrawn", Withdrawn.class)
            .by("by")
            .about(suggestion)
            .undoing(suggestion),
        JournalType.of("suggestions.status-changed", Status.class)
            .by("by")
            .about(suggestion)
            .makingWhere("status", Set.of("planned"), accepted)
            .undoingWhere("status", Set.of("open", "declined"), accepted),
        JournalType.of("voting.cast", Vote.class)
            .by("member")
            .naming("by")
            .about(JournalItem.in("subject"))
            .making(vote),
        JournalType.of("voting.withdrawn", Vote.class)
            .by("member")
            .naming("by")
            .about(JournalItem.in("subject"))
            .undoing(vote),
        JournalType.of("comments.posted", Comment.class)
            .by("author")
            .about(JournalItem.in("subject"))
            .making(comment),
        JournalType.of("comments.removed", Comment.class)
            .by("author")
            .about(JournalItem.in("subject"))
            .undoing(comment),
        JournalType.of("moderation.acted", Acted.class)
            .by("by")
            .about(JournalItem.in("subject"))
            .undoingWhere("action", Set.of("hide", "remove"), JournalItem.in("subject"))
            .restoringWhere("action", Set.of("restore"), JournalItem.in("subject")),
        JournalType.of("builds.confirmed", Answer.class)
            .by("member")
            .naming("engineer")
            .about(entry)
            .making(answer),
        JournalType.of("builds.still-broken", Answer.class)
            .by("member")
            .naming("engineer")
            .about(entry)
            .making(answer));
  }

  long suggest(Member author) {
    long id = ++ids;
    authors.put(Subject.of("suggestion", id), author.id());
    log.tell("suggestions.submitted", new Submitted(id, "建议 " + id, author.id(), false));
    return id;
  }

  void withdraw(long suggestion, Member by) {
    log.tell("suggestions.withdrawn", new Withdrawn(suggestion, by.id()));
  }

  void status(long suggestion, String was, String status, Member by) {
    log.tell("suggestions.status-changed", new Status(suggestion, status, was, by.id()));
  }

  void vote(long suggestion, Member by) {
    log.tell("voting.cast", new Vote(Subject.of("suggestion", suggestion), by.id(), 1, null));
  }

  void unvote(long suggestion, Member by) {
    log.tell("voting.withdrawn", new Vote(Subject.of("suggestion", suggestion), by.id(), 0, null));
  }

  long comment(long suggestion, Member by) {
    long id = ++ids;
    log.tell(
        "comments.posted", new Comment(Subject.of("suggestion", suggestion), id, by.id(), false));
    return id;
  }

  void moderate(String type, long id, String action) {
    log.tell("moderation.acted", new Acted(Subject.of(type, id), null, action, staff.id()));
  }

  void answer(boolean works, long entry, Member by) {
    log.tell(
        works ? "builds.confirmed" : "builds.still-broken",
        new Answer(1, entry, by.id(), null, true));
  }

  /** Adds the rules that are there from the beginning, and has them count. */
  void defaults() {
    run("points.default-rules");
    deliver();
  }

  /** Delivers what the journal has, in batches of some. */
  void deliver() {
    Subscription rules = contributions(Subscription.class).get(0);
    List<JournalEntry> batch = log.after(delivered, 7);
    while (!batch.isEmpty()) {
      List<JournalEntry> next = batch;
      database.write(
          handle -> {
            rules.handler().handle(next);
            return null;
          });
      delivered = batch.get(batch.size() - 1).position();
      batch = log.after(delivered, 7);
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
    RuleAnswer saved =
        answer(RuleAnswer.class, RULES, FakeRequest.post(RULES).by(staff).json(rule));
    deliver();
    return saved;
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

  private final class Types implements JournalTypes {

    @Override
    public List<JournalType> all() {
      return List.copyOf(types);
    }

    @Override
    public Optional<JournalType> find(String name) {
      return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    @Override
    public String label(String name, Locale language) {
      return "label of " + name;
    }

    @Override
    public String label(String name, String field, Locale language) {
      return field;
    }
  }

  private final class Catalog implements SubjectCatalog {

    @Override
    public String type() {
      return "suggestion";
    }

    @Override
    public Map<String, SubjectDescription> describe(Collection<String> wanted) {
      Map<String, SubjectDescription> found = new HashMap<>();
      for (String id : wanted) {
        Subject subject = new Subject("suggestion", id);
        if (authors.containsKey(subject)) {
          found.put(id, SubjectDescription.of(subject, id, "/").withAuthor(authors.get(subject)));
        }
      }
      return found;
    }
  }
}
