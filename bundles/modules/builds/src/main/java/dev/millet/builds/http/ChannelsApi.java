package dev.millet.builds.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Role;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.builds.build.BuildUse;
import dev.millet.builds.channel.Channel;
import dev.millet.builds.channel.ChannelChange;
import dev.millet.builds.channel.ChannelEdits;
import dev.millet.builds.channel.ChannelRequest;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.channel.ProductSettings;
import dev.millet.builds.channel.SettingsRequest;
import java.util.List;
import java.util.Locale;

/** {@code /api/v1/channels}: the channels of products, for programs. */
public final class ChannelsApi {

  /** The permission to arrange channels. */
  public static final Permission ARRANGE = Permission.toWrite("builds.arrange", Role.STAFF);

  private static final String ALL = "/api/v1/channels";
  private static final String ONE = ALL + "/{id}";
  private static final String SETTINGS = ALL + "/settings/{product}";

  private final Database database;
  private final Products products;
  private final Channels channels;
  private final ChannelEdits edits;

  /**
   * The rules for the builds of a product, as programs get them.
   *
   * @param versions {@code number}, {@code semver} or {@code natural}
   * @param shipping the slug of the channel whose builds ship what they contain; empty where there
   *     is no channel
   */
  record SettingsAnswer(String product, String versions, String shipping) {}

  /** Makes the routes. */
  public ChannelsApi(Database database, Products products, Channels channels, ChannelEdits edits) {
    this.database = database;
    this.products = products;
    this.channels = channels;
    this.edits = edits;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            Permission.PUBLIC,
            RouteDocument.of("Lists the channels that the caller may see, in their order")
                .query("product", "string", "Only those of the product with this slug")
                .listingAll(ChannelAnswer.class),
            this::list),
        Route.post(
            ALL,
            ARRANGE,
            RouteDocument.of("Makes a channel, the last one of its product")
                .taking(ChannelRequest.RULES)
                .giving(201, ChannelAnswer.class)
                .problems("invalid", "builds.channel-taken", "limit-reached"),
            this::make),
        Route.get(
            ONE,
            Permission.PUBLIC,
            RouteDocument.of("Shows a channel")
                .giving(200, ChannelAnswer.class)
                .problems("not-found"),
            request -> reply(require(request))),
        Route.patch(
            ONE,
            ARRANGE,
            RouteDocument.of("Edits a channel, or gives it another place")
                .taking(ChannelChange.class)
                .giving(200, ChannelAnswer.class)
                .problems("not-found", "invalid", "changed-meanwhile"),
            this::edit),
        Route.delete(
            ONE,
            ARRANGE,
            RouteDocument.of("Deletes a channel that never had a build")
                .giving(204, null)
                .problems("not-found", "builds.channel-in-use", "changed-meanwhile"),
            this::remove),
        Route.get(
            SETTINGS,
            Permission.PUBLIC,
            RouteDocument.of("Shows the rules for the builds of a product")
                .giving(200, SettingsAnswer.class)
                .problems("not-found"),
            request -> Reply.json(settings(request))),
        Route.put(
            SETTINGS,
            ARRANGE,
            RouteDocument.of("Sets the order of a product's versions and its shipping channel")
                .taking(SettingsRequest.RULES)
                .giving(200, SettingsAnswer.class)
                .problems("not-found", "invalid"),
            this::settle));
  }

  private Reply list(Request request) {
    String product = request.query("product").orElse(null);
    return Reply.list(
        Slice.of(
            channels.visible(request.identity()).stream()
                .filter(each -> product == null || each.product().slug().equals(product))
                .map(each -> ChannelAnswer.of(each, database.now()))
                .toList()));
  }

  private Reply make(Request request) {
    Channel made = edits.make(request.json(ChannelRequest.RULES), request.identity().member());
    return reply(place(made)).withStatus(201).withHeader("Location", ALL + "/" + made.id());
  }

  private Reply edit(Request request) {
    ChannelChange change = request.json(ChannelChange.class);
    return reply(
        place(
            edits.edit(
                request.id("id"),
                request.identity().member(),
                read -> request.requireMatch(tag(read)),
                change)));
  }

  private Reply remove(Request request) {
    edits.remove(
        request.id("id"),
        request.identity().member(),
        read -> request.requireMatch(tag(read)),
        read -> database.read(handle -> BuildUse.anyOf(handle, read.id())));
    return Reply.noContent();
  }

  private Reply settle(Request request) {
    SettingsRequest wanted = request.json(SettingsRequest.RULES);
    visible(request);
    edits.settle(request.parameter("product"), wanted, request.identity().member());
    return Reply.json(settings(request));
  }

  private SettingsAnswer settings(Request request) {
    Product product = visible(request);
    ProductSettings settings = channels.settings(product.id());
    return new SettingsAnswer(
        product.slug(),
        settings.versions().name().toLowerCase(Locale.ROOT),
        channels
            .shipping(product.id())
            .filter(each -> channels.visible(request.identity(), each.id()).isPresent())
            .map(Channel::slug)
            .orElse(""));
  }

  private Product visible(Request request) {
    String slug = request.parameter("product");
    return products
        .find(slug)
        .filter(each -> products.isVisible(each, request.identity()))
        .orElseThrow(() -> Problem.notFound("There is no product '" + slug + "'.").toException());
  }

  private Channels.Place require(Request request) {
    long id = request.id("id");
    return channels.visible(request.identity(), id).orElseThrow(() -> unknown(id));
  }

  private Channels.Place place(Channel channel) {
    return products
        .find(channel.productId())
        .map(product -> new Channels.Place(product, channel))
        .orElseThrow(() -> unknown(channel.id()));
  }

  private static ProblemException unknown(long id) {
    return Problem.notFound("There is no channel " + id + ".").toException();
  }

  private Reply reply(Channels.Place place) {
    return Reply.json(ChannelAnswer.of(place, database.now())).withEntityTag(tag(place.channel()));
  }

  private static String tag(Channel channel) {
    return Integer.toString(channel.version());
  }
}
