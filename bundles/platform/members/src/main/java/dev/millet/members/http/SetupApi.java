package dev.millet.members.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.setup.FirstAdministrator;
import java.util.List;

/** {@code /api/v1/setup}: what the command that starts an instance shows its operator. */
public final class SetupApi {

  private final FirstAdministrator firstAdministrator;

  /**
   * The page on which the first administrator is made.
   *
   * @param link a page of this instance that works once
   */
  public record SetupAnswer(String link) {}

  public SetupApi(FirstAdministrator firstAdministrator) {
    this.firstAdministrator = firstAdministrator;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
                "/api/v1/setup",
                MembersPermissions.READ_SETUP_LINK,
                RouteDocument.of("Shows the operator the link that makes the first administrator")
                    .giving(200, SetupAnswer.class)
                    .problems("not-found", "members.not-operator"),
                this::show)
            .withSecrets());
  }

  private Reply show(Request request) {
    if (request.identity().authenticationMethod() != AuthenticationMethod.OPERATOR) {
      throw Problem.of(
              403,
              "members.not-operator",
              "This is for the operator",
              "Only commands on the machine of this instance may ask for the link")
          .toException();
    }
    String secret =
        firstAdministrator
            .link()
            .orElseThrow(() -> Problem.notFound("There is an administrator").toException());
    return Reply.json(new SetupAnswer(request.origin() + "/members/setup/" + secret));
  }
}
