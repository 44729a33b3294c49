package dev.millet.moderation;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.Subject;
import java.util.List;

/** {@code /api/v1/moderation}: the routes for programs. */
final class ModerationApi {

  /** The permission to read the log and what is hidden. */
  static final Permission READ = Permission.toRead("moderation.read", Role.MODERATOR);

  /** The permission to act. */
  static final Permission ACT = Permission.toWrite("moderation.act", Role.MODERATOR);

  /** The permission to read what was done about one's own items. */
  static final Permission READ_OWN = Permission.toRead("moderation.read-own", Role.MEMBER);

  /** The permission to answer. */
  static final Permission REPLY = Permission.toWrite("moderation.reply", Role.MEMBER);

  private static final String PATH = "/api/v1/moderation";
  private static final String ITEM = PATH + "/items/{type}/{id}";

  private final Moderation moderation;
  private final LogReader log;
  private final Members members;

  ModerationApi(Moderation moderation, LogReader log, Members members) {
    this.moderation = moderation;
    this.log = log;
    this.members = members;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            PATH + "/actions",
            READ,
            filters(RouteDocument.of("Lists what moderators did, the latest first"))
                .listing(ActionAnswer.class)
                .problems("invalid"),
            request -> Reply.list(log.list(LogFilter.of(request, members), request.list()))),
        Route.get(
            ITEM,
            READ,
            RouteDocument.of("Shows an item, whoever else may read it")
                .giving(200, ItemAnswer.class)
                .problems("not-found"),
            request -> Reply.json(log.item(Items.subject(request)))),
        Route.post(
            ITEM + "/actions",
            ACT,
            RouteDocument.of("Hides, removes or restores an item, or locks its discussion")
                .describing(
                    "A hidden item is there for its author and for moderators, a removed one for"
                        + " moderators. The author is told the reason: spam, abuse, private-data,"
                        + " illegal, off-topic, or other with a note. None is needed to restore or"
                        + " to unlock.")
                .taking(NewAction.RULES)
                .giving(201, ActionAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "moderation.unchanged",
                    "moderation.no-discussion",
                    "members.not-active"),
            this::act),
        Route.get(
            PATH + "/own",
            READ_OWN,
            RouteDocument.of("Lists what was done about the caller's items, the latest first")
                .listing(OwnModel.Answer.class)
                .problems("invalid"),
            request -> Reply.list(own(request))),
        Route.post(
            PATH + "/own/{action}/reply",
            REPLY,
            RouteDocument.of("Answers the moderators")
                .describing("Once for each action that hid or removed something of the caller.")
                .taking(NewReply.RULES)
                .giving(204, null)
                .problems(
                    "not-found",
                    "invalid",
                    "moderation.answered",
                    "moderation.settled",
                    "members.not-active"),
            this::reply));
  }

  /** Adds the filters of the log. */
  static RouteDocument filters(RouteDocument document) {
    return document
        .query("action", "string", "Only hide, remove, restore, lock or unlock")
        .query("reason", "string", "Only with this reason")
        .query("member", "string", "Only about items of the member with this handle")
        .query("replied", "boolean", "Only those that their authors answered");
  }

  private Slice<OwnModel.Answer> own(Request request) {
    request.member();
    return log.own(request.identity(), request.list());
  }

  private Reply act(Request request) {
    Subject subject = Items.subject(request);
    LoggedAction made =
        moderation.act(request.identity().member(), subject, request.json(NewAction.RULES));
    return Reply.created(PATH + "/items/" + subject, log.answers(List.of(made)).get(0));
  }

  private Reply reply(Request request) {
    moderation.reply(request.member(), request.id("action"), request.json(NewReply.RULES));
    return Reply.noContent();
  }
}
