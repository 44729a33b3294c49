package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.members.access.PublicLinks;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.credentials.PendingEmail;
import dev.millet.members.credentials.ResetLinks;
import dev.millet.members.email.EmailConfirmation;
import dev.millet.members.enrollment.TwoFactorEnrollment;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.Groups;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.ChangeRolesRequest;
import dev.millet.members.services.AccountServices;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /members/{handle}/manage}: groups, roles, links, suspension. */
final class ManagePages {

  private static final String PATH = "/members/{handle}/manage";

  private final Pages pages;
  private final Slots slots;
  private final Accounts accounts;
  private final Groups groups;
  private final TwoFactorEnrollment twoFactor;
  private final EmailConfirmation emails;
  private final AccountServices care;
  private final PublicLinks publicLinks;

  ManagePages(
      Pages pages,
      Slots slots,
      Accounts accounts,
      Groups groups,
      TwoFactorEnrollment twoFactor,
      EmailConfirmation emails,
      AccountServices care,
      PublicLinks publicLinks) {
    this.pages = pages;
    this.slots = slots;
    this.accounts = accounts;
    this.groups = groups;
    this.twoFactor = twoFactor;
    this.emails = emails;
    this.care = care;
    this.publicLinks = publicLinks;
  }

  List<Route> routes() {
    return List.of(
        // asks before something is typed, and shows what opens an account: its link
        Route.get(
            PATH,
            MembersPermissions.READ_DIRECTORY.provenRecently(),
            RouteDocument.of("Manage a member"),
            this::show),
        Route.post(
            PATH + "/groups",
            MembersPermissions.CHOOSE_GROUP_MEMBERS,
            RouteDocument.of("Choose a member's groups"),
            this::groups),
        Route.post(
            PATH + "/roles",
            MembersPermissions.CHANGE_ROLES,
            RouteDocument.of("Set a member's roles"),
            this::roles),
        Route.post(
                PATH + "/reset-link",
                MembersPermissions.MAKE_RESET_LINK,
                RouteDocument.of("Make a link to set a password"),
                this::link)
            .withSecrets(),
        Route.post(
            PATH + "/two-factor/reset",
            MembersPermissions.RESET_TWO_FACTOR,
            RouteDocument.of("Reset a member's two-factor authentication"),
            this::resetTwoFactor),
        Route.post(
            PATH + "/email/approve",
            MembersPermissions.APPROVE_EMAIL,
            RouteDocument.of("Confirm a change of email for the current address"),
            this::approveEmail),
        Route.post(
            PATH + "/suspend",
            MembersPermissions.SUSPEND,
            RouteDocument.of("Suspend a member"),
            this::suspend),
        Route.post(
            PATH + "/resume",
            MembersPermissions.SUSPEND,
            RouteDocument.of("Let a member in again"),
            this::resume),
        Route.post(
            PATH + "/delete",
            MembersPermissions.DELETE_MEMBER,
            RouteDocument.of("Delete the account of a member"),
            this::delete));
  }

  private Reply show(Request request) {
    return page(request, of(request), null, "", 200);
  }

  private Reply groups(Request request) {
    Account account = of(request);
    Set<String> wanted = Set.copyOf(request.form().values("group"));
    Set<String> own = groups.members().slugsOf(account.member().id());
    Member by = request.identity().member();
    for (Group group : groups.all()) {
      boolean in = own.contains(group.slug());
      if (wanted.contains(group.slug()) && !in) {
        care.groupChange().add(group, account.member(), by);
      } else if (in && !wanted.contains(group.slug())) {
        care.groupChange().take(group, account.member(), by);
      }
    }
    return back(account, "notice.saved");
  }

  private Reply roles(Request request) {
    Account account = of(request);
    return Submission.of(
        request.form(ChangeRolesRequest.RULES),
        wanted -> {
          Member by = request.identity().member();
          care.roleChange().change(account.member().id(), wanted.all(), by);
          return back(account, "notice.saved");
        },
        (input, status) ->
            page(request, account, model(request, account, null, "", input), status));
  }

  private Reply link(Request request) {
    Account account = of(request);
    try {
      ResetLinks.Made made = care.recovery().link(account);
      // not a redirect: the link is known to this answer alone
      return page(
          request, account, publicLinks.to(request, "/members/reset/" + made.secret()), "", 200);
    } catch (ProblemException refused) {
      return refused(request, account, refused);
    }
  }

  private Reply resetTwoFactor(Request request) {
    Account account = of(request);
    return done(
        request,
        account,
        "notice.two-factor-reset",
        () -> twoFactor.reset(account.member().id(), request.identity().member()));
  }

  private Reply approveEmail(Request request) {
    Account account = of(request);
    return done(
        request,
        account,
        "notice.email-approved",
        () -> emails.replacement().approve(account.member(), request.identity().member()));
  }

  private Reply suspend(Request request) {
    Account account = of(request);
    return done(
        request,
        account,
        "notice.suspended",
        () ->
            care.suspension()
                .suspend(
                    account.member().id(),
                    request.identity().member(),
                    request.form().value("hide").equals("true")));
  }

  private Reply resume(Request request) {
    Account account = of(request);
    return done(
        request,
        account,
        "notice.resumed",
        () -> care.suspension().resume(account.member().id(), request.identity().member()));
  }

  private Reply delete(Request request) {
    Account account = of(request);
    String typed = request.form().value("handle");
    if (!MemberHandle.same(typed, account.member().handle())) {
      String failure = pages.view(request).text("manage.delete.handle");
      return page(request, account, null, failure, 422);
    }
    try {
      care.deletion().delete(account.member().id());
    } catch (ProblemException refused) {
      return refused(request, account, refused);
    }
    return pages.withNotice(Reply.seeOther(DirectoryPages.PATH), "notice.member-deleted");
  }

  private Reply done(Request request, Account account, String notice, Runnable change) {
    try {
      change.run();
    } catch (ProblemException refused) {
      return refused(request, account, refused);
    }
    return back(account, notice);
  }

  private Reply back(Account account, String notice) {
    return pages.withNotice(Reply.seeOther(MemberPath.manage(account.member())), notice);
  }

  private Reply refused(Request request, Account account, ProblemException refused) {
    Problem problem = refused.problem();
    String failure = pages.view(request).text("failure." + problem.code().replace('.', '-'));
    return page(request, account, null, failure, problem.status());
  }

  private Account of(Request request) {
    return accounts
        .byHandle(request.parameter("handle"))
        .orElseThrow(() -> Problem.notFound("There is no member with this handle").toException());
  }

  private Reply page(Request request, Account account, String link, String failure, int status) {
    Input<ChangeRolesRequest> roles = ChangeRolesRequest.RULES.blank();
    return page(request, account, model(request, account, link, failure, roles), status);
  }

  private ManageModel model(
      Request request,
      Account account,
      String link,
      String failure,
      Input<ChangeRolesRequest> roles) {
    long id = account.member().id();
    Set<String> own = groups.of(id).stream().map(Group::slug).collect(Collectors.toSet());
    return new ManageModel(
        account,
        groups.all(),
        own,
        request.identity().is(Role.ADMIN),
        new ManageModel.Access(
            link,
            care.credentials().links().expiryOf(id).orElse(null),
            twoFactor.state(id).enabledAt(),
            emailChange(id)),
        failure,
        slots.fill(request, Slots.SUSPENSION, List.of(Subject.of(Slots.MEMBER, id))).get(0),
        roles);
  }

  private ManageModel.EmailChange emailChange(long id) {
    return emails
        .pending(id)
        .filter(pending -> pending.change() != null)
        .map(
            pending ->
                new ManageModel.EmailChange(
                    pending.address(),
                    pending.waitingFor().contains(PendingEmail.NEW),
                    pending.waitingFor().contains(PendingEmail.CURRENT),
                    pending.change().approvableFrom(),
                    emails.replacement().isApprovable(pending.change())))
        .orElse(null);
  }

  private Reply page(Request request, Account account, ManageModel model, int status) {
    return pages.page(
        request,
        Page.of(account.member().displayName(), "manage.jte", model)
            .withStatus(status)
            .withStyles("members.css"));
  }
}
