package dev.millet.voting;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.subjects.Subject;
import dev.millet.voting.Tallies.Supported;
import java.util.List;

/** The routes for programs. */
final class VotesApi {

  static final Permission VOTE = Permission.toWrite("voting.vote", Role.MEMBER);
  private static final String ONE = "/api/v1/votes/{type}/{id}";

  private final BallotBox ballots;
  private final Tallies tallies;

  /**
   * A page of subjects.
   *
   * @param items most supported first
   * @param next what {@code after} takes for the next page; null on the last
   */
  record TallyList(List<Tally> items, String next) {}

  VotesApi(BallotBox ballots, Tallies tallies) {
    this.ballots = ballots;
    this.tallies = tallies;
  }

  List<Contribution> routes() {
    return List.of(
        Route.get(
            ONE,
            Permission.PUBLIC,
            RouteDocument.of("The support of a subject, and whether the caller is part of it")
                .giving(200, Tally.class),
            request -> Reply.json(tallies.of(subject(request), request.identity()))),
        Route.put(
            ONE,
            VOTE,
            RouteDocument.of("Support a subject")
                .describing("Doing it again changes nothing. The tally includes the vote.")
                .giving(200, Tally.class)
                .problems("not-found", "voting.closed", "members.not-active"),
            this::cast),
        Route.delete(
            ONE,
            VOTE,
            RouteDocument.of("Withdraw one's support of a subject")
                .describing("Doing it again changes nothing. Works on closed subjects too.")
                .giving(200, Tally.class),
            this::withdraw),
        Route.get(
            "/api/v1/votes/{type}",
            Permission.PUBLIC,
            RouteDocument.of("The supported subjects of a type, most supported first")
                .query("limit", "integer", "How many, 1 to 100; 25 when absent")
                .query("after", "string", "Where the page before ended: its `next`")
                .giving(200, TallyList.class),
            this::mostSupported));
  }

  private Reply cast(Request request) {
    return Reply.json(ballots.cast(subject(request), request.member().id()));
  }

  private Reply withdraw(Request request) {
    return Reply.json(ballots.withdraw(subject(request), request.member().id()));
  }

  private Reply mostSupported(Request request) {
    String type = typeOf(request.parameter("type"));
    int limit = request.query("limit", 1, 100, 25);
    Supported after = request.query("after").map(VotesApi::cursor).orElse(null);
    List<Supported> rows = tallies.mostSupported(type, after, limit + 1);
    boolean more = rows.size() > limit;
    List<Supported> page = more ? rows.subList(0, limit) : rows;
    List<Subject> subjects = page.stream().map(row -> new Subject(type, row.id())).toList();
    return Reply.json(
        new TallyList(
            tallies.of(subjects, request.identity()), more ? cursor(page.get(limit - 1)) : null));
  }

  static String cursor(Supported last) {
    return last.support() + "~" + last.id();
  }

  static Supported cursor(String text) {
    int end = text.indexOf('~');
    try {
      return new Supported(text.substring(end + 1), Long.parseLong(text.substring(0, end)));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw Problem.invalid("after", "malformed", "'after' takes the 'next' of a page before")
          .toException();
    }
  }

  private static String typeOf(String type) {
    try {
      return new Subject(type, "1").type();
    } catch (IllegalArgumentException e) {
      throw Problem.notFound(e.getMessage() + ".").toException();
    }
  }

  /** The subject in the path; 404 where it cannot be one. */
  static Subject subject(Request request) {
    try {
      return new Subject(request.parameter("type"), request.parameter("id"));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound(e.getMessage() + ".").toException();
    }
  }
}
