package dev.millet.members.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.accounts.KeptHandles;
import dev.millet.members.directory.Directory;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.Groups;
import java.util.List;
import java.util.Optional;

/** {@code /members/{handle}}. */
public final class ProfilePage {

  private final Pages pages;
  private final Directory directory;
  private final KeptHandles kept;
  private final Groups groups;

  ProfilePage(Pages pages, Directory directory, KeptHandles kept, Groups groups) {
    this.pages = pages;
    this.directory = directory;
    this.kept = kept;
    this.groups = groups;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/members/{handle}", Permission.PUBLIC, RouteDocument.of("A member"), this::show));
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
    boolean own =
        request.identity().signedIn().filter(reader -> reader.id() == member.id()).isPresent();
    boolean staff = request.identity().is(Role.STAFF);
    List<Group> known = own || staff ? groups.of(member.id()) : List.of();
    return pages.page(
        request,
        Page.of(member.displayName(), "profile.jte", new ProfileModel(member, own, staff, known))
            .withStyles("members.css"));
  }
}
