package dev.millet.members.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Identity.Means;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.accounts.Directory;
import dev.millet.members.signin.SignIn;
import dev.millet.members.tokens.PersonalToken;
import dev.millet.members.tokens.TokenRequest;
import dev.millet.members.tokens.Tokens;
import java.util.List;

/** {@code /api/v1/tokens}. */
public final class TokensApi {

  private static final String PATH = "/api/v1/tokens";

  private final Tokens tokens;
  private final Directory directory;
  private final SignIn signIn;

  public TokensApi(Tokens tokens, Directory directory, SignIn signIn) {
    this.tokens = tokens;
    this.directory = directory;
    this.signIn = signIn;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
                PATH,
                Permission.PUBLIC_ACTION,
                RouteDocument.of("Makes a personal token")
                    .describing(
                        "With handle and password, for a program that has no token yet; with a token,"
                            + " for its member, with no more scopes and no longer life than its own;"
                            + " by the operator with the handle alone. One that was made with the"
                            + " password opens for a while what asks for a recent proof. The token is"
                            + " shown this once.")
                    .taking(NewToken.class)
                    .giving(201, TokenAnswer.class)
                    .problems(
                        "invalid",
                        SignIn.WRONG,
                        SignIn.SUSPENDED,
                        "members.stronger-token",
                        "members.too-many-tokens",
                        "members.too-many-attempts",
                        "members.busy"),
                this::make)
            .withSecrets(),
        Route.get(
            PATH,
            Permission.toRead("members.tokens", Role.MEMBER),
            RouteDocument.of("Lists the caller's tokens").giving(200, TokenList.class),
            this::list),
        Route.delete(
            PATH + "/{id}",
            Permission.toWrite("members.revoke-token", Role.MEMBER),
            RouteDocument.of("Revokes one of the caller's tokens")
                .giving(204, null)
                .problems("not-found"),
            this::revoke));
  }

  private Reply make(Request request) {
    NewToken wanted = request.json(NewToken.class);
    Identity identity = request.identity();
    Member owner = owner(request, wanted);
    TokenRequest checked =
        TokenRequest.of(wanted.name(), wanted.scopes(), wanted.expiresAt(), owner, tokens.now());
    if (identity.means() == Means.TOKEN && wanted.password() == null) {
      checked.requireWithin(identity, presented(identity));
    }
    Tokens.Made made =
        wanted.password() == null
            ? tokens.make(owner.id(), checked.name(), checked.scopes(), checked.expiresAt())
            : tokens.makeProven(owner.id(), checked);
    return Reply.created(PATH + "/" + made.token().id(), TokenAnswer.of(made));
  }

  /** Whose token it will be. */
  private Member owner(Request request, NewToken wanted) {
    if (wanted.password() != null) {
      if (wanted.handle() == null) {
        throw Problem.invalid("handle", "missing", "This is needed with a password").toException();
      }
      return signIn.check(wanted.handle(), wanted.password(), request.remoteAddress());
    }
    if (request.identity().means() == Means.OPERATOR) {
      if (wanted.handle() == null) {
        throw Problem.invalid("handle", "missing", "Whose token shall it be?").toException();
      }
      return directory
          .byHandle(wanted.handle())
          .orElseThrow(
              () ->
                  Problem.invalid("handle", "unknown", "There is no member with this handle")
                      .toException());
    }
    Member caller = request.member();
    if (wanted.handle() != null
        && directory.byHandle(wanted.handle()).filter(m -> m.id() == caller.id()).isEmpty()) {
      throw Problem.invalid("handle", "not-yours", "A token is for its own member").toException();
    }
    return caller;
  }

  private PersonalToken presented(Identity identity) {
    return tokens.of(identity.member().id()).stream()
        .filter(token -> ("token-" + token.id()).equals(identity.sessionId()))
        .findFirst()
        .orElseThrow(TokensApi::missing);
  }

  private Reply list(Request request) {
    return Reply.json(
        new TokenList(tokens.of(request.member().id()).stream().map(TokenAnswer::of).toList()));
  }

  private Reply revoke(Request request) {
    if (!tokens.revoke(request.member().id(), request.id("id"))) {
      throw missing();
    }
    return Reply.noContent();
  }

  private static ProblemException missing() {
    return Problem.notFound("There is no such token").toException();
  }
}
