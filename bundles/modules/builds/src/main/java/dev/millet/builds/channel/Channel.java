package dev.millet.builds.channel;

import dev.millet.api.subjects.Subject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A way on which builds of a product reach people, such as beta; a row of {@code builds_channels}.
 *
 * @param slug what names it in addresses, within its product
 * @param place its place among the channels of the product, ascending: builds are promoted to the
 *     next one
 * @param cadence null where builds leave when they are ready
 */
public record Channel(
    long id,
    long productId,
    String slug,
    String name,
    int place,
    Audience audience,
    Cadence cadence,
    int version) {

  /** The type of the subjects that are channels, which members follow. */
  public static final String TYPE = "build-channel";

  /** Returns the channel as something that members follow. */
  public Subject subject() {
    return Subject.of(TYPE, id);
  }

  /** Returns the path of its page. */
  public String path(String productSlug) {
    return "/builds/" + URLEncoder.encode(productSlug, StandardCharsets.UTF_8) + "/" + slug;
  }

  Channel at(int other) {
    return new Channel(id, productId, slug, name, other, audience, cadence, version);
  }
}
