package dev.millet.members.pages;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.tokens.TokenRequest;
import dev.millet.members.tokens.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code /members/tokens}. */
public final class TokenPages {

  private static final String TOKENS = MemberMenus.TOKENS;
  private static final String FORMER = "/members/tokens";

  private final Pages pages;
  private final Tokens tokens;
  private final Refusals refusals;

  TokenPages(Pages pages, Tokens tokens, Refusals refusals) {
    this.pages = pages;
    this.tokens = tokens;
    this.refusals = refusals;
  }

  List<Route> routes() {
    Permission read = Permission.toRead("members.tokens", Role.MEMBER);
    Permission write = Permission.toWrite("members.revoke-token", Role.MEMBER);
    return List.of(
        // asks before the form is filled in, so that nothing typed is lost
        Route.get(TOKENS, read.provenRecently(), RouteDocument.of("Access tokens"), this::show),
        Route.get(
            FORMER,
            read,
            RouteDocument.of("Leads to the access tokens"),
            request -> Reply.seeOther(TOKENS)),
        Route.post(
                TOKENS,
                Permission.toWrite("members.make-token", Role.MEMBER).provenRecently(),
                RouteDocument.of("Make an access token"),
                this::make)
            .withSecrets(),
        Route.post(
            TOKENS + "/{id}/revoke", write, RouteDocument.of("Revoke a token"), this::revoke));
  }

  private Reply show(Request request) {
    return page(request, FormState.blank(), null, 200);
  }

  private Reply make(Request request) {
    requireSession(request);
    Form form = request.form();
    List<String> scopes = form.values("scope");
    FormState typed =
        new FormState(
            Map.of(
                "name", form.value("name"),
                "days", form.value("days"),
                "scopes", String.join(" ", scopes)),
            Map.of(),
            "");
    try {
      Instant now = tokens.now();
      TokenRequest checked =
          TokenRequest.of(
              form.value("name"), scopes, expiry(form.value("days"), now), request.member(), now);
      Tokens.Made made = tokens.makeBy(request.identity(), checked);
      // not a redirect: the token is known to this answer alone
      return page(request, FormState.blank(), made.text(), 200);
    } catch (ProblemException refused) {
      FormState again = refusals.explain(pages.view(request), typed, refused.problem());
      return page(request, again, null, refused.problem().status());
    }
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

  private Reply page(Request request, FormState form, String made, int status) {
    Member member = request.member();
    TokensModel model =
        new TokensModel(form, made, tokens.of(member.id()), member.is(Role.ADMIN), tokens.now());
    String title = pages.view(request).text("tokens.title");
    return pages.page(
        request, Page.of(title, "tokens.jte", model).in(Menu.SETTINGS).withStatus(status));
  }
}
