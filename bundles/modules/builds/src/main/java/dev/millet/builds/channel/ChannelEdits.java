package dev.millet.builds.channel;

import dev.millet.api.database.Database;
import dev.millet.api.database.Work;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Makes, edits, orders and deletes channels, for pages and API alike. Thread-safe. */
public final class ChannelEdits {

  private static final int MAX_CHANNELS = 20;

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final Products products;
  private final Channels channels;

  /** The journal's entry about a channel that was made, edited or deleted. */
  record Changed(long channel, long product, String slug, Long by) {}

  /** Makes the edits of channels. */
  public ChannelEdits(
      Database database, Journal journal, Guard guard, Products products, Channels channels) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.products = products;
    this.channels = channels;
  }

  /**
   * Makes a channel behind those that the product has.
   *
   * @param by null for the operator
   */
  public Channel make(ChannelRequest wanted, Member by) {
    requireGroup(wanted);
    return write(
        by,
        handle -> {
          Product product =
              products.hold(wanted.product()).orElseThrow(() -> unknownProduct(wanted.product()));
          channels.lock(handle, product.id());
          List<Channel> there = channels.read(handle, product.id());
          if (there.stream().anyMatch(each -> each.slug().equals(wanted.slug()))) {
            throw Problem.of(
                    409,
                    "builds.channel-taken",
                    "There is such a channel",
                    "The product has a channel '" + wanted.slug() + "' already.")
                .toException();
          }
          guard.atMost(MAX_CHANNELS, "builds.channels/" + product.id(), there::size);
          Channel made = channels.insert(handle, row(wanted, product.id()).at(there.size() + 1));
          told("builds.channel-added", made, by);
          return made;
        });
  }

  private static Channel row(ChannelRequest wanted, long product) {
    return new Channel(
        0, product, wanted.slug(), wanted.name(), 0, wanted.toAudience(), wanted.toCadence(), 1);
  }

  /**
   * Edits a channel.
   *
   * @param check throws where the channel is not the one that was read
   */
  public Channel edit(long id, Member by, Consumer<Channel> check, ChannelChange change) {
    return changed(id, by, check, change);
  }

  /** Edits a channel with all its fields. */
  public Channel edit(long id, Member by, Consumer<Channel> check, ChannelRequest typed) {
    ChannelChange change =
        new ChannelChange(
            typed.name(),
            typed.audience(),
            typed.group(),
            typed.day(),
            typed.time(),
            typed.zone(),
            Objects.requireNonNullElse(typed.freeze(), 0),
            null);
    return changed(id, by, check, change);
  }

  private Channel changed(long id, Member by, Consumer<Channel> check, ChannelChange change) {
    Channel known = channels.find(id).orElseThrow(() -> unknown(id));
    String product = products.find(known.productId()).map(Product::slug).orElse("");
    return write(
        by,
        handle -> {
          channels.lock(handle, known.productId());
          List<Channel> there = new ArrayList<>(channels.read(handle, known.productId()));
          Channel read =
              there.stream()
                  .filter(each -> each.id() == id)
                  .findFirst()
                  .orElseThrow(() -> unknown(id));
          check.accept(read);
          ChannelRequest wanted = change.of(read, product);
          requireGroup(wanted);
          Channel next =
              new Channel(
                  read.id(),
                  read.productId(),
                  read.slug(),
                  wanted.name(),
                  read.place(),
                  wanted.toAudience(),
                  wanted.toCadence(),
                  read.version());
          Channel written = channels.update(handle, next);
          told("builds.channel-edited", written, by);
          return change.place() == null ? written : move(handle, there, written, change.place());
        });
  }

  /** Puts a channel to another place and the others around it. */
  private Channel move(Handle handle, List<Channel> all, Channel moved, int to) {
    all.removeIf(each -> each.id() == moved.id());
    all.add(Math.max(0, Math.min(to - 1, all.size())), moved);
    Channel result = moved;
    for (int i = 0; i < all.size(); i++) {
      Channel each = all.get(i);
      if (each.place() != i + 1) {
        Channel placed = channels.update(handle, each.at(i + 1));
        result = each.id() == moved.id() ? placed : result;
      }
    }
    return result;
  }

  /**
   * Deletes a channel that never had a build.
   *
   * @param hasBuilds tells, inside the write
   */
  public void remove(long id, Member by, Consumer<Channel> check, Predicate<Channel> hasBuilds) {
    Channel known = channels.find(id).orElseThrow(() -> unknown(id));
    write(
        by,
        handle -> {
          channels.lock(handle, known.productId());
          Channel read =
              channels.read(handle, known.productId()).stream()
                  .filter(each -> each.id() == id)
                  .findFirst()
                  .orElseThrow(() -> unknown(id));
          check.accept(read);
          if (hasBuilds.test(read)) {
            throw Problem.of(
                    409,
                    "builds.channel-in-use",
                    "The channel has builds",
                    "Only a channel without builds can be deleted.")
                .toException();
          }
          channels.delete(handle, read);
          told("builds.channel-removed", read, by);
          return null;
        });
  }

  /** Changes the rules for the builds of a product. */
  public ProductSettings settle(String productSlug, SettingsRequest wanted, Member by) {
    Product product = products.find(productSlug).orElseThrow(() -> unknownProduct(productSlug));
    return write(
        by,
        handle -> {
          products.hold(product.id()).orElseThrow(() -> unknownProduct(productSlug));
          ProductSettings read = channels.lock(handle, product.id());
          Long shipping =
              wanted.shipping().isEmpty()
                  ? null
                  : channels.read(handle, product.id()).stream()
                      .filter(each -> each.slug().equals(wanted.shipping()))
                      .findFirst()
                      .orElseThrow(() -> unknownChannel(wanted.shipping()))
                      .id();
          return channels.update(
              handle,
              new ProductSettings(read.productId(), wanted.scheme(), shipping, read.version()));
        });
  }

  private <T> T write(Member by, Work<T> work) {
    return database.write(
        handle -> {
          guard.writerActive(by);
          return work.run(handle);
        });
  }

  private void told(String type, Channel channel, Member by) {
    journal.append(
        type,
        new Changed(
            channel.id(), channel.productId(), channel.slug(), by == null ? null : by.id()));
  }

  private void requireGroup(ChannelRequest wanted) {
    if (wanted.audience().equals("group") && !channels.groups().contains(wanted.group())) {
      throw Problem.invalid("group", "unknown-group", "There is no group '" + wanted.group() + "'.")
          .toException();
    }
  }

  private static ProblemException unknown(long id) {
    return Problem.notFound("There is no channel " + id + ".").toException();
  }

  private static ProblemException unknownChannel(String slug) {
    return Problem.invalid(
            "shipping", "unknown-channel", "The product has no channel '" + slug + "'.")
        .toException();
  }

  private static ProblemException unknownProduct(String slug) {
    return Problem.invalid("product", "unknown-product", "There is no product '" + slug + "'.")
        .toException();
  }
}
