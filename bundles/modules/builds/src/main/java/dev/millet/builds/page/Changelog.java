package dev.millet.builds.page;

import dev.millet.api.database.Database;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.BuildStatus;
import dev.millet.builds.build.Builds;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.channel.VersionScheme;
import java.util.List;
import java.util.Locale;

/** Reads what changed on a channel, from a version on and by words. */
final class Changelog {

  private final Database database;
  private final Builds builds;
  private final BuildReader reader;
  private final Channels channels;

  /**
   * The search in a changelog.
   *
   * @param since only builds after this version; empty for all
   * @param words only builds and entries that say this; empty for all
   */
  record Query(String since, String words) {

    boolean isEmpty() {
      return since.isEmpty() && words.isEmpty();
    }
  }

  Changelog(Database database, Builds builds, BuildReader reader, Channels channels) {
    this.database = database;
    this.builds = builds;
    this.reader = reader;
    this.channels = channels;
  }

  /** Returns the builds that a slice of the channel has of what is looked for. */
  Slice<BuildDetails> read(Identity caller, Channels.Place place, ListRequest list, Query query) {
    Slice<Build> slice =
        database.read(handle -> builds.released(handle, list, List.of(place.channel().id())));
    VersionScheme scheme = channels.settings(place.product().id()).versions();
    List<Build> wanted =
        slice.items().stream()
            .filter(each -> each.status() != BuildStatus.WITHDRAWN)
            .filter(each -> isAfter(scheme, each, query.since()))
            .toList();
    boolean more = wanted.isEmpty() || isLast(slice, wanted) || query.since().isEmpty();
    List<BuildDetails> details =
        reader.of(caller, wanted).stream()
            .map(each -> query.words().isEmpty() ? each : matching(each, query.words()))
            .filter(each -> query.words().isEmpty() || says(each, query.words()))
            .toList();
    return new Slice<>(details, more ? slice.next() : null);
  }

  /** Returns whether the range goes on behind the slice. */
  private static boolean isLast(Slice<Build> slice, List<Build> wanted) {
    List<Build> all = slice.items();
    return all.get(all.size() - 1).id() == wanted.get(wanted.size() - 1).id();
  }

  private static boolean isAfter(VersionScheme scheme, Build build, String since) {
    return since.isEmpty()
        || !scheme.accepts(since)
        || !scheme.accepts(build.version())
        || scheme.compare(build.version(), since) > 0;
  }

  /** Returns a build with those of its entries that say something; with all where none does. */
  private static BuildDetails matching(BuildDetails details, String words) {
    List<BuildDetails.Item> some =
        details.entries().stream()
            .filter(each -> has(each.entry().title(), words) || has(each.entry().detail(), words))
            .toList();
    return some.isEmpty() ? details : details.with(some);
  }

  private static boolean says(BuildDetails details, String words) {
    return has(details.build().version(), words)
        || details.notes().values().stream().anyMatch(each -> has(each, words))
        || details.entries().stream()
            .anyMatch(
                each -> has(each.entry().title(), words) || has(each.entry().detail(), words));
  }

  private static boolean has(String text, String words) {
    return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }
}
