package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.accounts.Account;
import dev.millet.members.credentials.SignInCodes;
import dev.millet.members.email.MailedSignIn;
import dev.millet.members.requests.MailedSignInRequest;
import dev.millet.members.requests.SignInCodeRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code /members/sign-in/...}: lets people in by mail, with a code or a link. */
final class MailedSignInPages {

  static final String FORGOT = "/members/sign-in/forgot";

  private static final String CODE = "/members/sign-in/code";
  private static final String ENTER = CODE + "/enter";

  /** The cookie that binds a code to the browser that asked for it. */
  private static final String COOKIE = "millet_code";

  private final Pages pages;
  private final MailedSignIn mailed;
  private final BrowserSession browser;
  private final MessagePages messages;

  MailedSignInPages(Pages pages, MailedSignIn mailed, BrowserSession browser) {
    this.pages = pages;
    this.mailed = mailed;
    this.browser = browser;
    this.messages = new MessagePages(pages);
  }

  List<Route> routes() {
    return List.of(
        Route.get(CODE, Permission.PUBLIC, "Sign in by mail", this::show),
        Route.post(CODE, Permission.PUBLIC_ACTION, "Mail a code to sign in", this::ask)
            .withSecrets(),
        Route.get(ENTER, Permission.PUBLIC, "Enter the code", this::showCode),
        Route.post(ENTER, Permission.PUBLIC_ACTION, "Sign in with a code", this::enter)
            .withSecrets(),
        Route.get(FORGOT, Permission.PUBLIC, "Forgotten password", this::showForgot),
        Route.post(FORGOT, Permission.PUBLIC_ACTION, "Mail a link to set a password", this::forgot)
            .withSecrets());
  }

  private Reply show(Request request) {
    return askPage(request, MailedSignInRequest.RULES.blank(), asked(request), 200);
  }

  private Reply ask(Request request) {
    String to = Destination.of(request.form().value("to"));
    return Submission.of(
        request.form(MailedSignInRequest.RULES),
        typed -> {
          String secret =
              mailed.askForCode(typed.name(), request.locale(), request.remoteAddress());
          String query = "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
          return Reply.seeOther(ENTER + query).withCookie(COOKIE, secret, SignInCodes.LIFE);
        },
        (input, status) -> askPage(request, input, to, status));
  }

  private Reply askPage(Request request, Input<MailedSignInRequest> input, String to, int status) {
    return mailed.isOpen()
        ? page(request, new OneFieldModel(input, "sign-in-code", CODE, "name", to), status)
        : messages.show(request, mailed.isSetUp() ? "provider-only" : "no-mail", 404);
  }

  private Reply showCode(Request request) {
    return request.cookie(COOKIE).isPresent()
        ? codePage(request, SignInCodeRequest.RULES.blank(), asked(request), 200)
        : Reply.seeOther(CODE);
  }

  private Reply enter(Request request) {
    String to = Destination.of(request.form().value("to"));
    return Submission.of(
        request.form(SignInCodeRequest.RULES),
        typed -> {
          Optional<Account> account =
              mailed.byCode(request.cookie(COOKIE).orElse(""), typed.code());
          // who has no code, a wrong one, and one that is spent see the same
          return browser
              .beginUnproven(
                  request,
                  account.orElseThrow(
                      () -> Problem.invalid("code", "wrong", "This is not the code").toException()),
                  Reply.seeOther(to))
              .withCookie(COOKIE, "", Duration.ZERO);
        },
        (input, status) -> codePage(request, input, to, status == 403 ? 422 : status));
  }

  private Reply codePage(Request request, Input<SignInCodeRequest> input, String to, int status) {
    return page(request, new OneFieldModel(input, "sign-in-enter", ENTER, "code", to), status);
  }

  private Reply showForgot(Request request) {
    return forgotPage(request, MailedSignInRequest.RULES.blank(), 200);
  }

  private Reply forgot(Request request) {
    return Submission.of(
        request.form(MailedSignInRequest.RULES),
        typed -> {
          mailed.askForReset(typed.name(), request.locale(), request.remoteAddress());
          return messages.show(request, "forgot-sent", 200);
        },
        (input, status) -> forgotPage(request, input, status));
  }

  private Reply forgotPage(Request request, Input<MailedSignInRequest> input, int status) {
    return mailed.isOpen()
        ? page(
            request, new OneFieldModel(input, "forgot", FORGOT, "name", Destination.HOME), status)
        : messages.show(request, mailed.isSetUp() ? "provider-only" : "no-mail", 404);
  }

  private static String asked(Request request) {
    return Destination.of(request.query("to").orElse(""));
  }

  private Reply page(Request request, OneFieldModel model, int status) {
    String title = pages.view(request).text(model.page() + ".title");
    return pages.page(
        request,
        Page.of(title, "one-field.jte", model).withStatus(status).withStyles("members.css"));
  }
}
