package dev.millet.builds.page;

import dev.millet.api.products.Product;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.channel.Channels;
import java.util.List;

/**
 * The products with their channels.
 *
 * @param team whether the reader may arrange channels
 */
public record HomeModel(List<ProductChannels> products, boolean team) {

  /** A product with the channels that a reader may see. */
  public record ProductChannels(Product product, List<Line> channels) {}

  /**
   * A channel.
   *
   * @param current the build that it offers; null for none
   */
  public record Line(Channels.Place place, BuildDetails current) {}
}
