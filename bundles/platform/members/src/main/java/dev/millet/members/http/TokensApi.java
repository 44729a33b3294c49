package dev.millet.members.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.SignInProblems;
import dev.millet.members.directory.Directory;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.CreateTokenRequest;
import dev.millet.members.sessions.RecentProof;
import dev.millet.members.signin.SignIn;
import dev.millet.members.tokens.PersonalToken;
import dev.millet.members.tokens.TokenRequest;
import dev.millet.members.tokens.Tokens;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/tokens}. */
public final class TokensApi {

  private static final String PATH = "/api/v1/tokens";

  private final Tokens tokens;
  private final Directory directory;
  private final SignIn signIn;
  private final RecentProof proof;

  public TokensApi(Tokens tokens, Directory directory, SignIn signIn, RecentProof proof) {
    this.tokens = tokens;
    this.directory = directory;
    this.signIn = signIn;
    this.proof = proof;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
                PATH,
                Permission.PUBLIC_ACTION,
                RouteDocument.of("Makes a personal token")
                    .describing(
                        "With handle and password, and a `code` where the member uses two-factor"
                            + " authentication, for a program that has no token yet; with a token"
                            + " that was made with the password a short while ago, for its member,"
                            + " with no more scopes and no longer life than its own;"
                            + " by the operator with the handle alone. One that was made with the"
                            + " password opens for a while what asks for a recent proof. The token is"
                            + " shown this once. One that was made while two-factor"
                            + " authentication is required and not set up ends when it is set"
                            + " up, but for the one that sets it up. A scope about one thing,"
                            + " such as `builds.publish:phone`, stands alone.")
                    .taking(CreateTokenRequest.RULES)
                    .giving(201, TokenAnswer.class)
                    .problems(
                        "invalid",
                        SignInProblems.WRONG_PASSWORD,
                        SignInProblems.SUSPENDED,
                        SignInProblems.CODE_NEEDED,
                        "members.stronger-token",
                        "proof-too-old",
                        "members.too-many-tokens",
                        "members.too-many-attempts",
                        "members.busy"),
                this::make)
            .withSecrets(),
        Route.get(
            PATH,
            MembersPermissions.READ_TOKENS,
            RouteDocument.of("Lists the caller's tokens").listingAll(TokenAnswer.class),
            this::list),
        Route.delete(
            PATH + "/{id}",
            MembersPermissions.REVOKE_TOKEN,
            RouteDocument.of("Revokes one of the caller's tokens")
                .giving(204, null)
                .problems("not-found"),
            this::revoke));
  }

  private Reply make(Request request) {
    CreateTokenRequest wanted = request.json(CreateTokenRequest.RULES);
    Identity identity = request.identity();
    Optional<Account> proven = proven(request, wanted);
    Member owner = proven.map(Account::member).orElseGet(() -> owner(request, wanted));
    TokenRequest checked =
        TokenRequest.of(wanted.name(), wanted.scopes(), wanted.expiresAt(), owner, tokens.now());
    tokens.scopes().require(checked, owner);
    Tokens.Made made =
        proven.isPresent()
            ? madeProven(proven.get(), wanted.code(), checked)
            : made(identity, owner, checked);
    return Reply.created(PATH + "/" + made.token().id(), TokenAnswer.of(made));
  }

  /** Asks for the code once the rest is right: a recovery code is used up by it. */
  private Tokens.Made madeProven(Account account, String code, TokenRequest checked) {
    tokens.requireRoom(account.member().id());
    boolean withCode = signIn.twoFactor().enterProgram(account, code);
    return tokens.makeProven(account, withCode, checked);
  }

  private Tokens.Made made(Identity identity, Member owner, TokenRequest checked) {
    if (identity.authenticationMethod() == AuthenticationMethod.OPERATOR) {
      return tokens.make(owner.id(), checked.name(), checked.scopes(), checked.expiresAt());
    }
    checked.requireWithin(identity, presented(identity));
    if (!proof.isRecent(identity)) {
      throw proofTooOld();
    }
    return tokens.makeBy(identity, checked);
  }

  /**
   * Returns the refusal of a proof that is too old: a finder of a token must not make it last
   * longer than it is searched for.
   */
  private ProblemException proofTooOld() {
    return Problem.of(
            403,
            "proof-too-old",
            "Confirm your password",
            "A token makes another one within "
                + proof.lasts().toMinutes()
                + " minutes after it was made with the password. Send handle and password here"
                + " instead.")
        .toException();
  }

  /** Returns the account whose handle and password were given; empty where none were. */
  private Optional<Account> proven(Request request, CreateTokenRequest wanted) {
    if (wanted.password().isEmpty()) {
      return Optional.empty();
    }
    if (wanted.handle().isEmpty()) {
      throw Problem.invalid("handle", "missing", "This is needed with a password").toException();
    }
    return Optional.of(
        signIn.account(wanted.handle(), wanted.password(), request.remoteAddress(), ""));
  }

  /** Returns the member whose token it will be. */
  private Member owner(Request request, CreateTokenRequest wanted) {
    if (request.identity().authenticationMethod() == AuthenticationMethod.OPERATOR) {
      if (wanted.handle().isEmpty()) {
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
    if (!wanted.handle().isEmpty()
        && directory.byHandle(wanted.handle()).filter(m -> m.id() == caller.id()).isEmpty()) {
      throw Problem.invalid("handle", "not-yours", "A token is for its own member").toException();
    }
    return caller;
  }

  private PersonalToken presented(Identity identity) {
    return tokens.of(identity.member().id()).stream()
        .filter(token -> token.key().equals(identity.sessionId()))
        .findFirst()
        .orElseThrow(TokensApi::missing);
  }

  private Reply list(Request request) {
    return Reply.list(
        Slice.of(tokens.of(request.member().id()).stream().map(TokenAnswer::of).toList()));
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
