package dev.millet.members.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Role;
import dev.millet.members.access.AccountAccess;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Details;
import dev.millet.members.directory.MemberFilter;
import dev.millet.members.directory.Roster;
import dev.millet.members.email.AccountMail;
import dev.millet.members.email.EmailConfirmation;
import dev.millet.members.invitations.Invitations;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.ChangeRolesRequest;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.members.services.AccountServices;
import dev.millet.members.signup.SignUp;
import dev.millet.members.signup.SignUpProblems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /api/v1/members}. */
public final class MembersApi {

  private static final String PATH = "/api/v1/members";

  private final Accounts accounts;
  private final Roster roster;
  private final SignUp signUp;
  private final Invitations invitations;
  private final AccountServices care;

  public MembersApi(Accounts accounts, Roster roster, AccountAccess access, AccountServices care) {
    this.accounts = accounts;
    this.roster = roster;
    this.signUp = access.signUp();
    this.invitations = access.invitations();
    this.care = care;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
                PATH,
                Permission.PUBLIC_ACTION,
                RouteDocument.of("Signs a member up")
                    .describing(
                        "Visitors make their own account, where the site lets them; administrators may"
                            + " make accounts for others. With `invitation`, the last segment of an"
                            + " invitation's link, it works while sign-up is closed, too. Where mail is set"
                            + " up, `email` is the account's once it is confirmed by the link that is"
                            + " mailed. Where the setting members.sign.up.email requires one, ask"
                            + " POST /api/v1/members/email/sign-up for a link first, and send its"
                            + " last segment as `emailProof`.")
                    .taking(signUp.requests())
                    .giving(201, MemberAnswer.class)
                    .problems(
                        "invalid",
                        Accounts.TAKEN,
                        "members.sign-up-closed",
                        SignUpProblems.EMAIL_REQUIRED,
                        "members.invitation-spent",
                        EmailConfirmation.SPENT,
                        AccountMail.TOO_MANY,
                        "members.too-many-sign-ups",
                        "members.busy"),
                this::join)
            .withSecrets(),
        Route.get(
            PATH,
            roster.readers(),
            RouteDocument.of("Lists members")
                .describing(
                    "For the team, unless the setting members.directory opens it to members or"
                        + " everybody. Roles and locales are told to the team only.")
                .query(
                    "handle", "string", "Only the member with this handle, without regard to case")
                .query("q", "string", "Only those whose name or handle contains this")
                .listing(MemberAnswer.class)
                .problems("invalid"),
            this::list),
        Route.get(
            PATH + "/me",
            MembersPermissions.READ_SELF,
            RouteDocument.of("Shows the caller").giving(200, OwnAnswer.class),
            this::me),
        Route.patch(
            PATH + "/me",
            MembersPermissions.EDIT_SELF,
            RouteDocument.of("Changes the caller's profile")
                .describing("Send the entity tag of the profile as If-Match.")
                .taking(ChangeProfileRequest.class)
                .giving(200, OwnAnswer.class)
                .problems("invalid"),
            this::edit),
        Route.get(
            PATH + "/{id}",
            roster.readers(),
            RouteDocument.of("Shows a member")
                .describing("For those who may list the members.")
                .giving(200, MemberAnswer.class)
                .problems("not-found"),
            this::show),
        Route.put(
            PATH + "/{id}/roles",
            MembersPermissions.CHANGE_ROLES,
            RouteDocument.of("Sets the roles of a member")
                .taking(ChangeRolesRequest.RULES)
                .giving(200, MemberAnswer.class)
                .problems("not-found", "invalid", "members.last-administrator"),
            this::roles));
  }

  private Reply join(Request request) {
    SignUpRequest typed = request.json(signUp.requests());
    Account account = joined(request, typed);
    long id = account.member().id();
    return Reply.created(PATH + "/" + id, MemberAnswer.of(account.member()));
  }

  private Account joined(Request request, SignUpRequest typed) {
    if (typed.isInvited()) {
      return invitations.signUp(typed, request.remoteAddress(), request.locale());
    }
    return request.identity().is(Role.ADMIN)
        ? signUp.trusted(typed, Set.of())
        : signUp.visitor(typed, request.remoteAddress(), request.locale());
  }

  private Reply list(Request request) {
    Optional<String> handle = request.query("handle");
    if (handle.isPresent()) {
      List<MemberAnswer> found =
          accounts.byHandle(handle.get()).stream()
              .map(account -> MemberAnswer.to(request.identity(), account.member()))
              .toList();
      return Reply.list(Slice.of(found));
    }
    return Reply.list(
        roster
            .search(
                request.identity(),
                MemberFilter.EVERYBODY,
                request.query("q").orElse(""),
                request.list())
            .map(account -> MemberAnswer.to(request.identity(), account.member())));
  }

  private Reply me(Request request) {
    Account account = own(request);
    return Reply.json(OwnAnswer.of(account)).withEntityTag(account.tag());
  }

  private Reply edit(Request request) {
    Account before = own(request);
    request.requireMatch(before.tag());
    ChangeProfileRequest typed = request.json(ChangeProfileRequest.class);
    Details wanted = typed.appliedTo(Details.of(before.member()));
    Account after = care.profileEdit().change(before, wanted);
    return Reply.json(OwnAnswer.of(after)).withEntityTag(after.tag());
  }

  private Reply show(Request request) {
    Account account = accounts.byId(request.id("id")).orElseThrow(MembersApi::missing);
    return Reply.json(MemberAnswer.to(request.identity(), account.member()));
  }

  private Reply roles(Request request) {
    Set<Role> roles = ChangeRolesRequest.of(request).all();
    Account account =
        care.roleChange()
            .change(request.id("id"), roles, request.identity().member())
            .orElseThrow(MembersApi::missing);
    return Reply.json(MemberAnswer.of(account.member()));
  }

  private Account own(Request request) {
    return accounts.byId(request.member().id()).orElseThrow(MembersApi::missing);
  }

  private static ProblemException missing() {
    return Problem.notFound("There is no such member").toException();
  }
}
