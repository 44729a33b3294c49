package dev.millet.members.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.AvatarChange;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.deletion.AccountDeletion;
import dev.millet.members.export.DataCopy;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.DeleteAccountRequest;
import dev.millet.members.signin.SignIn;
import java.util.List;

/** The image, the copy and the end of an account. */
public final class PrivacyApi {

  private static final String PATH = "/api/v1/members";
  private static final String ME = PATH + "/me";

  private final Accounts accounts;
  private final AvatarChange avatar;
  private final AccountDeletion deletion;
  private final DataCopy copy;
  private final SignIn signIn;

  public PrivacyApi(
      Accounts accounts,
      AvatarChange avatar,
      AccountDeletion deletion,
      DataCopy copy,
      SignIn signIn) {
    this.accounts = accounts;
    this.avatar = avatar;
    this.deletion = deletion;
    this.copy = copy;
    this.signIn = signIn;
  }

  public List<Route> routes() {
    return List.of(
        Route.put(
                ME + "/avatar",
                MembersPermissions.EDIT_SELF,
                RouteDocument.of("Sets the caller's image")
                    .taking(avatar.rules())
                    .giving(200, OwnAnswer.class)
                    .problems("invalid"),
                this::setAvatar)
            .withMaxBody(avatar.maxBody()),
        Route.delete(
            ME + "/avatar",
            MembersPermissions.EDIT_SELF,
            RouteDocument.of("Removes the caller's image").giving(200, OwnAnswer.class),
            this::removeAvatar),
        Route.get(
                ME + "/data",
                MembersPermissions.READ_SELF,
                RouteDocument.of("Gives the caller a copy of everything that is kept about them")
                    .describing(
                        "An object with `of`, `sections` by name, and `unavailable`: the sections"
                            + " whose module was being replaced at the time."),
                this::data)
            .withSecrets(),
        Route.delete(
                ME,
                MembersPermissions.EDIT_SELF,
                RouteDocument.of("Deletes the caller's account")
                    .describing(
                        "Sessions and tokens end at once; what others rely on stays without the"
                            + " name. This cannot be undone.")
                    .taking(DeleteAccountRequest.RULES)
                    .giving(204, null)
                    .problems("invalid", "members.last-administrator", "members.too-many-attempts"),
                this::deleteSelf)
            .withSecrets(),
        Route.delete(
            PATH + "/{id}",
            MembersPermissions.DELETE_MEMBER,
            RouteDocument.of("Deletes the account of a member")
                .describing("This cannot be undone.")
                .giving(204, null)
                .problems("not-found", "members.last-administrator"),
            this::delete));
  }

  private Reply setAvatar(Request request) {
    return answer(avatar.set(request.member().id(), request.form(avatar.rules()).require()));
  }

  private Reply removeAvatar(Request request) {
    return answer(avatar.remove(request.member().id()));
  }

  private static Reply answer(Account account) {
    return Reply.json(OwnAnswer.of(account)).withEntityTag(account.tag());
  }

  private Reply data(Request request) {
    Member member = request.member();
    return Reply.stream(Reply.JSON, out -> copy.write(member, out))
        .withHeader("Content-Disposition", "attachment; filename=\"millet-data.json\"");
  }

  private Reply deleteSelf(Request request) {
    DeleteAccountRequest typed = request.json(DeleteAccountRequest.RULES);
    Account account = accounts.byId(request.member().id()).orElseThrow(PrivacyApi::missing);
    if (!typed.handle().isEmpty()
        && !MemberHandle.same(typed.handle(), account.member().handle())) {
      throw Problem.invalid("handle", "other", "This is not the handle of the caller")
          .toException();
    }
    signIn.confirm(
        account,
        typed.password(),
        typed.code(),
        request.remoteAddress(),
        () -> deletion.requireDeletable(account.member()));
    deletion.deleteOwn(account);
    return Reply.noContent();
  }

  private Reply delete(Request request) {
    if (!deletion.delete(request.id("id"))) {
      throw missing();
    }
    return Reply.noContent();
  }

  private static ProblemException missing() {
    return Problem.notFound("There is no such member").toException();
  }
}
