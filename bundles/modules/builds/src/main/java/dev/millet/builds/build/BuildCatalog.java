package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Release;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.builds.channel.Channel;
import dev.millet.builds.channel.Channels;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells others what builds are, and who may see them. */
public final class BuildCatalog implements SubjectCatalog {

  /** The use of a build by those who talk about it. */
  private static final String COMMENTS = "comments";

  private final Database database;
  private final Builds builds;
  private final Channels channels;
  private final Products products;

  /** Makes the catalog of a database. */
  public BuildCatalog(Database database, Builds builds, Channels channels, Products products) {
    this.database = database;
    this.builds = builds;
    this.channels = channels;
    this.products = products;
  }

  @Override
  public String type() {
    return Build.TYPE;
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    Map<String, SubjectDescription> described = new HashMap<>();
    for (Build build : find(ids)) {
      describe(build).ifPresent(each -> described.put(each.subject().id(), each));
    }
    return described;
  }

  private Optional<SubjectDescription> describe(Build build) {
    Optional<Product> product = products.find(build.place().product());
    Optional<Channel> channel = channels.find(build.place().channel());
    if (product.isEmpty() || channel.isEmpty()) {
      return Optional.empty();
    }
    SubjectDescription plain =
        SubjectDescription.of(
                build.subject(),
                product.get().name() + " " + build.version(),
                build.path(channel.get().path(product.get().slug())))
            .withProduct(product.get().id());
    return Optional.of(build.wasReleased() ? plain.withOpen(COMMENTS) : plain);
  }

  /** Returns a build as a release of its product; empty where it is gone. */
  public Optional<Release> release(long id) {
    return database
        .read(handle -> builds.find(handle, id))
        .flatMap(
            build ->
                channels
                    .find(build.place().channel())
                    .flatMap(
                        channel ->
                            products
                                .find(channel.productId())
                                .map(product -> new Channels.Place(product, channel)))
                    .map(place -> release(build, place)));
  }

  /** Returns a build of a channel as a release of its product. */
  static Release release(Build build, Channels.Place place) {
    return new Release(
        "builds/" + build.id(), build.version(), place.channel().name(), build.path(place.path()));
  }

  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    Set<String> hidden = new HashSet<>();
    for (Build build : find(ids)) {
      if (!builds.isVisible(reader, build)) {
        hidden.add(Long.toString(build.id()));
      }
    }
    return hidden;
  }

  @Override
  public Optional<SubjectDescription> hold(String id) {
    List<Long> numbers = numbers(List.of(id));
    return numbers.isEmpty()
        ? Optional.empty()
        : database.write(handle -> builds.hold(handle, numbers.get(0)).flatMap(this::describe));
  }

  private List<Build> find(Collection<String> ids) {
    List<Long> numbers = numbers(ids);
    return numbers.isEmpty() ? List.of() : database.read(handle -> builds.find(handle, numbers));
  }

  /** Returns those of the ids that can be one. */
  public static List<Long> numbers(Collection<String> ids) {
    return ids.stream().filter(id -> id.matches("[1-9][0-9]{0,17}")).map(Long::valueOf).toList();
  }
}
