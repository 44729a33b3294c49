package dev.millet.builds.page;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.SetupStep;
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
import dev.millet.builds.http.ChannelsApi;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /admin/builds}: the channels of products, for the team. */
public final class ChannelManager {

  private static final String ALL = "/admin/builds";
  private static final String NEW = ALL + "/channels/new";
  private static final String ONE = ALL + "/channels/{id}";
  private static final int ORDER = 160;
  private static final int UNPROCESSABLE = 422;

  private final Database database;
  private final Products products;
  private final Channels channels;
  private final ChannelEdits edits;
  private final Members members;
  private final Pages pages;

  /**
   * The channels of a product.
   *
   * @param input the rules for its builds
   */
  public record ProductRow(Product product, List<Channel> channels, Input<SettingsRequest> input) {}

  /** All products. */
  public record ListModel(List<ProductRow> products) {}

  /**
   * The form of a channel.
   *
   * @param channel null for a new one
   * @param product the slug of its product; empty where it is to be chosen
   * @param products the products to choose from, by slug
   * @param groups the groups to choose from, by slug
   */
  public record FormModel(
      Channel channel,
      String product,
      Map<String, String> products,
      Map<String, String> groups,
      Input<ChannelRequest> input) {}

  /** Makes the pages. */
  public ChannelManager(
      Database database,
      Products products,
      Channels channels,
      ChannelEdits edits,
      Members members,
      Pages pages) {
    this.database = database;
    this.products = products;
    this.channels = channels;
    this.edits = edits;
    this.members = members;
    this.pages = pages;
  }

  /** Returns the routes, the entry of the administration and the step of its checklist. */
  public List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, ALL, "manage.title", ORDER, ChannelsApi.ARRANGE),
        SetupStep.of(
                "builds.channel",
                650,
                NEW,
                request ->
                    products.all().stream().anyMatch(each -> !channels.of(each.id()).isEmpty()))
            .confirmed(),
        Route.get(ALL, ChannelsApi.ARRANGE, "The channels of all products", this::list),
        Route.post(
            ALL + "/settings/{product}",
            ChannelsApi.ARRANGE,
            "Sets the order of versions and the shipping channel",
            this::settle),
        Route.get(NEW, ChannelsApi.ARRANGE, "The form to add a channel", this::showNew),
        Route.post(NEW, ChannelsApi.ARRANGE, "Adds a channel", this::make),
        Route.get(ONE, ChannelsApi.ARRANGE, "The form to edit a channel", this::show),
        Route.post(ONE, ChannelsApi.ARRANGE, "Edits a channel", this::edit),
        Route.post(
            ONE + "/up", ChannelsApi.ARRANGE, "Moves a channel up", request -> move(request, -1)),
        Route.post(ONE + "/remove", ChannelsApi.ARRANGE, "Deletes a channel", this::remove));
  }

  private Reply list(Request request) {
    List<ProductRow> rows =
        products.all().stream()
            .filter(each -> !each.archived() || !channels.of(each.id()).isEmpty())
            .map(
                each ->
                    new ProductRow(
                        each,
                        channels.of(each.id()),
                        SettingsRequest.RULES
                            .withIdPrefix("p" + each.id() + "-")
                            .filled(settings(each))))
            .toList();
    String title = pages.view(request).text("manage.title");
    return pages.page(
        request,
        Page.of(title, "channels.jte", new ListModel(rows))
            .in(Menu.ADMINISTRATION)
            .withStyles(ReadingPages.STYLES));
  }

  private SettingsRequest settings(Product product) {
    ProductSettings settings = channels.settings(product.id());
    return new SettingsRequest(
        settings.versions().name().toLowerCase(Locale.ROOT),
        channels.shipping(product.id()).map(Channel::slug).orElse(""));
  }

  private Reply settle(Request request) {
    Input<SettingsRequest> input = request.form(SettingsRequest.RULES);
    if (input.hasErrors()) {
      throw input.toProblem().toException();
    }
    edits.settle(request.parameter("product"), input.value(), by(request));
    return pages.withNotice(Reply.seeOther(ALL), "manage.saved");
  }

  private Reply showNew(Request request) {
    String product = request.query("product").orElse("");
    return form(
        request,
        null,
        ChannelRequest.RULES
            .focusing("name")
            .blank()
            .with("product", product)
            .with("audience", "everybody"),
        200);
  }

  private Reply make(Request request) {
    Input<ChannelRequest> input = request.form(ChannelRequest.RULES);
    if (input.hasErrors()) {
      return form(request, null, input, UNPROCESSABLE);
    }
    try {
      edits.make(input.value(), by(request));
    } catch (ProblemException refused) {
      return form(request, null, shown(input, refused), refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(ALL), "manage.added");
  }

  private Reply show(Request request) {
    Channel channel = require(request);
    return form(request, channel, ChannelRequest.RULES.filled(fields(channel)), 200);
  }

  private ChannelRequest fields(Channel channel) {
    return ChannelRequest.of(
        channel, products.find(channel.productId()).map(Product::slug).orElse(""));
  }

  private Reply edit(Request request) {
    Channel channel = require(request);
    Input<ChannelRequest> input = request.form(ChannelRequest.RULES);
    if (input.hasErrors()) {
      return form(request, channel, input, UNPROCESSABLE);
    }
    FormVersion version = FormVersion.of(request);
    try {
      edits.edit(channel.id(), by(request), read -> version.require(read.version()), input.value());
    } catch (ProblemException refused) {
      return form(request, channel, shown(input, refused), refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(ALL), "manage.saved");
  }

  private static Input<ChannelRequest> shown(
      Input<ChannelRequest> input, ProblemException refused) {
    return refused.problem().code().equals("builds.channel-taken")
        ? input.refused("slug", "taken", refused.problem().detail())
        : input.refused(refused.problem());
  }

  private Reply move(Request request, int steps) {
    Channel channel = require(request);
    var change =
        new ChannelChange(
            null, null, null, null, null, null, null, Math.max(1, channel.place() + steps));
    edits.edit(channel.id(), by(request), read -> {}, change);
    return pages.withNotice(Reply.seeOther(ALL), "manage.saved");
  }

  private Reply remove(Request request) {
    edits.remove(
        request.id("id"),
        by(request),
        read -> {},
        read -> database.read(handle -> BuildUse.anyOf(handle, read.id())));
    return pages.withNotice(Reply.seeOther(ALL), "manage.removed");
  }

  private Channel require(Request request) {
    long id = request.id("id");
    return channels
        .find(id)
        .orElseThrow(() -> Problem.notFound("There is no channel " + id + ".").toException());
  }

  private static Member by(Request request) {
    return request.identity().member();
  }

  private Reply form(Request request, Channel channel, Input<ChannelRequest> input, int status) {
    var model =
        new FormModel(
            channel, input.typed("product"), products.choices(), members.groupNames(), input);
    String title = channel == null ? pages.view(request).text("manage.add") : channel.name();
    return pages.page(
        request,
        Page.of(title, "channelform.jte", model).in(Menu.ADMINISTRATION).withStatus(status));
  }
}
