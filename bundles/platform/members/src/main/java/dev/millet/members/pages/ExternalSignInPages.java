package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.api.signin.LinkedIdentity;
import dev.millet.members.access.AccountAccess;
import dev.millet.members.accounts.Account;
import dev.millet.members.external.ExternalAccounts;
import dev.millet.members.external.ExternalSignUp;
import dev.millet.members.external.PendingNewcomers;
import dev.millet.members.requests.ExternalSignUpRequest;
import dev.millet.members.secrets.Secret;
import dev.millet.members.signup.SignUp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets people in for whom a provider vouches, and shows what is in the way where it cannot. */
final class ExternalSignInPages implements ExternalSignIn {

  private static final String SIGN_UP = "/members/sign-up/provider";

  /** The cookie of a browser in which a newcomer is asked to agree. */
  private static final String NEWCOMER = "millet_newcomer";

  private final Pages pages;
  private final AccountAccess access;
  private final ExternalSignUp external;
  private final ExternalAccounts accounts;
  private final SignUp signUp;
  private final BrowserSession browser;
  private final MessagePages messages;

  ExternalSignInPages(Pages pages, AccountAccess access, BrowserSession browser) {
    this.pages = pages;
    this.access = access;
    this.external = access.external();
    this.accounts = external.accounts();
    this.signUp = access.signUp();
    this.browser = browser;
    this.messages = new MessagePages(pages);
  }

  List<Route> routes() {
    return List.of(
        Route.post(
                SIGN_UP, Permission.PUBLIC_ACTION, "Agree, and sign up with a provider", this::join)
            .withSecrets());
  }

  @Override
  public String site(Request request) {
    return access.links().to(request, "");
  }

  @Override
  public Reply signInOrSignUp(Request request, ExternalIdentity identity, String to) {
    Optional<Account> known = accounts.find(identity);
    if (known.isPresent()) {
      return enter(request, known.get(), identity, to);
    }
    if (external.isOwned(identity)) {
      return ownedPage(request, identity);
    }
    return signUp.agreement().texts().isEmpty()
        ? welcomeOrEnter(request, identity, to)
        : firstConsentPage(request, identity, Destination.of(to));
  }

  private Reply welcomeOrEnter(Request request, ExternalIdentity identity, String to) {
    try {
      return welcome(request, external.join(identity, true, request.remoteAddress()), identity, to);
    } catch (ProblemException refused) {
      Optional<Account> since = accounts.find(identity);
      if (since.isPresent()) {
        // another request of the same person was first
        return enter(request, since.get(), identity, to);
      }
      if (external.isOwned(identity)) {
        return ownedPage(request, identity);
      }
      throw refused;
    }
  }

  /** The form is of use in this browser alone. */
  private Reply firstConsentPage(Request request, ExternalIdentity identity, String to) {
    String browserSecret =
        request.cookie(NEWCOMER).filter(Secret::hasForm).orElseGet(Secret::random);
    return consentPage(
            request,
            ExternalSignUpRequest.RULES.blank(),
            identity,
            external.pending().seal(identity, browserSecret),
            to,
            200)
        .withCookie(NEWCOMER, browserSecret, PendingNewcomers.LIFE);
  }

  @Override
  public Reply signIn(Request request, ExternalIdentity identity, String to) {
    Optional<Account> known = accounts.find(identity);
    if (known.isPresent()) {
      return enter(request, known.get(), identity, to);
    }
    return external.isOwned(identity)
        ? ownedPage(request, identity)
        : messages.show(request, "external-unknown", 403);
  }

  private Reply enter(Request request, Account account, ExternalIdentity identity, String to) {
    if (account.suspended()) {
      return messages.show(request, "external-suspended", 403);
    }
    Account now = accounts.use(account, identity);
    return browser.beginProvenAt(
        request, now, identity.authenticatedAt().orElse(null), Reply.seeOther(Destination.of(to)));
  }

  private Reply welcome(Request request, Account account, ExternalIdentity identity, String to) {
    Reply in =
        browser.beginProvenAt(
            request,
            account,
            identity.authenticatedAt().orElse(null),
            Reply.seeOther(Destination.of(to)));
    return pages.withNotice(in, "notice.joined");
  }

  /** Equal addresses alone open no account: its owner signs in to it, and links the two. */
  private Reply ownedPage(Request request, ExternalIdentity identity) {
    View view = pages.view(request);
    ExternalOwnedModel model =
        new ExternalOwnedModel(
            identity.provider(),
            identity.email(),
            MemberMenus.SIGN_IN,
            access.mailedSignIn().isOpen());
    return pages.page(
        request,
        Page.of(view.text("external-owned.title"), "external-owned.jte", model).withStatus(409));
  }

  private Reply join(Request request) {
    String to = Destination.of(request.form().value("to"));
    String sealed = request.form().value("pending");
    Optional<PendingNewcomers.Form> form =
        external.pending().open(sealed, request.cookie(NEWCOMER).orElse(""));
    if (form.filter(found -> accounts.isUsable(found.identity())).isEmpty()) {
      return messages.show(request, "external-expired", 404);
    }
    ExternalIdentity identity = form.get().identity();
    Optional<Reply> other = instead(request, form.get());
    return other.isPresent()
        ? other.get()
        : Submission.of(
            request.form(ExternalSignUpRequest.RULES),
            typed -> joinOnce(request, form.get(), typed.agreed(), to),
            (input, status) -> consentPage(request, input, identity, sealed, to, status));
  }

  private Reply joinOnce(Request request, PendingNewcomers.Form form, Boolean agreed, String to) {
    try {
      Account account = external.join(form, agreed, request.remoteAddress());
      return welcome(request, account, form.identity(), to).withCookie(NEWCOMER, "", Duration.ZERO);
    } catch (ProblemException refused) {
      // another request may have been first
      return instead(request, form).orElseThrow(() -> refused);
    }
  }

  /** A form is no sign-in: whoever has an account by now comes in at the provider. */
  private Optional<Reply> instead(Request request, PendingNewcomers.Form form) {
    if (accounts.find(form.identity()).isPresent()) {
      return Optional.of(Reply.seeOther(SignInPages.SIGN_IN));
    }
    if (external.pending().isUsed(form)) {
      return Optional.of(messages.show(request, "external-expired", 404));
    }
    return external.isOwned(form.identity())
        ? Optional.of(ownedPage(request, form.identity()))
        : Optional.empty();
  }

  private Reply consentPage(
      Request request,
      Input<ExternalSignUpRequest> input,
      ExternalIdentity identity,
      String sealed,
      String to,
      int status) {
    ExternalSignUpModel model =
        new ExternalSignUpModel(
            input,
            new ExternalSignUpModel.Newcomer(identity.provider(), identity.label(), sealed),
            to,
            signUp.agreement().texts());
    String title = pages.view(request).text("external-sign-up.title");
    return pages.page(
        request,
        Page.of(title, "external-sign-up.jte", model).withStatus(status).withStyles("members.css"));
  }

  @Override
  public Reply confirm(Request request, ExternalIdentity identity, String to) {
    Member member = request.member();
    if (accounts.find(identity).filter(found -> found.member().id() == member.id()).isEmpty()) {
      throw Problem.of(
              403,
              "members.other-identity",
              "This is another account of the provider",
              "Sign in at the provider with the account that is linked to yours")
          .toException();
    }
    if (access.signIn().twoFactor().isOn(member)) {
      throw Problem.of(
              403,
              "members.code-needed",
              "This account asks for a code",
              "Confirm with password and code, or sign out and in again with the provider")
          .toException();
    }
    if (identity.authenticatedAt().filter(access.proof()::isRecent).isEmpty()) {
      throw noProof();
    }
    access.proof().renew(request.identity());
    return Reply.seeOther(SitePath.orHome(to));
  }

  private static ProblemException noProof() {
    return Problem.of(
            403,
            "members.no-proof",
            "The provider did not ask who you are",
            "It has to ask for your password there, and say when it did")
        .toException();
  }

  @Override
  public void link(Member member, ExternalIdentity identity) {
    accounts.link(member.id(), identity);
  }

  @Override
  public List<LinkedIdentity> linked(long member) {
    return accounts.of(member);
  }

  @Override
  public void unlink(Member member, String authority, String subject) {
    accounts.unlink(member.id(), authority, subject);
  }
}
