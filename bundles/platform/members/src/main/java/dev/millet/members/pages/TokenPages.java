package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.TokenScope;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.CreateTokenRequest;
import dev.millet.members.tokens.TokenRequest;
import dev.millet.members.tokens.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code /members/tokens}. */
public final class TokenPages {

  private static final String TOKENS = MemberMenus.TOKENS;
  private static final String DAYS = "days";
  private static final String FORMER = "/members/tokens";

  private final Pages pages;
  private final Tokens tokens;

  TokenPages(Pages pages, Tokens tokens) {
    this.pages = pages;
    this.tokens = tokens;
  }

  List<Route> routes() {
    return List.of(
        // asks before the form is filled in, so that nothing typed is lost
        Route.get(
            TOKENS,
            MembersPermissions.READ_TOKENS.provenRecently(),
            RouteDocument.of("Access tokens"),
            this::show),
        Route.get(
            FORMER,
            MembersPermissions.READ_TOKENS,
            RouteDocument.of("Leads to the access tokens"),
            request -> Reply.seeOther(TOKENS)),
        Route.post(
                TOKENS,
                MembersPermissions.MAKE_TOKEN,
                RouteDocument.of("Make an access token"),
                this::make)
            .withSecrets(),
        Route.post(
            TOKENS + "/{id}/revoke",
            MembersPermissions.REVOKE_TOKEN,
            RouteDocument.of("Revoke a token"),
            this::revoke));
  }

  private Reply show(Request request) {
    return page(request, CreateTokenRequest.RULES.blank(), null, 200);
  }

  private Reply make(Request request) {
    requireSession(request);
    return Submission.of(
        request.form(CreateTokenRequest.RULES),
        typed -> {
          Instant now = tokens.now();
          TokenRequest checked =
              TokenRequest.of(
                  typed.name(),
                  chosen(typed.scopes()),
                  expiry(request.form().value(DAYS), now),
                  request.member(),
                  now);
          tokens.scopes().require(checked, request.member());
          Tokens.Made made = tokens.makeBy(request.identity(), checked);
          // not a redirect: the token is known to this answer alone
          return page(request, CreateTokenRequest.RULES.blank(), made.text(), 200);
        },
        (input, status) -> page(request, input, null, status));
  }

  /** A token that came here instead of to the API could make itself a stronger one. */
  private static void requireSession(Request request) {
    if (request.identity().authenticationMethod() != AuthenticationMethod.SESSION) {
      throw Problem.of(
              403,
              "members.stronger-token",
              "A token cannot make a stronger one",
              "Programs make tokens at /api/v1/tokens")
          .toException();
    }
  }

  /** Returns the limit alone where one was chosen, whatever else is checked. */
  private static List<String> chosen(List<String> typed) {
    List<String> limits = typed.stream().filter(TokenScope::isLimited).toList();
    return limits.isEmpty() ? typed : limits;
  }

  private static Instant expiry(String days, Instant now) {
    for (int offered : TokensModel.DAYS) {
      if (days.equals(Integer.toString(offered))) {
        return offered == 0 ? null : now.plus(Duration.ofDays(offered));
      }
    }
    throw Problem.invalid("expiresAt", "unknown", "Choose how long the token lasts").toException();
  }

  private Reply revoke(Request request) {
    if (!tokens.revoke(request.member().id(), request.id("id"))) {
      throw Problem.notFound("There is no such token").toException();
    }
    return pages.withNotice(Reply.seeOther(TOKENS), "notice.revoked");
  }

  private Reply page(Request request, Input<CreateTokenRequest> input, String made, int status) {
    Member member = request.member();
    TokensModel model =
        new TokensModel(
            input,
            made == null ? request.form().value(DAYS) : "",
            made,
            tokens.of(member.id()),
            new TokensModel.Scopes(
                member.is(Role.ADMIN),
                tokens.scopes().offered(member, request.locale()),
                scope -> tokens.scopes().name(scope, request.locale())),
            tokens.now());
    String title = pages.view(request).text("tokens.title");
    return pages.page(
        request, Page.of(title, "tokens.jte", model).in(Menu.SETTINGS).withStatus(status));
  }
}
