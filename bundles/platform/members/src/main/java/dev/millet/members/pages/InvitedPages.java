package dev.millet.members.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.members.invitations.Invitation;
import dev.millet.members.invitations.Invitations;
import dev.millet.members.permissions.MembersPermissions;
import java.util.List;
import java.util.Optional;

/**
 * {@code /members/invitations/{secret}}: the form to sign up by an invitation or, for somebody who
 * is signed in, to take its role.
 */
final class InvitedPages {

  static final String PATH = "/members/invitations/{secret}";

  private final Pages pages;
  private final Invitations invitations;
  private final SignUpPages signUp;

  InvitedPages(Pages pages, Invitations invitations, SignUpPages signUp) {
    this.pages = pages;
    this.invitations = invitations;
    this.signUp = signUp;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, Permission.PUBLIC, "Accept an invitation", this::show).withSecrets(),
        Route.post(PATH, MembersPermissions.ACCEPT_INVITATION, "Accept an invitation", this::accept)
            .withSecrets());
  }

  private Reply show(Request request) {
    String secret = request.parameter("secret");
    Optional<Invitation> invitation = invitations.open(secret);
    if (invitation.isEmpty()) {
      return signUp.message(request, "invitation.spent", 404);
    }
    Optional<Member> member = request.identity().signedIn();
    if (member.isEmpty()) {
      return signUp.invited(request, new SignUpModel.Invited(secret, invitation.get().role()));
    }
    View view = pages.view(request);
    InvitationModel model =
        new InvitationModel(
            PATH.replace("{secret}", secret),
            invitation.get().role(),
            member.get(),
            member.get().is(invitation.get().gives()));
    return pages.page(request, Page.of(view.text("invitation.title"), "invitation.jte", model));
  }

  private Reply accept(Request request) {
    Member member = request.member();
    try {
      invitations.accept(request.parameter("secret"), member);
    } catch (ProblemException refused) {
      if (refused.problem().code().equals("members.role-held")) {
        return show(request);
      }
      return signUp.message(request, "invitation.spent", refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(Destination.HOME), "notice.invitation-accepted");
  }
}
