package dev.millet.voting;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.Ballots;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The module on a real database, with fakes for its neighbours, called through its routes. */
final class Booth {

  private static final AtomicLong IDS = new AtomicLong(1_000_000);

  final Database database;
  final FakeJournal journal;
  final FakeMembers members = new FakeMembers();
  final Member ann = members.add("ann");
  final Member bob = members.add("bob");
  final Member ada = members.add("ada", Role.STAFF);
  final Subject subject = Subject.of("topic", IDS.incrementAndGet());
  private final List<Contribution> contributions;

  Booth(TestDatabase test) {
    this(test, "members");
  }

  /** Opens a booth where the voters are shown to an audience. */
  Booth(TestDatabase test, String audience) {
    database = test.database();
    journal = new FakeJournal(database);
    database.write(
        handle -> {
          handle.execute("DELETE FROM voting_votes");
          handle.execute("DELETE FROM voting_carried");
          return handle.execute("DELETE FROM voting_tallies");
        });
    Tallies.cache(database).changedAll();
    contributions =
        new VotingModule(
                database,
                journal,
                members,
                new PlainPages("dev.millet.voting.templates"),
                new FakeGuard(database, members),
                new Settings(audience))
            .contributions();
  }

  FakeRequest get(String path) {
    return about(FakeRequest.get(path));
  }

  FakeRequest post(String path) {
    return about(FakeRequest.post(path));
  }

  FakeRequest about(FakeRequest request) {
    return request.with("type", subject.type()).with("id", subject.id());
  }

  /** Calls the route with this template and the request's method. */
  Reply call(String template, FakeRequest request) throws Exception {
    return route(request.method(), template).handler().handle(request);
  }

  Route route(String method, String template) {
    return contributions(Route.class).stream()
        .filter(route -> route.method().equals(method) && route.template().equals(template))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no route " + method + " " + template));
  }

  /** Calls a route and takes its JSON value as it is. */
  <T> T answer(Class<T> type, String template, FakeRequest request) throws Exception {
    return type.cast(((Reply.JsonValue) call(template, request).body()).value());
  }

  /** Calls a route and takes the slice that it answers with. */
  @SuppressWarnings("unchecked")
  <T> Slice<T> slice(String template, FakeRequest request) throws Exception {
    return answer(Slice.class, template, request);
  }

  /** Calls a page and takes its HTML. */
  String page(String template, FakeRequest request) throws Exception {
    return html(call(template, request));
  }

  static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  <C> List<C> contributions(Class<C> type) {
    return contributions.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Returns the offer that the module makes to others. */
  Ballots ballots() {
    return contributions(dev.millet.api.modules.Offer.class).stream()
        .map(dev.millet.api.modules.Offer::implementation)
        .filter(Ballots.class::isInstance)
        .map(Ballots.class::cast)
        .findFirst()
        .orElseThrow();
  }

  long support() {
    return ballots().support(List.of(subject)).getOrDefault(subject, 0L);
  }

  /** Returns the sums of the rows of votes and of carried support, and of the journal's entries. */
  Sums sums() {
    return new Sums(
        number("SELECT COUNT(*) FROM voting_votes"),
        number("SELECT COALESCE(SUM(support), 0) FROM voting_carried"),
        number("SELECT COALESCE(SUM(support), 0) FROM voting_tallies"),
        journal.payloads(VoteHappened.CAST, VoteHappened.class).size()
            - journal.payloads(VoteHappened.WITHDRAWN, VoteHappened.class).size()
            + journal.payloads(SupportCarried.TYPE, SupportCarried.class).stream()
                .mapToLong(SupportCarried::delta)
                .sum());
  }

  /** Votes and carried support make the tallies, and the journal tells the same. */
  record Sums(long votes, long carried, long tallies, long told) {
    boolean agree() {
      return votes + carried == tallies && told == tallies;
    }
  }

  private long number(String sql) {
    return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private record Settings(String voters) implements VotingSettings {
    @Override
    public String[] free_types() {
      return new String[] {"topic"};
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return VotingSettings.class;
    }
  }
}
