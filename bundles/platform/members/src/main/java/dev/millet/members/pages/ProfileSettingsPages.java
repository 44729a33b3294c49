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
import dev.millet.members.accounts.AvatarChange;
import dev.millet.members.accounts.Details;
import dev.millet.members.accounts.HandleChange;
import dev.millet.members.accounts.ProfileEdit;
import java.util.List;
import java.util.Map;

/** {@code /members/settings}: who the member is. */
final class ProfileSettingsPages {

  private static final String PATH = MemberMenus.PROFILE;
  private static final Permission READ = Permission.toRead("members.self", Role.MEMBER);
  private static final Permission WRITE = Permission.toWrite("members.edit-self", Role.MEMBER);

  private final Pages pages;
  private final Accounts accounts;
  private final ProfileEdit profileEdit;
  private final HandleChange handleChange;
  private final AvatarChange avatarChange;
  private final Refusals refusals;
  private final TimeZones zones = new TimeZones();

  ProfileSettingsPages(
      Pages pages,
      Accounts accounts,
      ProfileEdit profileEdit,
      HandleChange handleChange,
      AvatarChange avatarChange,
      Refusals refusals) {
    this.pages = pages;
    this.accounts = accounts;
    this.profileEdit = profileEdit;
    this.handleChange = handleChange;
    this.avatarChange = avatarChange;
    this.refusals = refusals;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, READ, RouteDocument.of("One's profile"), this::show),
        Route.post(
            PATH + "/profile", WRITE, RouteDocument.of("Change one's profile"), this::details),
        Route.post(PATH + "/avatar", WRITE, RouteDocument.of("Change one's picture"), this::avatar)
            .withMaxBody(avatarChange.maxBody()),
        Route.post(
            PATH + "/avatar/remove",
            WRITE,
            RouteDocument.of("Remove one's picture"),
            this::removeAvatar),
        Route.post(PATH + "/handle", WRITE, RouteDocument.of("Change one's handle"), this::handle));
  }

  private Reply show(Request request) {
    Member member = own(request).member();
    return page(request, member, ofDetails(member), ofHandle(member), 200);
  }

  private Reply details(Request request) {
    Account before = own(request);
    Form form = request.form();
    FormState typed = FormState.typed(form, "displayName", "city", "locale", "timeZone");
    try {
      Details wanted =
          Details.typed(
              form.value("displayName"),
              form.value("city"),
              form.value("locale"),
              form.value("timeZone"));
      profileEdit.change(before, wanted).orElseThrow(ProfileSettingsPages::changedMeanwhile);
      return pages.withNotice(Reply.seeOther(PATH), "notice.saved");
    } catch (ProblemException refused) {
      FormState again = refusals.explain(pages.view(request), typed, refused.problem());
      Member member = before.member();
      return page(request, member, again, ofHandle(member), refused.problem().status());
    }
  }

  private Reply handle(Request request) {
    Account before = own(request);
    FormState typed = FormState.typed(request.form(), "handle");
    try {
      handleChange.change(before, typed.value("handle"));
      return pages.withNotice(Reply.seeOther(PATH), "notice.saved");
    } catch (ProblemException refused) {
      FormState again = refusals.explain(pages.view(request), typed, refused.problem());
      Member member = before.member();
      return page(request, member, ofDetails(member), again, refused.problem().status());
    }
  }

  private Reply avatar(Request request) {
    Member member = own(request).member();
    try {
      avatarChange.set(member.id(), request.form().upload("avatar"));
      return pages.withNotice(Reply.seeOther(PATH), "notice.saved");
    } catch (ProblemException refused) {
      FormState again = refusals.explain(pages.view(request), FormState.blank(), refused.problem());
      return page(
          request, member, again, ofDetails(member), ofHandle(member), refused.problem().status());
    }
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

  private static FormState ofDetails(Member member) {
    return new FormState(
        Map.of(
            "displayName", member.displayName(),
            "city", orEmpty(member.city()),
            "locale", orEmpty(member.locale()),
            "timeZone", orEmpty(member.timeZone())),
        Map.of(),
        "");
  }

  private static FormState ofHandle(Member member) {
    return new FormState(Map.of("handle", member.handle()), Map.of(), "");
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private Reply page(
      Request request, Member member, FormState details, FormState handle, int status) {
    return page(request, member, FormState.blank(), details, handle, status);
  }

  private Reply page(
      Request request,
      Member member,
      FormState avatar,
      FormState details,
      FormState handle,
      int status) {
    ProfileSettingsModel model =
        new ProfileSettingsModel(
            member, avatar, details, handle, zones.in(pages.view(request).locale()));
    String title = pages.view(request).text("settings.title");
    return pages.page(
        request,
        Page.of(title, "settings-profile.jte", model)
            .in(Menu.SETTINGS)
            .withStatus(status)
            .withStyles("members.css"));
  }

  private static ProblemException changedMeanwhile() {
    return Problem.of(
            412, "changed-meanwhile", "It was changed meanwhile", "Please look at it again")
        .toException();
  }
}
