package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.members.accounts.Account;
import dev.millet.members.recovery.Recovery;
import dev.millet.members.requests.ResetPasswordRequest;
import java.util.List;
import java.util.Optional;

/** {@code /members/reset/{secret}}: a new password, or an imported account taken over. */
final class ResetPages {

  private static final String RESET = "/members/reset/{secret}";

  private final Pages pages;
  private final Recovery recovery;
  private final BrowserSession browser;

  ResetPages(Pages pages, Recovery recovery, BrowserSession browser) {
    this.pages = pages;
    this.recovery = recovery;
    this.browser = browser;
  }

  List<Route> routes() {
    RouteDocument document = RouteDocument.of("Set a new password");
    return List.of(
        Route.get(RESET, Permission.PUBLIC, document, this::show).withSecrets(),
        Route.post(RESET, Permission.PUBLIC_ACTION, document, this::use).withSecrets());
  }

  private Reply show(Request request) {
    Optional<Account> account = recovery.of(request.parameter("secret"));
    if (account.isEmpty()) {
      return spent(request);
    }
    Input<ResetPasswordRequest> blank = recovery.requests().blank();
    return page(request, account.get(), blank.with("handle", account.get().member().handle()), 200);
  }

  private Reply use(Request request) {
    String secret = request.parameter("secret");
    Optional<Account> before = recovery.of(secret);
    if (before.isEmpty()) {
      return spent(request);
    }
    boolean claiming = before.get().unclaimed();
    return Submission.of(
        request.form(recovery.requests()),
        typed -> {
          Account after = recovery.use(typed);
          Reply in = browser.beginUnproven(request, after, Reply.seeOther(Destination.HOME));
          return pages.withNotice(in, claiming ? "notice.claimed" : "notice.password-reset");
        },
        (input, status) -> page(request, before.get(), input, status));
  }

  private Reply spent(Request request) {
    View view = pages.view(request);
    MessagePage model =
        new MessagePage(view.text("reset.spent.title"), view.text("reset.spent.text"));
    return pages.page(request, Page.of(model.title(), "message-page.jte", model).withStatus(404));
  }

  private Reply page(
      Request request, Account account, Input<ResetPasswordRequest> input, int status) {
    ResetModel model =
        new ResetModel(
            input,
            request.parameter("secret"),
            RESET.replace("{secret}", request.parameter("secret")),
            account.member().displayName(),
            account.member().handle(),
            account.unclaimed(),
            account.email() == null);
    String title =
        pages.view(request).text(account.unclaimed() ? "reset.claim.title" : "reset.title");
    return pages.page(
        request,
        Page.of(title, "reset.jte", model)
            .withStatus(status)
            .withStyles("members.css")
            .withScripts("password.js"));
  }
}
