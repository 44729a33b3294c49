package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupChange;
import dev.millet.members.groups.GroupPath;
import dev.millet.members.groups.GroupText;
import dev.millet.members.groups.Groups;
import dev.millet.members.groups.VisibleGroups;
import dev.millet.members.permissions.MembersPermissions;
import java.util.List;

/** {@code /members/groups/new} and {@code /members/groups/{slug}/edit}. */
final class GroupFormPages {

  private static final String PATH = "/members/groups";
  private static final String NEW = PATH + "/new";
  private static final String ONE = PATH + "/{slug}";

  private final Pages pages;
  private final VisibleGroups visible;
  private final GroupChange change;

  GroupFormPages(Pages pages, Groups groups, GroupChange change) {
    this.pages = pages;
    this.visible = new VisibleGroups(groups);
    this.change = change;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            NEW, MembersPermissions.EDIT_GROUPS, RouteDocument.of("New group"), this::showNew),
        Route.post(
            NEW, MembersPermissions.EDIT_GROUPS, RouteDocument.of("Make a group"), this::make),
        Route.get(
            ONE + "/edit",
            MembersPermissions.EDIT_GROUPS,
            RouteDocument.of("Change a group"),
            this::showEdit),
        Route.post(
            ONE + "/edit",
            MembersPermissions.EDIT_GROUPS,
            RouteDocument.of("Change a group"),
            this::edit),
        Route.post(
            ONE + "/remove",
            MembersPermissions.EDIT_GROUPS,
            RouteDocument.of("Remove a group"),
            this::remove));
  }

  private Reply showNew(Request request) {
    return page(request, making(GroupText.RULES.blank()), 200);
  }

  private Reply make(Request request) {
    return Submission.of(
        request.form(GroupText.RULES),
        text -> {
          Group group = change.make(text);
          return pages.withNotice(
              Reply.seeOther(GroupPath.page(group.slug())), "notice.group-made");
        },
        (input, status) -> page(request, making(input), status));
  }

  private Reply showEdit(Request request) {
    Group group = visible.of(request);
    return page(request, editing(group, GroupText.RULES.filled(GroupText.of(group))), 200);
  }

  private Reply edit(Request request) {
    Group before = visible.of(request);
    return Submission.of(
        request.form(GroupText.RULES),
        text -> {
          change.edit(before, text);
          return pages.withNotice(Reply.seeOther(GroupPath.page(before.slug())), "notice.saved");
        },
        (input, status) -> page(request, editing(before, input), status));
  }

  private Reply remove(Request request) {
    change.remove(visible.of(request));
    return pages.withNotice(Reply.seeOther(PATH), "notice.group-removed");
  }

  private static GroupFormModel making(Input<GroupText> input) {
    return new GroupFormModel(input, true, NEW, PATH);
  }

  private static GroupFormModel editing(Group group, Input<GroupText> input) {
    String path = GroupPath.page(group.slug());
    return new GroupFormModel(input, false, path + "/edit", path);
  }

  private Reply page(Request request, GroupFormModel model, int status) {
    String title = pages.view(request).text(model.making() ? "groups.new" : "groups.edit");
    return pages.page(request, Page.of(title, "group-form.jte", model).withStatus(status));
  }
}
