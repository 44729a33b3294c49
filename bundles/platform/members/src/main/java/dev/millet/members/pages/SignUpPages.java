package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.SetupStep;
import dev.millet.api.pages.View;
import dev.millet.members.access.AccountAccess;
import dev.millet.members.accounts.Account;
import dev.millet.members.invitations.Invitation;
import dev.millet.members.invitations.Invitations;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.members.setup.FirstAdministrator;
import dev.millet.members.signup.SignUp;
import java.util.List;
import java.util.Optional;

/** {@code /members/sign-up}, and {@code /members/setup/{secret}} for the first administrator. */
public final class SignUpPages {

  private static final String SIGN_UP = "/members/sign-up";
  private static final String SETUP = "/members/setup/{secret}";

  private final Pages pages;
  private final SignUp signUp;
  private final Invitations invitations;
  private final FirstAdministrator firstAdministrator;
  private final BrowserSession browser;

  SignUpPages(Pages pages, AccountAccess access, BrowserSession browser) {
    this.pages = pages;
    this.signUp = access.signUp();
    this.invitations = access.invitations();
    this.firstAdministrator = access.firstAdministrator();
    this.browser = browser;
  }

  List<Route> routes() {
    return List.of(
        Route.get(SIGN_UP, Permission.PUBLIC, RouteDocument.of("Sign up"), this::show),
        Route.post(SIGN_UP, Permission.PUBLIC_ACTION, RouteDocument.of("Sign up"), this::join)
            .withSecrets(),
        Route.get(
                SETUP,
                Permission.PUBLIC,
                RouteDocument.of("Make the first administrator"),
                this::showSetup)
            .withSecrets(),
        Route.post(
                SETUP,
                Permission.PUBLIC_ACTION,
                RouteDocument.of("Make the first administrator"),
                this::setUp)
            .withSecrets());
  }

  private Reply show(Request request) {
    String to = Destination.of(request.query("to").orElse(""));
    if (request.identity().signedIn().isPresent()) {
      return Reply.seeOther(to);
    }
    return signUpPage(request, signUp.requests().blank(), to, 200);
  }

  /** Shows the form to somebody who comes by an invitation. */
  Reply invited(Request request, SignUpModel.Invited invited) {
    return invitedPage(request, signUp.requests().blank(), invited, 200);
  }

  private Reply join(Request request) {
    String to = Destination.of(request.form().value("to"));
    String secret = request.form().value("invitation");
    if (!secret.isEmpty()) {
      return joinInvited(request, secret);
    }
    return Submission.of(
        request.form(signUp.requests()),
        typed -> welcome(request, signUp.visitor(typed, request.remoteAddress()), to),
        (input, status) -> signUpPage(request, input, to, status));
  }

  private Reply joinInvited(Request request, String secret) {
    Optional<Invitation> invitation = invitations.open(secret);
    if (invitation.isEmpty()) {
      return message(request, "invitation.spent", 404);
    }
    SignUpModel.Invited invited = new SignUpModel.Invited(secret, invitation.get().role());
    return Submission.of(
        request.form(signUp.requests()),
        typed ->
            welcome(request, invitations.signUp(typed, request.remoteAddress()), Destination.HOME),
        (input, status) -> invitedPage(request, input, invited, status));
  }

  private Reply showSetup(Request request) {
    return firstAdministrator.isValid(request.parameter("secret"))
        ? setupPage(request, signUp.requests().blank(), 200)
        : message(request, "setup.spent", 404);
  }

  private Reply setUp(Request request) {
    String secret = request.parameter("secret");
    if (!firstAdministrator.isValid(secret)) {
      return message(request, "setup.spent", 404);
    }
    return Submission.of(
        request.form(signUp.requests()),
        typed -> welcome(request, firstAdministrator.create(secret, typed), SetupStep.CHECKLIST),
        (input, status) -> setupPage(request, input, status));
  }

  private Reply welcome(Request request, Account account, String to) {
    Reply in = browser.begin(request, account, Reply.seeOther(to));
    return pages.withNotice(in, "notice.joined");
  }

  private Reply signUpPage(Request request, Input<SignUpRequest> input, String to, int status) {
    if (!signUp.isOpen()) {
      return message(request, "sign-up.closed", 403);
    }
    SignUpModel model = new SignUpModel(input, SIGN_UP, to, signUp.consents(), null);
    return form(request, "sign-up", model, status);
  }

  private Reply invitedPage(
      Request request, Input<SignUpRequest> input, SignUpModel.Invited invited, int status) {
    SignUpModel model =
        new SignUpModel(input, SIGN_UP, Destination.HOME, signUp.consents(), invited);
    return form(request, "sign-up", model, status);
  }

  private Reply setupPage(Request request, Input<SignUpRequest> input, int status) {
    String action = SETUP.replace("{secret}", request.parameter("secret"));
    return form(
        request,
        "setup",
        new SignUpModel(input, action, Destination.HOME, List.of(), null),
        status);
  }

  Reply message(Request request, String why, int status) {
    View view = pages.view(request);
    MessagePage model = new MessagePage(view.text(why + ".title"), view.text(why + ".text"));
    return pages.page(
        request, Page.of(model.title(), "message-page.jte", model).withStatus(status));
  }

  private Reply form(Request request, String page, SignUpModel model, int status) {
    String title = pages.view(request).text(page + ".title");
    return pages.page(
        request,
        Page.of(title, page + ".jte", model)
            .withStatus(status)
            .withStyles("members.css")
            .withScripts("password.js"));
  }
}
