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
import dev.millet.members.accounts.AvatarChange;
import dev.millet.members.accounts.Details;
import dev.millet.members.accounts.HandleChange;
import dev.millet.members.accounts.ProfileEdit;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.ChangeHandleRequest;
import java.util.List;

/** {@code /members/settings}: who the member is. */
final class ProfileSettingsPages {

  private static final String PATH = MemberMenus.PROFILE;

  private final Pages pages;
  private final Accounts accounts;
  private final ProfileEdit profileEdit;
  private final HandleChange handleChange;
  private final AvatarChange avatarChange;
  private final TimeZones zones = new TimeZones();

  ProfileSettingsPages(
      Pages pages,
      Accounts accounts,
      ProfileEdit profileEdit,
      HandleChange handleChange,
      AvatarChange avatarChange) {
    this.pages = pages;
    this.accounts = accounts;
    this.profileEdit = profileEdit;
    this.handleChange = handleChange;
    this.avatarChange = avatarChange;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            PATH, MembersPermissions.READ_SELF, RouteDocument.of("One's profile"), this::show),
        Route.post(
            PATH + "/profile",
            MembersPermissions.EDIT_SELF,
            RouteDocument.of("Change one's profile"),
            this::details),
        Route.post(
                PATH + "/avatar",
                MembersPermissions.EDIT_SELF,
                RouteDocument.of("Change one's picture"),
                this::avatar)
            .withMaxBody(avatarChange.maxBody()),
        Route.post(
            PATH + "/avatar/remove",
            MembersPermissions.EDIT_SELF,
            RouteDocument.of("Remove one's picture"),
            this::removeAvatar),
        Route.post(
            PATH + "/handle",
            MembersPermissions.EDIT_SELF,
            RouteDocument.of("Change one's handle"),
            this::handle));
  }

  private Reply show(Request request) {
    Member member = own(request).member();
    return page(request, member, Details.RULES.filled(Details.of(member)), ofHandle(member), 200);
  }

  private Reply details(Request request) {
    Account before = own(request);
    return Submission.of(
        request.form(Details.RULES),
        wanted -> {
          profileEdit.change(before, wanted);
          return pages.withNotice(Reply.seeOther(PATH), "notice.saved");
        },
        (input, status) ->
            page(request, before.member(), input, ofHandle(before.member()), status));
  }

  private Reply handle(Request request) {
    Account before = own(request);
    return Submission.of(
        request.form(ChangeHandleRequest.RULES),
        typed -> {
          handleChange.change(before, typed.handle());
          return pages.withNotice(Reply.seeOther(PATH), "notice.saved");
        },
        (input, status) ->
            page(
                request,
                before.member(),
                Details.RULES.filled(Details.of(before.member())),
                input,
                status));
  }

  private Reply avatar(Request request) {
    Member member = own(request).member();
    return Submission.of(
        request.form(avatarChange.rules()),
        wanted -> {
          avatarChange.set(member.id(), wanted);
          return pages.withNotice(Reply.seeOther(PATH), "notice.saved");
        },
        (input, status) ->
            page(
                request,
                new ProfileSettingsModel(
                    member,
                    input,
                    Details.RULES.filled(Details.of(member)),
                    ofHandle(member),
                    zones.in(pages.view(request).locale())),
                status));
  }

  private Reply removeAvatar(Request request) {
    avatarChange.remove(request.member().id());
    return pages.withNotice(Reply.seeOther(PATH), "notice.saved");
  }

  private Account own(Request request) {
    return accounts
        .byId(request.member().id())
        .orElseThrow(() -> Problem.notFound("There is no such member").toException());
  }

  private static Input<ChangeHandleRequest> ofHandle(Member member) {
    return ChangeHandleRequest.RULES.filled(new ChangeHandleRequest(member.handle()));
  }

  private Reply page(
      Request request,
      Member member,
      Input<Details> details,
      Input<ChangeHandleRequest> handle,
      int status) {
    return page(
        request,
        new ProfileSettingsModel(
            member,
            avatarChange.rules().blank(),
            details,
            handle,
            zones.in(pages.view(request).locale())),
        status);
  }

  private Reply page(Request request, ProfileSettingsModel model, int status) {
    String title = pages.view(request).text("settings.title");
    return pages.page(
        request,
        Page.of(title, "settings-profile.jte", model)
            .in(Menu.SETTINGS)
            .withStatus(status)
            .withStyles("members.css"));
  }
}
