package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.directory.Directory;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupChange;
import dev.millet.members.groups.GroupPath;
import dev.millet.members.groups.Groups;
import dev.millet.members.groups.VisibleGroups;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.GroupMemberRequest;
import java.util.List;

/** {@code /members/groups}: which groups there are, and who is in them. */
final class GroupPages {

  private static final String PATH = "/members/groups";
  private static final String ONE = PATH + "/{slug}";

  private final Pages pages;
  private final Groups groups;
  private final VisibleGroups visible;
  private final GroupChange change;
  private final Directory directory;

  GroupPages(Pages pages, Groups groups, GroupChange change, Directory directory) {
    this.pages = pages;
    this.groups = groups;
    this.visible = new VisibleGroups(groups);
    this.change = change;
    this.directory = directory;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, MembersPermissions.READ_GROUPS, RouteDocument.of("Groups"), this::list),
        Route.get(ONE, MembersPermissions.READ_GROUPS, RouteDocument.of("A group"), this::show),
        Route.post(
            ONE + "/join",
            MembersPermissions.JOIN_GROUP,
            RouteDocument.of("Join a group"),
            this::join),
        Route.post(
            ONE + "/leave",
            MembersPermissions.JOIN_GROUP,
            RouteDocument.of("Leave a group"),
            this::leave),
        Route.post(
            ONE + "/members",
            MembersPermissions.CHOOSE_GROUP_MEMBERS,
            RouteDocument.of("Put a member into a group"),
            this::add),
        Route.post(
            ONE + "/members/{id}/remove",
            MembersPermissions.CHOOSE_GROUP_MEMBERS,
            RouteDocument.of("Take a member out of a group"),
            this::take));
  }

  private Reply list(Request request) {
    GroupsModel model =
        new GroupsModel(
            visible.all(request.identity()),
            visible.own(request.identity()),
            request.identity().is(Role.STAFF),
            request.identity().is(Role.ADMIN));
    String title = pages.view(request).text("groups.title");
    Page page = Page.of(title, "groups.jte", model);
    return pages.page(request, model.staff() ? page.in(Menu.ADMINISTRATION) : page);
  }

  private Reply show(Request request) {
    return page(request, visible.of(request), GroupMemberRequest.RULES.blank(), 200);
  }

  private Reply join(Request request) {
    Group group = visible.of(request);
    change.join(group, request.member());
    return back(group, "notice.group-joined");
  }

  private Reply leave(Request request) {
    Group group = visible.of(request);
    change.take(group, request.member(), request.member());
    return pages.withNotice(Reply.seeOther(PATH), "notice.group-left");
  }

  private Reply add(Request request) {
    Group group = visible.of(request);
    return Submission.of(
        request.form(GroupMemberRequest.RULES),
        typed -> {
          change.add(group, named(typed), request.identity().member());
          return back(group, "notice.saved");
        },
        (input, status) -> page(request, group, input, status));
  }

  private Member named(GroupMemberRequest typed) {
    return directory
        .byHandle(typed.handle().replaceFirst("^@", ""))
        .orElseThrow(
            () ->
                Problem.invalid("handle", "unknown", "There is no member with this handle")
                    .toException());
  }

  private Reply take(Request request) {
    Group group = visible.of(request);
    Member member =
        directory
            .byId(request.id("id"))
            .orElseThrow(() -> Problem.notFound("There is no such member").toException());
    change.take(group, member, request.identity().member());
    return back(group, "notice.saved");
  }

  private Reply back(Group group, String notice) {
    return pages.withNotice(Reply.seeOther(GroupPath.page(group.slug())), notice);
  }

  private Reply page(Request request, Group group, Input<GroupMemberRequest> input, int status) {
    boolean staff = request.identity().is(Role.STAFF);
    String path = GroupPath.page(group.slug());
    Slice<Member> members =
        staff
            ? groups.members().of(group, request.list().at(path)).mapAll(directory::inOrder)
            : Slice.of(List.of());
    GroupModel model =
        new GroupModel(
            group,
            visible.own(request.identity()).contains(group.slug()),
            staff,
            request.identity().is(Role.ADMIN),
            input,
            members);
    return pages.page(request, Page.of(group.name(), "group.jte", model).withStatus(status));
  }
}
