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
import dev.millet.members.accounts.Directory;
import dev.millet.members.accounts.KeptHandles;
import dev.millet.members.circles.Circle;
import dev.millet.members.circles.Circles;
import java.util.List;
import java.util.Optional;

/** {@code /members/{handle}}. */
public final class ProfilePage {

  private final Pages pages;
  private final Slots slots;
  private final Directory directory;
  private final KeptHandles kept;
  private final Circles circles;

  ProfilePage(Pages pages, Slots slots, Directory directory, KeptHandles kept, Circles circles) {
    this.pages = pages;
    this.slots = slots;
    this.directory = directory;
    this.kept = kept;
    this.circles = circles;
  }

  List<Contribution> contributions() {
    return List.of(
        Route.get("/members/{handle}", Permission.PUBLIC, RouteDocument.of("A member"), this::show),
        new Fragment(
            Slots.MEMBER_PROFILE,
            100,
            Permission.toRead("members.self", Role.MEMBER),
            this::circles));
  }

  private List<Html> circles(Request request, List<Subject> members) {
    return members.stream().map(member -> circles(request, Long.parseLong(member.id()))).toList();
  }

  /** Shows the circles of a member to themselves and to the staff. */
  private Html circles(Request request, long member) {
    if (!isOwn(request, member) && !request.identity().is(Role.STAFF)) {
      return Html.EMPTY;
    }
    List<Circle> all = circles.of(member);
    return all.isEmpty() ? Html.EMPTY : pages.fragment(request, "profile-circles.jte", all);
  }

  private static boolean isOwn(Request request, long member) {
    return request.identity().signedIn().filter(reader -> reader.id() == member).isPresent();
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
    Html sections =
        slots
            .fill(request, Slots.MEMBER_PROFILE, List.of(Subject.of(Slots.MEMBER, member.id())))
            .get(0);
    ProfileModel model =
        new ProfileModel(
            member, isOwn(request, member.id()), request.identity().is(Role.STAFF), sections);
    return pages.page(
        request, Page.of(member.displayName(), "profile.jte", model).withStyles("members.css"));
  }
}
