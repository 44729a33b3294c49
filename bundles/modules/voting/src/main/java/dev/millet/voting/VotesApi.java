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
import java.util.List;

/** The routes for programs. */
final class VotesApi {

  static final Permission VOTE = Permission.toWrite("voting.vote", Role.MEMBER);
  private static final String ONE = "/api/v1/votes/{type}/{id}";

  private final BallotBox ballots;
  private final Tallies tallies;
  private final Electorate electorate;

  VotesApi(BallotBox ballots, Tallies tallies, Electorate electorate) {
    this.ballots = ballots;
    this.tallies = tallies;
    this.electorate = electorate;
  }

  List<Contribution> routes() {
    return List.of(
        Route.get(
                ONE,
                Permission.PUBLIC,
                "The support of a subject, and whether the caller is part of it",
                request -> Reply.json(tallies.of(shown(request), request.identity())))
            .returns(200, Tally.class),
        Route.put(
            ONE,
            VOTE,
            RouteDocument.of("Support a subject")
                .describing("Doing it again changes nothing. The tally includes the vote.")
                .giving(200, Tally.class)
                .problems("not-found", "voting.closed", "members.not-active"),
            request -> Reply.json(ballots.cast(subject(request), request.member().id()))),
        Route.delete(
            ONE,
            VOTE,
            RouteDocument.of("Withdraw one's support of a subject")
                .describing("Doing it again changes nothing. Works on closed subjects too.")
                .giving(200, Tally.class)
                .problems("not-found"),
            request -> Reply.json(ballots.withdraw(shown(request), request.member().id()))),
        Route.get(
                "/api/v1/votes/{type}",
                Permission.PUBLIC,
                "Lists the supported subjects of a type, most supported first",
                this::mostSupported)
            .lists(Tally.class));
  }

  private Reply mostSupported(Request request) {
    String type = subject(request.parameter("type"), "1").type();
    return Reply.list(
        tallies
            .mostSupported(type, request.list())
            .mapAll(subjects -> electorate.shown(request.identity(), subjects))
            .mapAll(subjects -> tallies.of(subjects, request.identity())));
  }

  private Subject shown(Request request) {
    return electorate.requireShown(subject(request));
  }

  /** Returns the subject in the path; 404 where it cannot be one. */
  static Subject subject(Request request) {
    return subject(request.parameter("type"), request.parameter("id"));
  }

  private static Subject subject(String type, String id) {
    try {
      return new Subject(type, id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound(e.getMessage() + ".").toException();
    }
  }
}
