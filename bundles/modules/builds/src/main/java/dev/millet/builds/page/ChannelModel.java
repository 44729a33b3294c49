package dev.millet.builds.page;

import dev.millet.api.lists.Slice;
import dev.millet.api.pages.Html;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.EntryKind;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.train.Train;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The builds of a channel.
 *
 * @param others the channels of the product that the reader may see, in their order
 * @param open the builds that are not released yet, the next one first
 * @param train null where the channel has no cadence
 * @param parts what others show beside builds, by their ids
 * @param follow the button to follow the channel; may be empty
 * @param team whether the reader belongs to the team
 */
public record ChannelModel(
    Channels.Place place,
    List<Channels.Place> others,
    List<BuildDetails> open,
    Slice<BuildDetails> released,
    Train train,
    Map<Long, Html> parts,
    Html follow,
    Instant now,
    boolean team) {

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

  /** Returns the builds that are not planned for a day. */
  public List<BuildDetails> drafts() {
    return open.stream().filter(each -> train == null || !each.build().isPlanned()).toList();
  }

  /** Returns the whole days until a moment. */
  public long days(Instant until) {
    return Math.max(0, Duration.between(now, until).toDays());
  }

  /** Returns the hours until a moment beside the whole days. */
  public long hours(Instant until) {
    return Math.max(0, Duration.between(now, until).toHoursPart());
  }
}
