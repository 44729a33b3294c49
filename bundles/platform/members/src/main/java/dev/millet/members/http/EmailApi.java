package dev.millet.members.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Addresses;
import dev.millet.members.credentials.EmailLinks;
import dev.millet.members.email.AccountMail;
import dev.millet.members.email.EmailConfirmation;
import dev.millet.members.email.MailedSignIn;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.EmailLinkRequest;
import dev.millet.members.requests.MailedSignInRequest;
import dev.millet.members.requests.SignUpEmailRequest;
import dev.millet.members.signup.SignUp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/members/email/...}: confirms addresses, and asks for links by mail. */
public final class EmailApi {

  private static final String OWN = "/api/v1/members/me/email";
  private static final String PATH = "/api/v1/members/email";

  private final Accounts accounts;
  private final SignUp signUp;
  private final EmailConfirmation confirmation;
  private final MailedSignIn mailed;

  /**
   * The caller's own address.
   *
   * @param email omitted if unset
   * @param confirmedAt left out where it is not confirmed
   * @param pending the address that is to be confirmed; omitted if unset
   * @param pendingExpiresAt until when its link can be used
   */
  record EmailAnswer(String email, Instant confirmedAt, String pending, Instant pendingExpiresAt) {

    /** Never shows the addresses. */
    @Override
    public String toString() {
      return "EmailAnswer[]";
    }
  }

  public EmailApi(
      Accounts accounts, SignUp signUp, EmailConfirmation confirmation, MailedSignIn mailed) {
    this.accounts = accounts;
    this.signUp = signUp;
    this.confirmation = confirmation;
    this.mailed = mailed;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            OWN,
            MembersPermissions.READ_SELF,
            RouteDocument.of("Shows the caller's mail address, and whether it is confirmed")
                .giving(200, EmailAnswer.class),
            this::show),
        Route.post(
                OWN + "/confirm",
                MembersPermissions.EDIT_SELF,
                RouteDocument.of("Confirms a mail address by the link that was mailed to it")
                    .taking(EmailLinkRequest.RULES)
                    .giving(204, null)
                    .problems("invalid", EmailConfirmation.SPENT),
                this::confirm)
            .withSecrets(),
        Route.delete(
            OWN + "/pending",
            MembersPermissions.EDIT_SELF,
            RouteDocument.of("Voids the link by which the caller may confirm a mail address")
                .giving(204, null),
            this::cancel),
        Route.post(
                PATH + "/stop",
                Permission.PUBLIC_ACTION,
                RouteDocument.of("Stops a change of a mail address, or takes it back")
                    .describing(
                        "By the link that was mailed to the address before, for 7 days. All sessions"
                            + " and tokens of the account end.")
                    .taking(EmailLinkRequest.RULES)
                    .giving(204, null)
                    .problems("invalid", EmailConfirmation.SPENT),
                this::stop)
            .withSecrets(),
        Route.post(
                PATH + "/sign-up",
                Permission.PUBLIC_ACTION,
                RouteDocument.of("Mails a link to sign up")
                    .describing("The answer is the same where somebody has the address.")
                    .taking(SignUpEmailRequest.RULES)
                    .giving(202, null)
                    .problems(
                        "invalid",
                        "members.sign-up-closed",
                        AccountMail.NOT_SET_UP,
                        AccountMail.TOO_MANY),
                this::signUp)
            .withSecrets(),
        Route.post(
                PATH + "/reset",
                Permission.PUBLIC_ACTION,
                RouteDocument.of("Mails a link to set a new password")
                    .describing(
                        "To the confirmed address of the account; it works once, for an hour. The"
                            + " answer is the same where there is no such account.")
                    .taking(MailedSignInRequest.RULES)
                    .giving(202, null)
                    .problems("invalid", AccountMail.NOT_SET_UP, AccountMail.TOO_MANY),
                this::reset)
            .withSecrets());
  }

  private Reply show(Request request) {
    long id = request.member().id();
    Optional<EmailLinks.Link> pending = confirmation.pending(id);
    return Reply.json(
        new EmailAnswer(
            accounts.byId(id).orElseThrow().email(),
            accounts.addresses().of(id).map(Addresses.Confirmed::confirmedAt).orElse(null),
            pending.map(EmailLinks.Link::address).orElse(null),
            pending.map(EmailLinks.Link::expiresAt).orElse(null)));
  }

  private Reply confirm(Request request) {
    confirmation.confirm(request.json(EmailLinkRequest.RULES).secret(), request.member());
    return Reply.noContent();
  }

  private Reply cancel(Request request) {
    confirmation.cancel(request.member().id());
    return Reply.noContent();
  }

  private Reply stop(Request request) {
    confirmation.stop(request.json(EmailLinkRequest.RULES).secret());
    return Reply.noContent();
  }

  private Reply signUp(Request request) {
    signUp.mailLink(
        request.json(SignUpEmailRequest.RULES).email(), request.locale(), request.remoteAddress());
    return Reply.empty(202);
  }

  private Reply reset(Request request) {
    mailed.askForReset(
        request.json(MailedSignInRequest.RULES).name(), request.locale(), request.remoteAddress());
    return Reply.empty(202);
  }
}
