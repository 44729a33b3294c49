package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.deletion.AccountDeletion;
import dev.millet.members.export.DataCopy;
import dev.millet.members.export.DataSections;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.DeleteAccountRequest;
import dev.millet.members.signin.SignIn;
import java.util.List;

/** {@code /members/settings/data} and {@code /members/settings/delete}. */
final class PrivacyPages {

  private static final String DATA = MemberMenus.DATA;
  private static final String DELETE = MemberMenus.PROFILE + "/delete";

  private final Pages pages;
  private final Accounts accounts;
  private final SignIn signIn;
  private final AccountDeletion deletion;
  private final DataCopy copy;
  private final DataSections sections;
  private final BrowserSession browser;

  PrivacyPages(
      Pages pages,
      Accounts accounts,
      SignIn signIn,
      AccountDeletion deletion,
      DataCopy copy,
      DataSections sections,
      BrowserSession browser) {
    this.pages = pages;
    this.accounts = accounts;
    this.signIn = signIn;
    this.deletion = deletion;
    this.copy = copy;
    this.sections = sections;
    this.browser = browser;
  }

  List<Route> routes() {
    RouteDocument delete = RouteDocument.of("Delete one's account");
    return List.of(
        Route.get(DATA, MembersPermissions.READ_SELF, RouteDocument.of("One's data"), this::show),
        Route.get(
                DATA + "/download",
                MembersPermissions.READ_SELF,
                RouteDocument.of("Download one's data"),
                this::download)
            .withSecrets(),
        Route.get(DELETE, MembersPermissions.READ_SELF, delete, this::ask),
        Route.post(DELETE, MembersPermissions.EDIT_SELF, delete, this::delete).withSecrets());
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
    return page(request, DeleteAccountRequest.RULES.blank(), 200);
  }

  private Reply delete(Request request) {
    Account account =
        accounts
            .byId(request.member().id())
            .orElseThrow(() -> Problem.notFound("There is no such member").toException());
    return Submission.of(
        request.form(DeleteAccountRequest.RULES),
        typed -> {
          if (!MemberHandle.same(typed.handle(), account.member().handle())) {
            throw Problem.invalid("handle", "other", "This is not your handle").toException();
          }
          signIn.confirm(
              account,
              typed.password(),
              typed.code(),
              request.remoteAddress(),
              () -> deletion.requireDeletable(account.member()));
          deletion.deleteOwn(account);
          return pages.withNotice(
              browser.forget(Reply.seeOther(Destination.HOME)), "notice.deleted");
        },
        (input, status) -> page(request, input, status));
  }

  private Reply page(Request request, Input<DeleteAccountRequest> input, int status) {
    String title = pages.view(request).text("delete.title");
    DeletionModel model =
        new DeletionModel(
            input,
            request.member().handle(),
            accounts.byId(request.member().id()).filter(own -> own.password() != null).isPresent(),
            sections.texts(request.locale()),
            signIn.twoFactor().isOn(request.member()));
    return pages.page(
        request,
        Page.of(title, "delete.jte", model)
            .withStatus(status)
            .withStyles("members.css")
            .withScripts("password.js"));
  }
}
