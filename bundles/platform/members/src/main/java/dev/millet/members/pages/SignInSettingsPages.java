package dev.millet.members.pages;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.signin.PasswordChange;
import java.util.List;
import java.util.Map;

/** {@code /members/settings/sign-in}: password and mail address. */
final class SignInSettingsPages {

  private static final String PATH = MemberMenus.SIGN_IN;
  private static final String SETTINGS = MemberMenus.PROFILE;
  private static final Permission READ = Permission.toRead("members.self", Role.MEMBER);
  private static final Permission WRITE = Permission.toWrite("members.edit-self", Role.MEMBER);

  private final Pages pages;
  private final Accounts accounts;
  private final PasswordChange change;
  private final PasswordRules rules;
  private final BrowserSession browser;
  private final Refusals refusals;

  SignInSettingsPages(
      Pages pages,
      Accounts accounts,
      PasswordChange change,
      PasswordRules rules,
      BrowserSession browser,
      Refusals refusals) {
    this.pages = pages;
    this.accounts = accounts;
    this.change = change;
    this.rules = rules;
    this.browser = browser;
    this.refusals = refusals;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, READ, RouteDocument.of("One's password and mail address"), this::show),
        Route.post(
                SETTINGS + "/password",
                WRITE,
                RouteDocument.of("Change one's password"),
                this::password)
            .withSecrets(),
        Route.post(
                SETTINGS + "/email",
                WRITE,
                RouteDocument.of("Change one's mail address"),
                this::email)
            .withSecrets());
  }

  private Reply show(Request request) {
    Account account = own(request);
    return page(request, account, FormState.blank(), ofEmail(account), 200);
  }

  private Reply password(Request request) {
    Account account = own(request);
    Form form = request.form();
    try {
      change.password(
          account,
          form.value("password"),
          form.value("newPassword"),
          request.identity().sessionId(),
          request.remoteAddress());
      Reply done = browser.remember(account.member().id(), Reply.seeOther(PATH));
      return pages.withNotice(done, "notice.password");
    } catch (ProblemException refused) {
      FormState again = refusals.explain(pages.view(request), FormState.blank(), refused.problem());
      return page(request, account, again, ofEmail(account), refused.problem().status());
    }
  }

  private Reply email(Request request) {
    Account account = own(request);
    Form form = request.form();
    FormState typed = FormState.typed(form, "email");
    try {
      change.email(
          account,
          form.value("email"),
          "mailPassword",
          form.value("mailPassword"),
          request.remoteAddress());
      return pages.withNotice(Reply.seeOther(PATH), "notice.saved");
    } catch (ProblemException refused) {
      FormState again = refusals.explain(pages.view(request), typed, refused.problem());
      return page(request, account, FormState.blank(), again, refused.problem().status());
    }
  }

  private Account own(Request request) {
    return accounts
        .byId(request.member().id())
        .orElseThrow(() -> Problem.notFound("There is no such member").toException());
  }

  private static FormState ofEmail(Account account) {
    String email = account.email() == null ? "" : account.email();
    return new FormState(Map.of("email", email), Map.of(), "");
  }

  private Reply page(
      Request request, Account account, FormState password, FormState email, int status) {
    SignInSettingsModel model =
        new SignInSettingsModel(account.member().handle(), password, email, rules.least());
    String title = pages.view(request).text("settings.sign-in");
    return pages.page(
        request,
        Page.of(title, "settings-sign-in.jte", model)
            .in(Menu.SETTINGS)
            .withStatus(status)
            .withStyles("members.css")
            .withScripts("password.js"));
  }
}
