package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.SetupStep;
import dev.millet.members.access.PublicLinks;
import dev.millet.members.invitations.Arrival;
import dev.millet.members.invitations.Invitation;
import dev.millet.members.invitations.Invitations;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.InvitationRequest;
import dev.millet.members.signup.SignUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /admin/invitations}: makes and ends links that invite people, and says who came. */
final class InvitationPages {

  static final String PATH = "/admin/invitations";

  private static final int ORDER = 105;

  private final Pages pages;
  private final Members members;
  private final SignUp signUp;
  private final Invitations invitations;
  private final PublicLinks links;

  InvitationPages(
      Pages pages, Members members, SignUp signUp, Invitations invitations, PublicLinks links) {
    this.pages = pages;
    this.members = members;
    this.signUp = signUp;
    this.invitations = invitations;
    this.links = links;
  }

  List<Contribution> contributions() {
    return List.of(
        // asks for the password before the form is filled in, so that nothing typed is lost
        Route.get(PATH, MembersPermissions.INVITE, "Invitations", this::show),
        Route.post(PATH, MembersPermissions.INVITE, "Makes an invitation", this::make)
            .withSecrets(),
        Route.post(
            PATH + "/{id}/revoke", MembersPermissions.INVITE, "Ends an invitation", this::revoke),
        new NavigationEntry(
            Menu.ADMINISTRATION, PATH, "invitations.title", ORDER, MembersPermissions.INVITE),
        SetupStep.ofSettings("members.sign-up", 300, "members", request -> !signUp.isOpen())
            .confirmed(),
        SetupStep.of("members.team", 500, PATH, request -> invitations.hasTeam()));
  }

  private Reply show(Request request) {
    return page(request, InvitationRequest.RULES.filled(InvitationRequest.USUAL), null, 200);
  }

  private Reply make(Request request) {
    return Submission.of(
        request.form(InvitationRequest.RULES),
        typed -> {
          Invitations.Link made =
              invitations.make(typed, request.identity().member(), request.locale());
          if (made.secret() == null) {
            return pages.withNotice(
                Reply.seeOther(PATH),
                made.known() ? "notice.invitation-known" : "notice.invitation-sent");
          }
          // not a redirect: the link is known to this answer alone
          return page(
              request,
              InvitationRequest.RULES.filled(InvitationRequest.USUAL),
              links.to(request, InvitedPages.PATH.replace("{secret}", made.secret())),
              200);
        },
        (input, status) -> page(request, input, null, status));
  }

  private Reply revoke(Request request) {
    if (!invitations.revoke(request.id("id"), request.identity().member())) {
      throw Problem.notFound("There is no such invitation").toException();
    }
    return pages.withNotice(Reply.seeOther(PATH), "notice.invitation-revoked");
  }

  private Reply page(Request request, Input<InvitationRequest> input, String link, int status) {
    Slice<Invitation> slice = invitations.newest(request.list().at(PATH));
    Map<Long, List<Arrival>> arrivals = invitations.arrivals(slice.items());
    List<Long> ids = new ArrayList<>();
    slice.items().forEach(one -> ids.add(one.made().by()));
    arrivals.values().forEach(came -> came.forEach(each -> ids.add(each.memberId())));
    InvitationsModel model =
        new InvitationsModel(
            input,
            link,
            slice,
            arrivals,
            members.people(ids),
            invitations.now(),
            new InvitationsModel.Emails(
                invitations.mailed().isPossible(), invitations.mailed().of(slice.items())));
    String title = pages.view(request).text("invitations.title");
    return pages.page(
        request,
        Page.of(title, "invitations.jte", model)
            .in(Menu.ADMINISTRATION)
            .withStatus(status)
            .withStyles("members.css"));
  }
}
