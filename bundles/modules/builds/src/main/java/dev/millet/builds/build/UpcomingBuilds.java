package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.subjects.PlannedRelease;
import dev.millet.api.subjects.PlannedReleases;
import dev.millet.builds.channel.Channels;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells others which builds are on the train, and when they leave. */
public final class UpcomingBuilds implements PlannedReleases {

  private final Database database;
  private final Builds builds;
  private final Channels channels;

  /** Makes the view of a database. */
  public UpcomingBuilds(Database database, Builds builds, Channels channels) {
    this.database = database;
    this.builds = builds;
    this.channels = channels;
  }

  @Override
  public List<PlannedRelease> visibleTo(Identity reader) {
    Map<Long, Channels.Place> places =
        channels.visible(reader).stream()
            .collect(Collectors.toMap(each -> each.channel().id(), Function.identity()));
    return database.read(handle -> builds.open(handle, places.keySet())).stream()
        .filter(Build::isPlanned)
        .limit(MAX_TOLD)
        .map(build -> planned(build, places.get(build.place().channel())))
        .toList();
  }

  private static PlannedRelease planned(Build build, Channels.Place place) {
    return new PlannedRelease(
        BuildCatalog.release(build, place), place.product().slug(), build.departure());
  }
}
