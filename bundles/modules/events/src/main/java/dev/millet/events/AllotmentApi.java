package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.events.allotment.Block;
import dev.millet.events.allotment.Category;
import dev.millet.events.allotment.NewBlock;
import dev.millet.events.allotment.NewCategory;
import dev.millet.events.allotment.NewOverbooking;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The routes for programs about how the places of an event are divided. */
final class AllotmentApi {

  private static final String ONE = "/api/v1/events/{id}";
  private static final String CATEGORIES = ONE + "/categories";
  private static final String BLOCKS = ONE + "/blocks";
  private static final String OVERBOOKING = ONE + "/overbooking";

  private final Database database;
  private final Stores stores;
  private final AllotmentWriter writer;
  private final Places places;
  private final EventRight right;
  private final EventAnswers answers;
  private final Members members;

  AllotmentApi(
      Database database,
      Stores stores,
      AllotmentWriter writer,
      Places places,
      EventRight right,
      EventAnswers answers,
      Members members) {
    this.database = database;
    this.stores = stores;
    this.writer = writer;
    this.places = places;
    this.right = right;
    this.answers = answers;
    this.members = members;
  }

  /**
   * A category of places, in answers.
   *
   * @param quota how many places its people may take; left out for as many as there are
   * @param free how many are left of the quota; left out without one
   */
  record CategoryAnswer(long id, String name, Integer quota, Integer free) {}

  /** Places that are kept back, in answers. */
  record BlockAnswer(long id, String name, int places) {

    static BlockAnswer of(Block block) {
      return new BlockAnswer(block.id(), block.name(), block.places());
    }
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            CATEGORIES,
            Permission.PUBLIC,
            RouteDocument.of("Lists the categories of places of an event")
                .describing("They share the places of the event.")
                .listingAll(CategoryAnswer.class)
                .problems("not-found"),
            this::categories),
        Route.post(
            CATEGORIES,
            EventRight.TAKE_PART,
            RouteDocument.of("Adds a category of places")
                .describing("For hosts and the team.")
                .taking(NewCategory.RULES)
                .giving(201, CategoryAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "events.not-yours",
                    "events.too-many-rows",
                    "members.not-active"),
            this::addCategory),
        Route.delete(
            CATEGORIES + "/{category}",
            EventRight.TAKE_PART,
            RouteDocument.of("Removes a category that nobody has chosen")
                .describing("For hosts and the team.")
                .giving(204, null)
                .problems(
                    "not-found",
                    "events.not-yours",
                    "events.category-chosen",
                    "members.not-active"),
            this::removeCategory),
        Route.get(
            BLOCKS,
            EventRight.SEE_OWN,
            RouteDocument.of("Lists the places that are kept back")
                .describing("For hosts and the team.")
                .listingAll(BlockAnswer.class)
                .problems("not-found", "events.not-yours"),
            this::blocks),
        Route.post(
            BLOCKS,
            EventRight.TAKE_PART,
            RouteDocument.of("Keeps places back")
                .describing("For hosts and the team. They have to be free.")
                .taking(NewBlock.RULES)
                .giving(201, BlockAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "events.not-yours",
                    "events.too-many-rows",
                    "members.not-active"),
            this::addBlock),
        Route.delete(
            BLOCKS + "/{block}",
            EventRight.TAKE_PART,
            RouteDocument.of("Releases places that were kept back")
                .describing("For hosts and the team. They are offered to those who wait.")
                .giving(204, null)
                .problems("not-found", "events.not-yours", "members.not-active"),
            this::removeBlock),
        Route.post(
            BLOCKS + "/{block}/places",
            EventRight.TAKE_PART,
            RouteDocument.of("Offers a member a place that was kept back")
                .describing("For hosts and the team.")
                .taking(NewTransfer.RULES)
                .giving(200, RegistrationAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "events.not-yours",
                    "events.over",
                    "members.not-active"),
            this::give),
        Route.get(
            OVERBOOKING,
            EventRight.SEE_OWN,
            RouteDocument.of("Shows how many places more than there are may be given")
                .describing("For hosts and the team.")
                .giving(200, NewOverbooking.class)
                .problems("not-found", "events.not-yours"),
            this::overbooking),
        Route.put(
            OVERBOOKING,
            EventRight.TAKE_PART,
            RouteDocument.of("Says how many places more than there are may be given")
                .describing("For hosts and the team.")
                .taking(NewOverbooking.RULES)
                .giving(200, NewOverbooking.class)
                .problems("not-found", "invalid", "events.not-yours", "members.not-active"),
            this::overbook));
  }

  private Reply categories(Request request) {
    long event = right.seen(request).id();
    return Reply.list(
        Slice.of(
            database.read(
                handle ->
                    stores.allotments().of(handle, event).categories().stream()
                        .map(each -> answer(handle, each))
                        .toList())));
  }

  private CategoryAnswer answer(Handle handle, Category category) {
    Integer free = category.quota() == null ? null : (Integer) places.free(handle, category);
    return new CategoryAnswer(category.id(), category.name(), category.quota(), free);
  }

  private Reply addCategory(Request request) {
    long event = right.managed(request).id();
    NewCategory typed = request.json(NewCategory.RULES);
    Category made = writer.add(event, request.member().id(), typed);
    return Reply.created(
        "/api/v1/events/" + event + "/categories", database.read(handle -> answer(handle, made)));
  }

  private Reply removeCategory(Request request) {
    long event = right.managed(request).id();
    long category = request.id("category");
    database
        .read(handle -> stores.allotments().of(handle, event))
        .category(category)
        .orElseThrow(() -> Problem.notFound("There is no such category.").toException());
    writer.removeCategory(event, request.member().id(), category);
    return Reply.noContent();
  }

  private Reply blocks(Request request) {
    long event = right.managed(request).id();
    return Reply.list(
        Slice.of(
            database.read(handle -> stores.allotments().of(handle, event)).blocks().stream()
                .map(BlockAnswer::of)
                .toList()));
  }

  private Reply addBlock(Request request) {
    long event = right.managed(request).id();
    Block made = writer.add(event, request.member().id(), request.json(NewBlock.RULES));
    return Reply.created("/api/v1/events/" + event + "/blocks", BlockAnswer.of(made));
  }

  private Reply removeBlock(Request request) {
    long event = right.managed(request).id();
    long block = request.id("block");
    database
        .read(handle -> stores.allotments().block(handle, event, block))
        .orElseThrow(() -> Problem.notFound("There is no such block.").toException());
    writer.removeBlock(event, request.member().id(), block);
    return Reply.noContent();
  }

  private Reply give(Request request) {
    long event = right.managed(request).id();
    NewTransfer typed = request.json(NewTransfer.RULES);
    long member =
        members
            .byHandle(typed.plainHandle())
            .orElseThrow(
                () -> Problem.invalid("handle", "unknown", "there is no such member").toException())
            .id();
    Registration given = writer.give(event, request.member().id(), request.id("block"), member);
    return Reply.json(answers.of(given));
  }

  private Reply overbooking(Request request) {
    long event = right.managed(request).id();
    int percent = database.read(handle -> stores.allotments().of(handle, event)).overbooking();
    return Reply.json(new NewOverbooking(percent));
  }

  private Reply overbook(Request request) {
    long event = right.managed(request).id();
    NewOverbooking typed = request.json(NewOverbooking.RULES);
    writer.overbook(event, request.member().id(), typed.percent());
    return Reply.json(typed);
  }
}
