package dev.millet.builds.channel;

import dev.millet.api.database.Database;
import dev.millet.api.database.ReadCache;
import dev.millet.api.database.Table;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The channels in the database, and who may see which. Thread-safe. */
public final class Channels {

  private static final int MAX_CACHED = 1_000;

  private final Database database;
  private final Products products;
  private final Members members;
  private final Table<Channel> channels;
  private final Table<ProductSettings> settings;
  private final ReadCache<Long, List<Channel>> ofProduct;
  private final ReadCache<Long, Channel> byId;

  /** A channel with its product. */
  public record Place(Product product, Channel channel) {

    /** Returns the path of the channel's page. */
    public String path() {
      return channel.path(product.slug());
    }
  }

  /** Makes the channels of a database. */
  public Channels(Database database, Products products, Members members) {
    this.database = database;
    this.products = products;
    this.members = members;
    this.channels =
        database.table("builds_channels", Channel.class).generated("id").versioned("version");
    this.settings =
        database
            .table("builds_products", ProductSettings.class)
            .key("product_id")
            .versioned("version");
    this.ofProduct = database.cache("channels", MAX_CACHED);
    this.byId = database.cache("channel", MAX_CACHED);
  }

  /** Returns the channels of a product, in their order. */
  public List<Channel> of(long product) {
    return ofProduct.get(product, key -> database.read(handle -> read(handle, product)));
  }

  /** Returns the channel with an id. */
  public Optional<Channel> find(long id) {
    return Optional.ofNullable(
        byId.get(id, key -> database.read(handle -> channels.find(handle, id)).orElse(null)));
  }

  /** Returns the channels that a reader may see, in the order of the products. */
  public List<Place> visible(Identity reader) {
    return products.visible(reader).stream()
        .flatMap(
            product ->
                of(product.id()).stream()
                    .filter(each -> each.audience().admits(reader, members))
                    .map(each -> new Place(product, each)))
        .toList();
  }

  /** Returns a channel where a reader may see it. */
  public Optional<Place> visible(Identity reader, long id) {
    return find(id)
        .filter(each -> each.audience().admits(reader, members))
        .flatMap(
            each ->
                products
                    .find(each.productId())
                    .filter(product -> products.isVisible(product, reader))
                    .map(product -> new Place(product, each)));
  }

  /** Returns a channel by its names where a reader may see it. */
  public Optional<Place> visible(Identity reader, String product, String slug) {
    return products
        .find(product)
        .flatMap(
            found ->
                of(found.id()).stream()
                    .filter(each -> each.slug().equals(slug))
                    .findFirst()
                    .flatMap(each -> visible(reader, each.id())));
  }

  /** Returns the channel behind another one, to which its builds are promoted. */
  public Optional<Channel> next(Channel channel) {
    return of(channel.productId()).stream()
        .filter(each -> each.place() > channel.place())
        .min(Comparator.comparing(Channel::place));
  }

  /** Returns the channel whose builds ship what they contain; empty where there is no channel. */
  public Optional<Channel> shipping(long product) {
    List<Channel> all = of(product);
    Long chosen = settings(product).shipping();
    return all.stream()
        .filter(each -> chosen != null && each.id() == chosen)
        .findFirst()
        .or(() -> all.stream().reduce((first, second) -> second));
  }

  /** Returns the rules for the builds of a product. */
  public ProductSettings settings(long product) {
    return database
        .read(handle -> settings.find(handle, product))
        .orElse(new ProductSettings(product, VersionScheme.NUMBER, null, 1));
  }

  /**
   * Returns the same inside a write: of those who publish a build of one product, or change its
   * channels, one waits for the other.
   */
  public ProductSettings lock(Handle handle, long product) {
    settings.insertIfAbsent(handle, new ProductSettings(product, VersionScheme.NUMBER, null, 1));
    return settings.lock(handle, product).orElseThrow();
  }

  ProductSettings update(Handle handle, ProductSettings next) {
    return settings.update(handle, next);
  }

  private void changed() {
    ofProduct.changedAll();
    byId.changedAll();
  }

  Channel insert(Handle handle, Channel channel) {
    changed();
    return channels.insert(handle, channel);
  }

  Channel update(Handle handle, Channel channel) {
    changed();
    return channels.update(handle, channel);
  }

  void delete(Handle handle, Channel channel) {
    changed();
    channels.delete(handle, channel.id());
  }

  /** Returns the channels of a product inside a write that holds its settings. */
  List<Channel> read(Handle handle, long product) {
    return channels.select(
        handle,
        """
        SELECT <columns> FROM builds_channels WHERE product_id = :product
         ORDER BY place, id
        """,
        query -> query.bind("product", product));
  }

  /** Returns the groups that an audience may be. */
  Set<String> groups() {
    return members.groupNames().keySet();
  }
}
