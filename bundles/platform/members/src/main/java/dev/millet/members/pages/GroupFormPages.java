package dev.millet.members.pages;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
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
import java.util.Map;

/** {@code /members/groups/new} and {@code /members/groups/{slug}/edit}. */
final class GroupFormPages {

  private static final String PATH = "/members/groups";
  private static final String NEW = PATH + "/new";
  private static final String ONE = PATH + "/{slug}";

  private final Pages pages;
  private final VisibleGroups visible;
  private final GroupChange change;
  private final Refusals refusals;

  GroupFormPages(Pages pages, Groups groups, GroupChange change, Refusals refusals) {
    this.pages = pages;
    this.visible = new VisibleGroups(groups);
    this.change = change;
    this.refusals = refusals;
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
    return page(request, new GroupFormModel(FormState.blank(), true, NEW, PATH), 200);
  }

  private Reply make(Request request) {
    FormState typed = typed(request);
    try {
      Group group = change.make(text(typed));
      return pages.withNotice(Reply.seeOther(GroupPath.page(group.slug())), "notice.group-made");
    } catch (ProblemException refused) {
      FormState again = explained(request, typed, refused);
      return page(request, new GroupFormModel(again, true, NEW, PATH), refused.problem().status());
    }
  }

  private Reply showEdit(Request request) {
    Group group = visible.of(request);
    Map<String, String> values =
        Map.of(
            "name", group.name(),
            "description", group.description(),
            "selfService", Boolean.toString(group.selfService()));
    return page(request, model(group, new FormState(values, Map.of(), "")), 200);
  }

  private Reply edit(Request request) {
    Group before = visible.of(request);
    FormState typed = typed(request);
    try {
      change.edit(before, text(typed)).orElseThrow(GroupFormPages::changedMeanwhile);
      return pages.withNotice(Reply.seeOther(GroupPath.page(before.slug())), "notice.saved");
    } catch (ProblemException refused) {
      FormState again = explained(request, typed, refused);
      return page(request, model(before, again), refused.problem().status());
    }
  }

  private Reply remove(Request request) {
    change.remove(visible.of(request));
    return pages.withNotice(Reply.seeOther(PATH), "notice.group-removed");
  }

  private static FormState typed(Request request) {
    return FormState.typed(request.form(), "name", "description", "selfService");
  }

  private static GroupText text(FormState typed) {
    return GroupText.typed(
        typed.value("name"), typed.value("description"), typed.value("selfService").equals("true"));
  }

  private FormState explained(Request request, FormState typed, ProblemException refused) {
    return refusals.explain(pages.view(request), typed, refused.problem(), "group-");
  }

  private static GroupFormModel model(Group group, FormState form) {
    String path = GroupPath.page(group.slug());
    return new GroupFormModel(form, false, path + "/edit", path);
  }

  private Reply page(Request request, GroupFormModel model, int status) {
    String title = pages.view(request).text(model.making() ? "groups.new" : "groups.edit");
    return pages.page(request, Page.of(title, "group-form.jte", model).withStatus(status));
  }

  private static ProblemException changedMeanwhile() {
    return Problem.of(
            412, "changed-meanwhile", "It was changed meanwhile", "Please look at it again")
        .toException();
  }
}
