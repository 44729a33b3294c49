package dev.millet.builds.page;

import dev.millet.api.lists.Slice;
import dev.millet.api.pages.Html;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.EntryKind;
import dev.millet.builds.channel.Channels;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The builds of a channel.
 *
 * @param others the channels of the product that the reader may see, in their order
 * @param open the builds that are not released yet, the next one first
 * @param parts what others show beside builds, by their ids
 * @param follow the button to follow the channel; may be empty
 */
public record ChannelModel(
    Channels.Place place,
    List<Channels.Place> others,
    List<BuildDetails> open,
    Slice<BuildDetails> released,
    Map<Long, Html> parts,
    Html follow) {

  private static final int TITLES = 3;

  /** Returns what others show beside a build; may be empty. */
  public Html part(BuildDetails details) {
    return parts.getOrDefault(details.build().id(), Html.EMPTY);
  }

  /** Returns the first entries of a build in one line. */
  public static String line(BuildDetails details) {
    return Stream.of(EntryKind.NEW, EntryKind.IMPROVED, EntryKind.FIXED)
        .flatMap(kind -> details.of(kind).stream())
        .limit(TITLES)
        .map(each -> each.entry().title())
        .collect(Collectors.joining(" · "));
  }
}
