package dev.millet.members.pages;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.members.accounts.Account;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.recovery.NewCredentials;
import dev.millet.members.recovery.Recovery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /members/reset/{secret}}: a new password, or an imported account taken over. */
final class ResetPages {

  private static final String RESET = "/members/reset/{secret}";

  private final Pages pages;
  private final Recovery recovery;
  private final PasswordRules rules;
  private final BrowserSession browser;
  private final Refusals refusals;

  ResetPages(
      Pages pages,
      Recovery recovery,
      PasswordRules rules,
      BrowserSession browser,
      Refusals refusals) {
    this.pages = pages;
    this.recovery = recovery;
    this.rules = rules;
    this.browser = browser;
    this.refusals = refusals;
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
    Map<String, String> values = Map.of("handle", account.get().member().handle());
    return page(request, account.get(), new FormState(values, Map.of(), ""), 200);
  }

  private Reply use(Request request) {
    String secret = request.parameter("secret");
    Optional<Account> before = recovery.of(secret);
    if (before.isEmpty()) {
      return spent(request);
    }
    Form form = request.form();
    boolean claiming = before.get().unclaimed();
    String handle = claiming ? form.value("handle") : before.get().member().handle();
    try {
      Account after =
          recovery.use(
              secret,
              new NewCredentials(
                  form.value("password"), form.value("email"), claiming ? handle : null));
      Reply in = browser.beginUnproven(request, after, Reply.seeOther(Destination.HOME));
      return pages.withNotice(in, claiming ? "notice.claimed" : "notice.password-reset");
    } catch (ProblemException refused) {
      Map<String, String> values = Map.of("handle", handle, "email", form.value("email"));
      FormState typed = new FormState(values, Map.of(), "");
      FormState again = refusals.explain(pages.view(request), typed, refused.problem());
      return page(request, before.get(), again, refused.problem().status());
    }
  }

  private Reply spent(Request request) {
    View view = pages.view(request);
    MessagePage model =
        new MessagePage(view.text("reset.spent.title"), view.text("reset.spent.text"));
    return pages.page(request, Page.of(model.title(), "message-page.jte", model).withStatus(404));
  }

  private Reply page(Request request, Account account, FormState form, int status) {
    ResetModel model =
        new ResetModel(
            form,
            RESET.replace("{secret}", request.parameter("secret")),
            account.member().displayName(),
            account.unclaimed(),
            account.email() == null,
            rules.minLength());
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
