package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.accounts.Account;
import dev.millet.members.requests.TwoFactorRequest;
import dev.millet.members.signin.KnownDevice;
import java.util.List;
import java.util.Optional;

/** {@code /members/sign-in/two-factor}: the second step of a sign-in. */
final class TwoFactorStepPages {

  private static final String PATH = BrowserSession.SECOND_STEP;

  private final Pages pages;
  private final BrowserSession browser;
  private final MessagePages messages;

  TwoFactorStepPages(Pages pages, BrowserSession browser) {
    this.pages = pages;
    this.browser = browser;
    this.messages = new MessagePages(pages);
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, Permission.PUBLIC, "Enter the code of an authenticator", this::show),
        Route.post(PATH, Permission.PUBLIC_ACTION, "Sign in with the second step", this::enter)
            .withSecrets());
  }

  private Reply show(Request request) {
    String to = Destination.of(request.query("to").orElse(""));
    return browser.waiting(request).isPresent()
        ? page(request, TwoFactorRequest.RULES.blank(), to, 200)
        : Reply.seeOther(SignInPages.SIGN_IN);
  }

  private Reply enter(Request request) {
    Optional<Account> account = browser.waiting(request);
    if (account.isEmpty()) {
      return pages.withNotice(Reply.seeOther(SignInPages.SIGN_IN), "notice.sign-in-again");
    }
    if (account.get().suspended()) {
      // before the code is looked at: a recovery code is used up by that
      return messages.show(request, "external-suspended", 403);
    }
    String to = Destination.of(request.form().value("to"));
    return Submission.of(
        request.form(TwoFactorRequest.RULES),
        typed -> {
          browser
              .twoFactor()
              .enter(account.get(), typed.code(), request.cookie(KnownDevice.COOKIE).orElse(""));
          return browser.finish(request, account.get(), Reply.seeOther(to));
        },
        (input, status) -> page(request, input, to, status == 401 || status == 403 ? 422 : status));
  }

  private Reply page(Request request, Input<TwoFactorRequest> input, String to, int status) {
    OneFieldModel model = new OneFieldModel(input, "two-factor-step", PATH, "code", to);
    String title = pages.view(request).text(model.page() + ".title");
    return pages.page(
        request,
        Page.of(title, "one-field.jte", model).withStatus(status).withStyles("members.css"));
  }
}
