package dev.millet.members.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.HandleChange;
import dev.millet.members.email.AccountMail;
import dev.millet.members.email.EmailChange;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.ChangeEmailRequest;
import dev.millet.members.requests.ChangeHandleRequest;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.signin.PasswordChange;
import java.util.List;

/** {@code /api/v1/members/me/...}: what is graver than a line of the profile. */
public final class OwnAccountApi {

  private static final String ME = "/api/v1/members/me";

  private final Accounts accounts;
  private final HandleChange handleChange;
  private final PasswordChange passwordChange;
  private final EmailChange emailChange;
  private final Sessions sessions;

  public OwnAccountApi(
      Accounts accounts,
      HandleChange handleChange,
      PasswordChange passwordChange,
      EmailChange emailChange,
      Sessions sessions) {
    this.accounts = accounts;
    this.handleChange = handleChange;
    this.passwordChange = passwordChange;
    this.emailChange = emailChange;
    this.sessions = sessions;
  }

  public List<Route> routes() {
    return List.of(
        Route.put(
            ME + "/handle",
            MembersPermissions.EDIT_SELF,
            RouteDocument.of("Changes the caller's handle")
                .describing(
                    "The handle before is kept for the caller for 30 days and leads to them; at most"
                        + " three are kept. Send the entity tag of the profile as If-Match.")
                .taking(ChangeHandleRequest.RULES)
                .giving(200, OwnAnswer.class)
                .problems("invalid", Accounts.TAKEN, "members.too-many-handles"),
            this::handle),
        Route.put(
                ME + "/email",
                MembersPermissions.EDIT_SELF,
                RouteDocument.of("Changes the caller's mail address")
                    .describing(
                        "Where mail is set up, it changes when the links are used that are mailed to"
                            + " the new one and to a confirmed one that it replaces. An empty one"
                            + " removes it, a confirmed one by the link that is mailed to it.")
                    .taking(ChangeEmailRequest.RULES)
                    .giving(200, OwnAnswer.class)
                    .problems(
                        "invalid",
                        "members.too-many-attempts",
                        AccountMail.TOO_MANY,
                        "members.busy"),
                this::email)
            .withSecrets(),
        Route.put(
                ME + "/password",
                MembersPermissions.EDIT_SELF,
                RouteDocument.of("Changes the caller's password")
                    .describing("All sessions end; tokens stay.")
                    .taking(passwordChange.requests())
                    .giving(204, null)
                    .problems("invalid", "members.too-many-attempts", "members.busy"),
                this::password)
            .withSecrets(),
        Route.get(
            ME + "/sessions",
            MembersPermissions.READ_SELF,
            RouteDocument.of("Lists the browsers in which the caller is signed in")
                .listingAll(SessionAnswer.class),
            this::sessions),
        Route.delete(
            ME + "/sessions/{id}",
            MembersPermissions.EDIT_SELF,
            RouteDocument.of("Signs the caller out of one browser")
                .giving(204, null)
                .problems("not-found"),
            this::end),
        Route.delete(
            ME + "/sessions",
            MembersPermissions.EDIT_SELF,
            RouteDocument.of("Signs the caller out of every browser").giving(204, null),
            this::endAll));
  }

  private Reply handle(Request request) {
    Account before = own(request);
    request.requireMatch(before.tag());
    return answer(handleChange.change(before, request.json(ChangeHandleRequest.RULES).handle()));
  }

  private Reply email(Request request) {
    ChangeEmailRequest typed = request.json(ChangeEmailRequest.RULES);
    emailChange.change(own(request), typed, request.locale(), request.remoteAddress());
    return answer(own(request));
  }

  private Reply password(Request request) {
    passwordChange.password(
        own(request),
        request.json(passwordChange.requests()),
        request.identity().sessionId(),
        request.remoteAddress());
    return Reply.noContent();
  }

  private Reply sessions(Request request) {
    return Reply.list(
        Slice.of(sessions.of(request.member().id()).stream().map(SessionAnswer::of).toList()));
  }

  private Reply end(Request request) {
    if (!sessions.close(request.member().id(), request.id("id"))) {
      throw Problem.notFound("There is no such session").toException();
    }
    return Reply.noContent();
  }

  private Reply endAll(Request request) {
    sessions.closeOthers(request.member().id(), null);
    return Reply.noContent();
  }

  private Account own(Request request) {
    return accounts.byId(request.member().id()).orElseThrow(OwnAccountApi::missing);
  }

  private static Reply answer(Account account) {
    return Reply.json(OwnAnswer.of(account)).withEntityTag(account.tag());
  }

  private static ProblemException missing() {
    return Problem.notFound("There is no such member").toException();
  }
}
