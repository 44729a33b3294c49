package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.SetupStep;
import dev.millet.api.pages.Slots;
import dev.millet.members.access.AccountAccess;
import dev.millet.members.accounts.Account;
import dev.millet.members.credentials.EmailLinks;
import dev.millet.members.invitations.Invitation;
import dev.millet.members.invitations.Invitations;
import dev.millet.members.requests.SignUpEmailRequest;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.members.setup.FirstAdministrator;
import dev.millet.members.signin.SignInPolicies;
import dev.millet.members.signup.SignUp;
import java.util.List;
import java.util.Optional;

/** {@code /members/sign-up}, and {@code /members/setup/{secret}} for the first administrator. */
public final class SignUpPages {

  private static final String SIGN_UP = "/members/sign-up";
  private static final String EMAIL = "/members/sign-up/email";
  private static final String MAILED = "/members/sign-up/link/{secret}";
  private static final String SETUP = "/members/setup/{secret}";

  private final Pages pages;
  private final Slots slots;
  private final SignInPolicies policies;
  private final SignUp signUp;
  private final Invitations invitations;
  private final FirstAdministrator firstAdministrator;
  private final BrowserSession browser;

  SignUpPages(Pages pages, Slots slots, AccountAccess access, BrowserSession browser) {
    this.pages = pages;
    this.slots = slots;
    this.policies = access.signIn().policies();
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
        Route.post(EMAIL, Permission.PUBLIC_ACTION, "Mail a link to sign up", this::mailLink)
            .withSecrets(),
        Route.get(MAILED, Permission.PUBLIC, "Sign up by a mailed link", this::showMailed)
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
    return signUp.isOpen() && signUp.requiresEmail() && !policies.isProviderOnly()
        ? emailPage(request, SignUpEmailRequest.RULES.blank(), 200)
        : signUpPage(request, signUp.requests().blank(), to, 200);
  }

  private Reply emailPage(Request request, Input<SignUpEmailRequest> input, int status) {
    OneFieldModel model =
        new OneFieldModel(input, "sign-up-email", EMAIL, "email", Destination.HOME);
    String title = pages.view(request).text("sign-up.title");
    return pages.page(
        request,
        Page.of(title, "one-field.jte", model).withStatus(status).withStyles("members.css"));
  }

  private Reply mailLink(Request request) {
    return Submission.of(
        request.form(SignUpEmailRequest.RULES),
        typed -> {
          signUp.mailLink(typed.email(), request.locale(), request.remoteAddress());
          return message(request, "sign-up-sent", 200);
        },
        (input, status) -> emailPage(request, input, status));
  }

  private Reply showMailed(Request request) {
    return mailedPage(request, signUp.requests().blank(), request.parameter("secret"), 200);
  }

  private Reply mailedPage(Request request, Input<SignUpRequest> input, String secret, int status) {
    Optional<EmailLinks.Link> link = signUp.confirmation().signUpLink(secret);
    if (link.isEmpty()) {
      return message(request, "email-spent", 404);
    }
    SignUpModel.Proof proof = new SignUpModel.Proof(secret, link.get().address());
    return form(
        request,
        "sign-up",
        new SignUpModel(
            input,
            SIGN_UP,
            Destination.HOME,
            signUp.agreement().texts(),
            SignUpModel.Entry.by(proof),
            providers(request)),
        status);
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
    String proof = request.form().value("emailProof");
    if (!proof.isEmpty()) {
      return Submission.of(
          request.form(signUp.requests()),
          typed -> welcome(request, visitor(request, typed), to),
          (input, status) -> mailedPage(request, input, proof, status));
    }
    return Submission.of(
        request.form(signUp.requests()),
        typed -> welcome(request, visitor(request, typed), to),
        (input, status) -> signUpPage(request, input, to, status));
  }

  private Account visitor(Request request, SignUpRequest typed) {
    return signUp.visitor(typed, request.remoteAddress(), request.locale());
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
            welcome(
                request,
                invitations.signUp(typed, request.remoteAddress(), request.locale()),
                Destination.HOME),
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
    SignUpModel model =
        new SignUpModel(
            input,
            SIGN_UP,
            to,
            signUp.agreement().texts(),
            SignUpModel.Entry.open(signUp.asksEmail()),
            providers(request));
    return form(request, "sign-up", model, status);
  }

  private Reply invitedPage(
      Request request, Input<SignUpRequest> input, SignUpModel.Invited invited, int status) {
    SignUpModel model =
        new SignUpModel(
            input,
            SIGN_UP,
            Destination.HOME,
            signUp.agreement().texts(),
            SignUpModel.Entry.by(invited),
            providers(request));
    return form(request, "sign-up", model, status);
  }

  private Reply setupPage(Request request, Input<SignUpRequest> input, int status) {
    String action = SETUP.replace("{secret}", request.parameter("secret"));
    return form(
        request,
        "setup",
        new SignUpModel(
            input,
            action,
            Destination.HOME,
            List.of(),
            SignUpModel.Entry.open(false),
            new ProviderPart(Html.EMPTY, false)),
        status);
  }

  private ProviderPart providers(Request request) {
    return ProviderPart.of(slots, request, policies);
  }

  Reply message(Request request, String why, int status) {
    return new MessagePages(pages).show(request, why, status);
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
