package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.members.access.AccountAccess;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.email.MailedSignIn;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.ConfirmRequest;
import dev.millet.members.sessions.RecentProof;
import dev.millet.members.signin.SignIn;
import dev.millet.platform.api.gateway.KeptForms;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /members/confirm}: asks for the password before something grave, and leads on to it. */
final class ConfirmPages {

  private static final String PATH = "/members/confirm";

  private final Pages pages;
  private final Slots slots;
  private final Accounts accounts;
  private final SignIn signIn;
  private final RecentProof proof;
  private final MailedSignIn mailed;
  private final Supplier<KeptForms> forms;

  /**
   * Makes the page.
   *
   * @param forms read at each use; gives null where no forms are kept
   */
  ConfirmPages(
      Pages pages,
      Slots slots,
      Accounts accounts,
      AccountAccess access,
      Supplier<KeptForms> forms) {
    this.pages = pages;
    this.slots = slots;
    this.accounts = accounts;
    this.signIn = access.signIn();
    this.proof = access.proof();
    this.mailed = access.mailedSignIn();
    this.forms = forms;
  }

  List<Route> routes() {
    RouteDocument document = RouteDocument.of("Confirm that it is you");
    return List.of(
        Route.get(PATH, MembersPermissions.READ_SELF, document, this::ask),
        Route.post(PATH, MembersPermissions.EDIT_SELF, document, this::confirm).withSecrets());
  }

  private Reply ask(Request request) {
    Optional<String> asked = request.query("to");
    String to = Destination.of(asked.orElse(""));
    String kept = request.query("kept").orElse("");
    // who is on the way somewhere, and had to sign in before, has just given the password
    return asked.isPresent() && kept.isEmpty() && proof.isRecent(request.identity())
        ? Reply.seeOther(to)
        : page(request, ConfirmRequest.RULES.blank(), to, kept, 200);
  }

  private Reply confirm(Request request) {
    requireSession(request.identity());
    String to = Destination.of(request.form().value("to"));
    String kept = request.form().value("kept");
    Account account = own(request);
    if (proof.isRecent(request.identity())) {
      return kept.isEmpty() ? Reply.seeOther(to) : send(request.identity(), kept, to);
    }
    return Submission.of(
        request.form(ConfirmRequest.RULES),
        typed -> {
          signIn.confirm(account, typed.password(), typed.code(), request.remoteAddress());
          proof.renew(request.identity());
          return kept.isEmpty() ? Reply.seeOther(to) : send(request.identity(), kept, to);
        },
        (input, status) -> page(request, input, to, kept, status));
  }

  private Account own(Request request) {
    return accounts
        .byId(request.member().id())
        .orElseThrow(() -> Problem.notFound("There is no such member").toException());
  }

  /**
   * Has the browser post once more, to where the kept form goes: the gateway takes that one then in
   * the place of what was sent here.
   */
  private Reply send(Identity identity, String kept, String to) {
    KeptForms there = forms.get();
    Optional<String> address = there == null ? Optional.empty() : there.resume(identity, kept);
    return address
        .map(path -> Reply.empty(307).withHeader("Location", path))
        .orElseGet(() -> Reply.seeOther(to));
  }

  /** A token is proven once, when it is made: whoever found one must not make it worth more. */
  private static void requireSession(Identity identity) {
    if (identity.authenticationMethod() != AuthenticationMethod.SESSION) {
      throw Problem.of(
              403,
              "members.no-session",
              "Only who is signed in with a browser confirms here",
              "Programs make a new token with handle and password at /api/v1/tokens")
          .toException();
    }
  }

  private String command(Member member) {
    boolean alone = member.roles().contains(Role.ADMIN) && accounts.roles().isHeldByOne(Role.ADMIN);
    return alone ? "millet reset-link " + member.handle() : null;
  }

  private Reply page(
      Request request, Input<ConfirmRequest> input, String to, String kept, int status) {
    boolean twoFactor = signIn.twoFactor().isOn(request.member());
    ConfirmModel model =
        new ConfirmModel(
            input,
            to,
            kept,
            request.member().handle(),
            proof.lasts().toMinutes(),
            twoFactor,
            new ConfirmModel.Ways(
                proof.isRecent(request.identity()),
                own(request).password() != null,
                mailed.isOpen(),
                // a provider knows nothing of the code
                twoFactor ? Html.EMPTY : slots.fill(request, Slots.CONFIRM),
                command(request.member())));
    String title = pages.view(request).text("confirm.title");
    return pages.page(
        request,
        Page.of(title, "confirm.jte", model)
            .withStatus(status)
            .withStyles("members.css")
            .withScripts("password.js"));
  }
}
