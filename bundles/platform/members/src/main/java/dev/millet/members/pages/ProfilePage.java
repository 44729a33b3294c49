package dev.millet.members.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.members.accounts.KeptHandles;
import dev.millet.members.accounts.ModeratedAvatars;
import dev.millet.members.directory.Directory;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.Groups;
import dev.millet.members.permissions.MembersPermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /members/{handle}}. */
public final class ProfilePage {

  private final Pages pages;
  private final Slots slots;
  private final Directory directory;
  private final KeptHandles kept;
  private final Groups groups;
  private final ModeratedAvatars avatars;

  ProfilePage(
      Pages pages,
      Slots slots,
      Directory directory,
      KeptHandles kept,
      Groups groups,
      ModeratedAvatars avatars) {
    this.pages = pages;
    this.slots = slots;
    this.directory = directory;
    this.kept = kept;
    this.groups = groups;
    this.avatars = avatars;
  }

  List<Contribution> contributions() {
    return List.of(
        Route.get("/members/{handle}", Permission.PUBLIC, RouteDocument.of("A member"), this::show),
        new Fragment(Slots.MEMBER_PROFILE, 100, MembersPermissions.READ_SELF, this::groups));
  }

  private List<Html> groups(Request request, List<Subject> members) {
    return members.stream().map(member -> groups(request, Long.parseLong(member.id()))).toList();
  }

  /** Shows the groups of a member to themselves and to the staff. */
  private Html groups(Request request, long member) {
    if (!isOwn(request, member) && !request.identity().is(Role.STAFF)) {
      return Html.EMPTY;
    }
    List<Group> all = groups.of(member);
    return all.isEmpty() ? Html.EMPTY : pages.fragment(request, "profile-groups.jte", all);
  }

  private static boolean isOwn(Request request, long member) {
    return request.identity().signedIn().filter(reader -> reader.id() == member).isPresent();
  }

  /** Returns what moderators can do about the images of a member, and why they are hidden. */
  private Html moderation(Request request, Member member) {
    List<Subject> images = avatars.of(member);
    return images.isEmpty()
        ? Html.EMPTY
        : new Html(
            slots.fill(request, Slots.MODERATION, images).stream()
                .map(Html::markup)
                .collect(Collectors.joining()));
  }

  private Reply show(Request request) {
    String handle = request.parameter("handle");
    Optional<Member> found = directory.byHandle(handle);
    if (found.isEmpty()) {
      return kept.formerOwner(handle)
          .flatMap(directory::byId)
          .map(member -> Reply.seeOther(MemberPath.profile(member)))
          .orElseThrow(() -> Problem.notFound("There is no member with this handle").toException());
    }
    Member member = found.get();
    List<Subject> subject = List.of(Subject.of(Slots.MEMBER, member.id()));
    Html sections = slots.fill(request, Slots.MEMBER_PROFILE, subject).get(0);
    boolean own = isOwn(request, member.id());
    ProfileModel model =
        new ProfileModel(
            member,
            own,
            request.identity().is(Role.STAFF),
            sections,
            own || request.identity().is(Role.MODERATOR)
                ? moderation(request, member)
                : Html.EMPTY);
    return pages.page(
        request, Page.of(member.displayName(), "profile.jte", model).withStyles("members.css"));
  }
}
