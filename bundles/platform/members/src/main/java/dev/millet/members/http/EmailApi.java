package dev.millet.members.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Addresses;
import dev.millet.members.accounts.SignInProblems;
import dev.millet.members.credentials.PendingEmail;
import dev.millet.members.email.AccountMail;
import dev.millet.members.email.EmailConfirmation;
import dev.millet.members.email.EmailReplacement;
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
   * @param pendingExpiresAt until when the change can be confirmed
   * @param waitingFor which addresses have not confirmed the change: {@code new}, {@code current};
   *     empty where none is asked for
   */
  record EmailAnswer(
      String email,
      Instant confirmedAt,
      String pending,
      Instant pendingExpiresAt,
      List<String> waitingFor) {

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
                    .describing(
                        "It is the caller's at once, or when the confirmed address that it replaces"
                            + " has confirmed, too.")
                    .taking(EmailLinkRequest.RULES)
                    .giving(204, null)
                    .problems("invalid", EmailConfirmation.SPENT),
                this::confirm)
            .withSecrets(),
        Route.delete(
            OWN + "/pending",
            MembersPermissions.EDIT_SELF,
            RouteDocument.of("Takes back a change of the caller's mail address that waits")
                .giving(204, null),
            this::cancel),
        Route.post(
                PATH + "/agree",
                Permission.PUBLIC_ACTION,
                RouteDocument.of("Confirms a change of a mail address by the current address")
                    .describing(
                        "By the link that was mailed to the current address. It takes effect once the"
                            + " new address has confirmed, too.")
                    .taking(EmailLinkRequest.RULES)
                    .giving(204, null)
                    .problems("invalid", EmailConfirmation.SPENT, SignInProblems.SUSPENDED),
                this::agree)
            .withSecrets(),
        Route.post(
            "/api/v1/members/{id}/email/approve",
            MembersPermissions.APPROVE_EMAIL,
            RouteDocument.of("Confirms a change of a mail address for the current address")
                .describing(
                    "For a member who cannot read it any more: once the new address has confirmed and"
                        + " 7 days have passed. The address before is told, and can take the change"
                        + " back for 7 days.")
                .giving(204, null)
                .problems("not-found", EmailReplacement.NOT_YET, SignInProblems.SUSPENDED),
            this::approve),
        Route.post(
                PATH + "/stop",
                Permission.PUBLIC_ACTION,
                RouteDocument.of("Stops a change of a mail address, or takes it back")
                    .describing(
                        "By the link that was mailed to the current address or the one before, for 7"
                            + " days. All sessions and tokens of the account end.")
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
    Optional<PendingEmail> pending = confirmation.pending(id);
    return Reply.json(
        new EmailAnswer(
            accounts.byId(id).orElseThrow().email(),
            accounts.addresses().of(id).map(Addresses.Confirmed::confirmedAt).orElse(null),
            pending.map(PendingEmail::address).orElse(null),
            pending.map(PendingEmail::expiresAt).orElse(null),
            pending.map(PendingEmail::waitingFor).orElse(List.of())));
  }

  private Reply confirm(Request request) {
    confirmation.confirm(request.json(EmailLinkRequest.RULES).secret(), request.member());
    return Reply.noContent();
  }

  private Reply cancel(Request request) {
    confirmation.cancel(request.member().id());
    return Reply.noContent();
  }

  private Reply agree(Request request) {
    confirmation.replacement().agree(request.json(EmailLinkRequest.RULES).secret());
    return Reply.noContent();
  }

  private Reply approve(Request request) {
    Account account =
        accounts
            .byId(request.id("id"))
            .orElseThrow(() -> Problem.notFound("There is no such member").toException());
    confirmation.replacement().approve(account.member(), request.identity().member());
    return Reply.noContent();
  }

  private Reply stop(Request request) {
    confirmation.replacement().stop(request.json(EmailLinkRequest.RULES).secret());
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
