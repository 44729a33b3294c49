package dev.millet.comments;

import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.comments.api.Discussions;
import dev.millet.mentions.StoredMentions;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMarkdown;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeNotices;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.FakeSlots;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The module on a real database, with fakes for its neighbours, called through its routes. */
final class Forum {

  static final String PAGE = "/comments/{type}/{id}";
  static final String ALL = "/api/v1/comments/{type}/{id}";
  static final String ONE = ALL + "/{comment}";

  private static final AtomicLong IDS = new AtomicLong(1_000_000);

  final Database database;
  final FakeJournal journal;
  final FakeMembers members = new FakeMembers();
  final Member ann = members.add("ann");
  final Member bob = members.add("bob");
  final Member staff = members.add("staff", Role.STAFF);
  final FakeGuard guard;
  final FakeNotices notices;
  final Mentions mentions;
  final Topics topics = new Topics();
  final Subject subject = Subject.of("topic", IDS.incrementAndGet());
  private final List<Contribution> contributions;

  /** Topics without end, some of which are closed or removed. */
  final class Topics implements SubjectCatalog {
    final Set<String> closed = ConcurrentHashMap.newKeySet();
    final Set<String> removed = ConcurrentHashMap.newKeySet();
    final Set<String> hidden = ConcurrentHashMap.newKeySet();
    final Map<String, List<Subject>> merged = new ConcurrentHashMap<>();

    @Override
    public String type() {
      return "topic";
    }

    @Override
    public Map<String, SubjectDescription> describe(Collection<String> ids) {
      Map<String, SubjectDescription> known = new HashMap<>();
      for (String id : ids) {
        if (!removed.contains(id)) {
          var topic = new Subject("topic", id);
          known.put(
              id,
              SubjectDescription.of(topic, "Topic <" + id + ">", "/topics/" + id)
                  .withOpen(closed.contains(id) ? "votes" : Discussions.COMMENTS));
        }
      }
      return known;
    }

    @Override
    public Map<String, List<Subject>> merged(Collection<String> ids) {
      Map<String, List<Subject>> found = new HashMap<>(merged);
      found.keySet().retainAll(ids);
      return found;
    }

    @Override
    public Set<String> hidden(Identity reader, Collection<String> ids) {
      return ids.stream().filter(hidden::contains).collect(Collectors.toSet());
    }

    @Override
    public Optional<SubjectDescription> hold(String id) {
      if (!database.writing()) {
        throw new IllegalStateException("held outside of a write");
      }
      return Optional.ofNullable(describe(List.of(id)).get(id));
    }
  }

  Forum(TestDatabase test) {
    database = test.database();
    journal = new FakeJournal(database);
    guard = new FakeGuard(database, members);
    guard.know(topics);
    notices = new FakeNotices(database);
    mentions = new StoredMentions(database, journal, members, notices, guard, new FakeMarkdown());
    database.write(
        handle -> {
          handle.execute("DELETE FROM comments_comments");
          handle.execute("DELETE FROM comments_revisions");
          handle.execute("DELETE FROM comments_hidden");
          handle.execute("DELETE FROM comments_counts");
          return handle.execute("DELETE FROM mentions_places");
        });
    database.cache("counts", 1).changedAll();
    var module =
        new CommentsModule(
            database,
            journal,
            guard,
            members,
            mentions,
            notices,
            new FakeMarkdown(),
            new FakeSlots(),
            new PlainPages("dev.millet.comments.templates"));
    module.catalogs = List.of(topics);
    contributions = module.contributions();
  }

  boolean isPostgres() {
    return database.dialect() == Dialect.POSTGRESQL;
  }

  FakeRequest about(FakeRequest request) {
    return request.with("type", subject.type()).with("id", subject.id());
  }

  FakeRequest about(FakeRequest request, long comment) {
    return about(request).with("comment", comment);
  }

  /** Calls the route with this template and the request's method. */
  Reply call(String template, FakeRequest request) throws Exception {
    for (Route route : contributions(Route.class)) {
      if (route.template().equals(template) && route.method().equals(request.method())) {
        return route.handler().handle(request);
      }
    }
    throw new AssertionError("no route " + request.method() + " " + template);
  }

  /** Calls a route and takes its JSON value as it is. */
  <T> T answer(Class<T> type, String template, FakeRequest request) throws Exception {
    return type.cast(((Reply.JsonValue) call(template, request).body()).value());
  }

  static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  CommentAnswer comment(Member by, String body) throws Exception {
    FakeRequest request = about(FakeRequest.post("/")).by(by).json(new NewComment(body));
    return answer(CommentAnswer.class, ALL, request);
  }

  CommentAnswer edit(Member by, CommentAnswer comment, int version, String body) throws Exception {
    FakeRequest request = about(FakeRequest.of("PATCH", "/"), comment.id()).by(by);
    request.header("If-Match", "\"" + version + "\"").json(new NewComment(body));
    return answer(CommentAnswer.class, ONE, request);
  }

  void remove(Member by, CommentAnswer comment) throws Exception {
    FakeRequest request = about(FakeRequest.of("DELETE", "/"), comment.id()).by(by);
    call(ONE, request.header("If-Match", "*"));
  }

  CommentAnswer show(CommentAnswer comment) throws Exception {
    return answer(CommentAnswer.class, ONE, about(FakeRequest.get("/"), comment.id()));
  }

  Discussions discussions() {
    return offered(Discussions.class);
  }

  SubjectCatalog catalog() {
    return offered(SubjectCatalog.class);
  }

  int count() {
    return discussions().counts(List.of(subject)).getOrDefault(subject, 0);
  }

  <T> T offered(Class<T> api) {
    return contributions(Offer.class).stream()
        .map(Offer::implementation)
        .filter(api::isInstance)
        .map(api::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Has the module hear that a member deleted their account. */
  void depart(Member member) throws Exception {
    MemberData data = contributions(MemberData.class).get(0);
    boolean done = false;
    while (!done) {
      done = database.write(handle -> data.erasure().eraseSome(member.id()));
    }
  }

  /** Has the module hear of an entry of the journal. */
  void hear(String type, Object payload) throws Exception {
    for (Subscription each : contributions(Subscription.class)) {
      if (each.types().contains(type)) {
        each.handler().handle(List.of(FakeJournal.entry(1, type, payload)));
      }
    }
  }

  /** Every text that is kept, of now and of before. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String sql :
        List.of(
            "SELECT c.body FROM comments_comments c ORDER BY c.id",
            "SELECT r.body FROM comments_revisions r ORDER BY r.comment_id, r.version")) {
      texts.addAll(database.read(handle -> handle.createQuery(sql).mapTo(String.class).list()));
    }
    return texts;
  }

  long number(String sql) {
    return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  <C> List<C> contributions(Class<C> type) {
    return contributions.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Something that is refused. */
  interface Action {
    void run() throws Exception;
  }

  /** Returns the status with which something is refused. */
  static int refusal(Action action) {
    return assertThrows(ProblemException.class, action::run).problem().status();
  }
}
