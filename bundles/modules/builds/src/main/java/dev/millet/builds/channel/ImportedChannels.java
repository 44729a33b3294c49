package dev.millet.builds.channel;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The channels that imported builds are on. */
public final class ImportedChannels {

  private final Channels channels;

  /** Makes the channels of imports. */
  public ImportedChannels(Channels channels) {
    this.channels = channels;
  }

  /**
   * Returns the channel of a product with a slug, and creates it for everybody if it does not
   * exist.
   *
   * @param cadence of a new channel; null for none
   * @param version of a build that will be on it: a product without channels gets an order of
   *     versions that takes it
   */
  public Channel put(
      Handle handle, long product, String slug, String name, Cadence cadence, String version) {
    ProductSettings settings = channels.lock(handle, product);
    List<Channel> there = channels.read(handle, product);
    if (there.isEmpty() && !version.isEmpty() && !settings.versions().accepts(version)) {
      channels.update(
          handle,
          new ProductSettings(
              product, VersionScheme.NATURAL, settings.shipping(), settings.version()));
    }
    return there.stream()
        .filter(each -> each.slug().equals(slug))
        .findFirst()
        .orElseGet(
            () ->
                channels.insert(
                    handle,
                    new Channel(
                        0, product, slug, name, there.size() + 1, Audience.EVERYBODY, cadence, 1)));
  }
}
