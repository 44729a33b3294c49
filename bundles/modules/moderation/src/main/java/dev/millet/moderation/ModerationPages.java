package dev.millet.moderation;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import java.util.List;

/** The log, and the page on which a moderator acts on an item. */
final class ModerationPages {

  private static final String LOG = "/admin/moderation";
  private static final String ITEM = "/moderation/items/{type}/{id}";
  private static final int ORDER = 150;

  private final Moderation moderation;
  private final LogReader log;
  private final Items items;
  private final Members members;
  private final Pages pages;

  ModerationPages(Moderation moderation, LogReader log, Items items, Members members, Pages pages) {
    this.moderation = moderation;
    this.log = log;
    this.items = items;
    this.members = members;
    this.pages = pages;
  }

  /** Returns the page about an item. */
  static String path(Subject subject) {
    return "/moderation/items/" + subject;
  }

  List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, LOG, "log.navigation", ORDER, ModerationApi.READ),
        Route.get(
            LOG,
            ModerationApi.READ,
            ModerationApi.filters(RouteDocument.of("What moderators did")),
            this::log),
        Route.get(
            ITEM,
            ModerationApi.READ,
            RouteDocument.of("The page on which a moderator acts on an item")
                .query("action", "string", "The one action that the form is for"),
            this::show),
        Route.post(ITEM, ModerationApi.ACT, "Acts on an item", this::act));
  }

  private Reply log(Request request) {
    var rows = log.list(LogFilter.of(request, members), request.list());
    LogModel model =
        new LogModel(
            rows,
            request.query("action").orElse(""),
            request.query("reason").orElse(""),
            request.query("member").orElse("").strip(),
            request.query("replied").map(Boolean::parseBoolean).orElse(false));
    String title = pages.view(request).text("log.title");
    return pages.page(request, Page.of(title, "log.jte", model).in(Menu.ADMINISTRATION));
  }

  private Reply show(Request request) {
    return page(request, request.query("action").orElse(""), null);
  }

  private Reply act(Request request) {
    Subject subject = Items.subject(request);
    Input<NewAction> input = request.form(NewAction.RULES);
    if (input.hasErrors()) {
      return page(request, request.form().value("chosen"), input).withStatus(422);
    }
    try {
      moderation.act(request.member(), subject, input.value());
    } catch (ProblemException e) {
      if (e.problem().status() != 409) {
        throw e;
      }
      return pages.withNotice(Reply.seeOther(path(subject)), "item.unchanged");
    }
    return pages.withNotice(Reply.seeOther(back(subject)), "done." + input.value().action());
  }

  /** Returns the page that shows an item; the log where the action was its end. */
  private String back(Subject subject) {
    ModeratedItem item = items.describe(List.of(subject)).get(subject);
    if (item == null) {
      return LOG;
    }
    return item.path() == null ? path(subject) : item.path();
  }

  private Reply page(Request request, String chosen, Input<?> input) {
    Subject subject = Items.subject(request);
    ItemAnswer item = log.item(subject);
    List<String> actions =
        ModerationPart.actions(
            item.visibility(), items.owner(subject.type()).hasDiscussions(), item.locked());
    List<String> offered = actions.contains(chosen) ? List.of(chosen) : actions;
    Input<?> shown = input == null ? NewAction.rules(offered).blank() : input;
    String title = pages.view(request).text("item.title");
    ItemModel model = new ItemModel(item, path(subject), offered, chosen, shown);
    return pages.page(request, Page.of(title, "item.jte", model));
  }
}
