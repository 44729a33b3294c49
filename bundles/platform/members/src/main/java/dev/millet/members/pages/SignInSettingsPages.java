package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.members.access.AccountAccess;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.email.EmailChange;
import dev.millet.members.email.EmailConfirmation;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.ChangeEmailRequest;
import dev.millet.members.signin.PasswordChange;
import dev.millet.members.signin.TwoFactorCheck;
import java.util.List;

/** {@code /members/settings/sign-in}: password and mail address. */
final class SignInSettingsPages {

  private static final String PATH = MemberMenus.SIGN_IN;
  private static final String SETTINGS = MemberMenus.PROFILE;
  private static final String FIRST = SETTINGS + "/password/first";

  private final Pages pages;
  private final Slots slots;
  private final Accounts accounts;
  private final PasswordChange change;
  private final EmailChange emailChange;
  private final BrowserSession browser;
  private final TwoFactorCheck twoFactor;

  SignInSettingsPages(
      Pages pages, Slots slots, Accounts accounts, AccountAccess access, BrowserSession browser) {
    this.pages = pages;
    this.slots = slots;
    this.accounts = accounts;
    this.change = access.passwordChange();
    this.emailChange = access.emailChange();
    this.browser = browser;
    this.twoFactor = access.signIn().twoFactor();
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            MembersPermissions.READ_SELF,
            RouteDocument.of("One's password and mail address"),
            this::show),
        Route.post(
                SETTINGS + "/password",
                MembersPermissions.EDIT_SELF,
                RouteDocument.of("Change one's password"),
                this::password)
            .withSecrets(),
        Route.post(
                FIRST,
                MembersPermissions.SET_FIRST_PASSWORD,
                RouteDocument.of("Set a password where one has none"),
                this::firstPassword)
            .withSecrets(),
        Route.post(
                SETTINGS + "/email",
                MembersPermissions.EDIT_SELF,
                RouteDocument.of("Change one's mail address"),
                this::email)
            .withSecrets());
  }

  private Reply show(Request request) {
    Account account = own(request);
    return page(request, account, forms(account), 200);
  }

  private SignInSettingsModel.Forms forms(Account account) {
    return new SignInSettingsModel.Forms(
        change.requests().blank(), change.firstRequests().blank(), ofEmail(account));
  }

  private Reply firstPassword(Request request) {
    Account account = own(request);
    return Submission.of(
        request.form(change.firstRequests()),
        typed -> {
          change.first(account, typed);
          Reply done = browser.remember(account.member().id(), Reply.seeOther(PATH));
          return pages.withNotice(done, "notice.password-set");
        },
        (input, status) -> page(request, account, forms(account).withFirst(input), status));
  }

  private Reply password(Request request) {
    Account account = own(request);
    return Submission.of(
        request.form(change.requests()),
        typed -> {
          change.password(account, typed, request.identity().sessionId(), request.remoteAddress());
          Reply done = browser.remember(account.member().id(), Reply.seeOther(PATH));
          return pages.withNotice(done, "notice.password");
        },
        (input, status) -> page(request, account, forms(account).withPassword(input), status));
  }

  private Reply email(Request request) {
    Account account = own(request);
    return Submission.of(
        request.form(ChangeEmailRequest.RULES),
        typed -> {
          EmailChange.Outcome outcome =
              emailChange.change(account, typed, request.locale(), request.remoteAddress());
          return pages.withNotice(Reply.seeOther(PATH), notice(outcome));
        },
        (input, status) -> page(request, account, forms(account).withEmail(input), status));
  }

  private static String notice(EmailChange.Outcome outcome) {
    return switch (outcome) {
      case STORED -> "notice.saved";
      case NEW_ASKED -> "notice.email-sent";
      case BOTH_ASKED -> "notice.email-sent-both";
      case CURRENT_ASKED -> "notice.email-sent-current";
    };
  }

  private Account own(Request request) {
    return accounts
        .byId(request.member().id())
        .orElseThrow(() -> Problem.notFound("There is no such member").toException());
  }

  private static Input<ChangeEmailRequest> ofEmail(Account account) {
    return ChangeEmailRequest.RULES
        .blank()
        .with("email", account.email() == null ? "" : account.email());
  }

  private Reply page(
      Request request, Account account, SignInSettingsModel.Forms forms, int status) {
    SignInSettingsModel model =
        new SignInSettingsModel(
            account.member().handle(),
            account.password() != null,
            forms,
            state(account),
            slots.fill(request, Slots.SIGN_IN_SETTINGS),
            twoFactor.isOn(account));
    String title = pages.view(request).text("settings.sign-in");
    return pages.page(
        request,
        Page.of(title, "settings-sign-in.jte", model)
            .in(Menu.SETTINGS)
            .withStatus(status)
            .withStyles("members.css")
            .withScripts("password.js"));
  }

  private SignInSettingsModel.EmailState state(Account account) {
    long id = account.member().id();
    EmailConfirmation confirmation = emailChange.confirmation();
    return new SignInSettingsModel.EmailState(
        confirmation.mail().isSetUp(),
        account.email(),
        accounts.addresses().of(id).isPresent(),
        confirmation.pending(id).orElse(null));
  }
}
