package dev.millet.moderation;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import java.util.List;

/** {@code /moderation/own}: what moderators did about the reader's items, and the answers. */
final class OwnPages {

  static final String PATH = "/moderation/own";
  private static final int ORDER = 300;
  private static final long NONE = 0;

  private final Moderation moderation;
  private final LogReader log;
  private final Pages pages;

  OwnPages(Moderation moderation, LogReader log, Pages pages) {
    this.moderation = moderation;
    this.log = log;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Menu.SETTINGS, PATH, "own.navigation", ORDER, ModerationApi.READ_OWN),
        Route.get(
            PATH,
            ModerationApi.READ_OWN,
            "What moderators did about the reader's items",
            request -> page(request, NONE, null)),
        Route.post(
            PATH + "/{action}/reply", ModerationApi.REPLY, "Answers the moderators", this::reply));
  }

  private Reply reply(Request request) {
    long action = request.id("action");
    Input<NewReply> input = request.form(NewReply.RULES.withIdPrefix(prefix(action)));
    if (input.hasErrors()) {
      return page(request, action, input).withStatus(422);
    }
    moderation.reply(request.member(), action, input.value());
    return pages.withNotice(Reply.seeOther(PATH), "own.replied");
  }

  private static String prefix(long action) {
    return "reply-" + action + "-";
  }

  private Reply page(Request request, long answered, Input<?> input) {
    request.member();
    var rows =
        log.own(request.identity(), request.list().at(PATH))
            .map(each -> new OwnModel.Row(each, form(each, answered, input)));
    String title = pages.view(request).text("own.title");
    return pages.page(request, Page.of(title, "own.jte", new OwnModel(rows)).in(Menu.SETTINGS));
  }

  private static Input<?> form(OwnModel.Answer action, long answered, Input<?> input) {
    if (!action.answerable()) {
      return null;
    }
    return action.id() == answered
        ? input
        : NewReply.RULES.withIdPrefix(prefix(action.id())).blank();
  }
}
