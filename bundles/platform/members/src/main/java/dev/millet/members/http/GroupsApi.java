package dev.millet.members.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.members.directory.Directory;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupChange;
import dev.millet.members.groups.GroupPath;
import dev.millet.members.groups.GroupText;
import dev.millet.members.groups.Groups;
import dev.millet.members.groups.VisibleGroups;
import dev.millet.members.permissions.MembersPermissions;
import java.util.List;

/** {@code /api/v1/members/groups}. */
public final class GroupsApi {

  private static final String PATH = "/api/v1/members/groups";
  private static final String ONE = PATH + "/{slug}";

  private final Groups groups;
  private final VisibleGroups visible;
  private final GroupChange change;
  private final Directory directory;

  public GroupsApi(Groups groups, GroupChange change, Directory directory) {
    this.groups = groups;
    this.visible = new VisibleGroups(groups);
    this.change = change;
    this.directory = directory;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            MembersPermissions.READ_GROUPS,
            RouteDocument.of("Lists groups")
                .describing(
                    "The staff sees all of them, members those that they may join or are in.")
                .listingAll(GroupAnswer.class),
            this::list),
        Route.get(
            ONE,
            MembersPermissions.READ_GROUPS,
            RouteDocument.of("Shows a group").giving(200, GroupAnswer.class).problems("not-found"),
            this::show),
        Route.post(
            PATH,
            MembersPermissions.EDIT_GROUPS,
            RouteDocument.of("Makes a group")
                .describing("Its slug comes from its name and never changes.")
                .taking(GroupText.RULES)
                .giving(201, GroupAnswer.class)
                .problems("invalid", "members.too-many-groups"),
            this::make),
        Route.patch(
            ONE,
            MembersPermissions.EDIT_GROUPS,
            RouteDocument.of("Changes a group")
                .describing("Send the entity tag of the group as If-Match.")
                .taking(ChangeGroupRequest.class)
                .giving(200, GroupAnswer.class)
                .problems("not-found", "invalid"),
            this::edit),
        Route.delete(
            ONE,
            MembersPermissions.EDIT_GROUPS,
            RouteDocument.of("Removes a group; its members stay")
                .giving(204, null)
                .problems("not-found"),
            this::remove),
        Route.get(
            ONE + "/members",
            MembersPermissions.READ_GROUP_MEMBERS,
            RouteDocument.of("Lists who is in a group")
                .listing(MemberAnswer.class)
                .problems("not-found", "invalid"),
            this::members),
        Route.put(
            ONE + "/members/{id}",
            MembersPermissions.CHOOSE_GROUP_MEMBERS,
            RouteDocument.of("Puts a member into a group").giving(204, null).problems("not-found"),
            this::add),
        Route.delete(
            ONE + "/members/{id}",
            MembersPermissions.CHOOSE_GROUP_MEMBERS,
            RouteDocument.of("Takes a member out of a group")
                .giving(204, null)
                .problems("not-found"),
            this::take),
        Route.put(
            ONE + "/members/me",
            MembersPermissions.JOIN_GROUP,
            RouteDocument.of("Joins a group that is open to everybody")
                .giving(204, null)
                .problems("not-found", "members.group-closed"),
            this::join),
        Route.delete(
            ONE + "/members/me",
            MembersPermissions.JOIN_GROUP,
            RouteDocument.of("Leaves a group").giving(204, null).problems("not-found"),
            this::leave));
  }

  private Reply list(Request request) {
    var own = visible.own(request.identity());
    return Reply.list(
        Slice.of(
            visible.all(request.identity()).stream()
                .map(group -> GroupAnswer.of(group, own.contains(group.slug())))
                .toList()));
  }

  private Reply show(Request request) {
    return answer(request, 200, visible.of(request));
  }

  private Reply make(Request request) {
    Group group = change.make(request.json(GroupText.RULES));
    return answer(request, 201, group).withHeader("Location", GroupPath.api(group.slug()));
  }

  private Reply edit(Request request) {
    Group before = visible.of(request);
    request.requireMatch(before.tag());
    GroupText text = request.json(ChangeGroupRequest.class).appliedTo(before);
    return answer(request, 200, change.edit(before, text));
  }

  private Reply remove(Request request) {
    change.remove(visible.of(request));
    return Reply.noContent();
  }

  private Reply members(Request request) {
    return Reply.list(
        groups
            .members()
            .of(visible.of(request), request.list())
            .mapAll(directory::inOrder)
            .map(MemberAnswer::of));
  }

  private Reply add(Request request) {
    change.add(visible.of(request), named(request), request.identity().member());
    return Reply.noContent();
  }

  private Reply take(Request request) {
    if (!change.take(visible.of(request), named(request), request.identity().member())) {
      throw Problem.notFound("The member is not in this group").toException();
    }
    return Reply.noContent();
  }

  private Reply join(Request request) {
    change.join(visible.of(request), request.member());
    return Reply.noContent();
  }

  private Reply leave(Request request) {
    Member member = request.member();
    if (!change.take(visible.of(request), member, member)) {
      throw Problem.notFound("You are not in this group").toException();
    }
    return Reply.noContent();
  }

  private Reply answer(Request request, int status, Group group) {
    boolean in = visible.own(request.identity()).contains(group.slug());
    return Reply.json(status, GroupAnswer.of(group, in)).withEntityTag(group.tag());
  }

  private Member named(Request request) {
    return directory
        .byId(request.id("id"))
        .orElseThrow(() -> Problem.notFound("There is no such member").toException());
  }
}
