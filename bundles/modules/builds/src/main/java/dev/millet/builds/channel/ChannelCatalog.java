package dev.millet.builds.channel;

import dev.millet.api.members.Identity;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells others what channels are, which members follow. */
public final class ChannelCatalog implements SubjectCatalog {

  private final Channels channels;
  private final Products products;

  /** Makes the catalog of channels. */
  public ChannelCatalog(Channels channels, Products products) {
    this.channels = channels;
    this.products = products;
  }

  @Override
  public String type() {
    return Channel.TYPE;
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    Map<String, SubjectDescription> described = new HashMap<>();
    for (String id : ids) {
      find(id)
          .ifPresent(
              channel ->
                  products
                      .find(channel.productId())
                      .ifPresent(
                          product ->
                              described.put(
                                  id,
                                  SubjectDescription.of(
                                          channel.subject(),
                                          product.name() + " " + channel.name(),
                                          channel.path(product.slug()))
                                      .withProduct(product.id()))));
    }
    return described;
  }

  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    Set<String> hidden = new HashSet<>();
    for (String id : ids) {
      Optional<Channel> there = find(id);
      if (there.isPresent() && channels.visible(reader, there.get().id()).isEmpty()) {
        hidden.add(id);
      }
    }
    return hidden;
  }

  private Optional<Channel> find(String id) {
    return id.matches("[1-9][0-9]{0,17}") ? channels.find(Long.parseLong(id)) : Optional.empty();
  }
}
