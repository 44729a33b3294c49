package dev.millet.members.pages;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.deletion.AccountDeletion;
import dev.millet.members.export.DataCopy;
import dev.millet.members.export.DataSections;
import dev.millet.members.signin.SignIn;
import dev.millet.members.signup.Findings;
import java.util.List;

/** {@code /members/settings/data} and {@code /members/settings/delete}. */
final class PrivacyPages {

  private static final String DATA = MemberMenus.DATA;
  private static final String DELETE = MemberMenus.PROFILE + "/delete";
  private static final Permission READ = Permission.toRead("members.self", Role.MEMBER);
  private static final Permission WRITE = Permission.toWrite("members.edit-self", Role.MEMBER);

  private final Pages pages;
  private final Accounts accounts;
  private final SignIn signIn;
  private final AccountDeletion deletion;
  private final DataCopy copy;
  private final DataSections sections;
  private final BrowserSession browser;
  private final Refusals refusals;

  PrivacyPages(
      Pages pages,
      Accounts accounts,
      SignIn signIn,
      AccountDeletion deletion,
      DataCopy copy,
      DataSections sections,
      BrowserSession browser,
      Refusals refusals) {
    this.pages = pages;
    this.accounts = accounts;
    this.signIn = signIn;
    this.deletion = deletion;
    this.copy = copy;
    this.sections = sections;
    this.browser = browser;
    this.refusals = refusals;
  }

  List<Route> routes() {
    RouteDocument delete = RouteDocument.of("Delete one's account");
    return List.of(
        Route.get(DATA, READ, RouteDocument.of("One's data"), this::show),
        Route.get(DATA + "/download", READ, RouteDocument.of("Download one's data"), this::download)
            .withSecrets(),
        Route.get(DELETE, READ, delete, this::ask),
        Route.post(DELETE, WRITE, delete, this::delete).withSecrets());
  }

  private Reply show(Request request) {
    String title = pages.view(request).text("settings.data");
    return pages.page(
        request,
        Page.of(title, "settings-data.jte", sections.texts(request.locale())).in(Menu.SETTINGS));
  }

  private Reply download(Request request) {
    Member member = request.member();
    return Reply.stream(Reply.JSON, out -> copy.write(member, out))
        .withHeader("Content-Disposition", "attachment; filename=\"millet-data.json\"");
  }

  private Reply ask(Request request) {
    return page(request, FormState.blank(), 200);
  }

  private Reply delete(Request request) {
    Account account =
        accounts
            .byId(request.member().id())
            .orElseThrow(() -> Problem.notFound("There is no such member").toException());
    Form form = request.form();
    try {
      Findings findings = new Findings();
      findings.take(() -> handle(form.value("handle"), account.member()));
      findings.take(
          () -> {
            signIn.confirm(account, "password", form.value("password"), request.remoteAddress());
            return null;
          });
      findings.report();
      deletion.deleteOwn(account);
      return pages.withNotice(browser.forget(Reply.seeOther(Destination.HOME)), "notice.deleted");
    } catch (ProblemException refused) {
      FormState again =
          refusals.explain(
              pages.view(request), FormState.typed(form, "handle"), refused.problem(), "delete-");
      return page(request, again, refused.problem().status());
    }
  }

  private static String handle(String typed, Member member) {
    if (!MemberHandle.same(typed, member.handle())) {
      throw Problem.invalid("handle", "other", "This is not your handle").toException();
    }
    return typed;
  }

  private Reply page(Request request, FormState form, int status) {
    String title = pages.view(request).text("delete.title");
    DeletionModel model =
        new DeletionModel(form, request.member().handle(), sections.texts(request.locale()));
    return pages.page(
        request,
        Page.of(title, "delete.jte", model)
            .withStatus(status)
            .withStyles("members.css")
            .withScripts("password.js"));
  }
}
