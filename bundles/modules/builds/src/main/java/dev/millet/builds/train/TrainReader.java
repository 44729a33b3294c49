package dev.millet.builds.train;

import dev.millet.api.database.Database;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Person;
import dev.millet.api.subjects.Requesters;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Entry;
import dev.millet.builds.build.Move;
import dev.millet.builds.channel.Cadence;
import dev.millet.builds.channel.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the train of a channel as somebody may see it. Thread-safe. */
public final class TrainReader {

  private static final int WEEKS = 24;

  private final Database database;
  private final Builds builds;
  private final BuildReader reader;
  private final Breaks breaks;
  private final Requesters requesters;

  /** Makes the reader of a database. */
  public TrainReader(
      Database database, Builds builds, BuildReader reader, Breaks breaks, Requesters requesters) {
    this.database = database;
    this.builds = builds;
    this.reader = reader;
    this.breaks = breaks;
    this.requesters = requesters;
  }

  /**
   * Returns the train of a channel that has a cadence.
   *
   * @param open its builds that are not released
   * @param released a slice of those that are, the newest first
   */
  public Train read(
      Identity caller,
      Channel channel,
      List<BuildDetails> open,
      Slice<BuildDetails> released,
      ListRequest list) {
    Cadence cadence = channel.cadence();
    List<Train.Next> planned =
        open.stream()
            .filter(each -> each.build().isPlanned())
            .map(each -> next(caller, cadence, each))
            .toList();
    return new Train(
        planned.isEmpty() ? null : planned.get(0),
        planned.stream().skip(1).toList(),
        moved(open),
        past(channel, released.items(), list.isFirst()),
        list.isFirst() ? punctuality(channel) : null);
  }

  private Train.Next next(Identity caller, Cadence cadence, BuildDetails details) {
    LocalDate day = details.build().departure();
    Instant due = details.build().dueAt();
    return new Train.Next(
        details,
        due == null ? cadence.departure(day) : due,
        cadence.frozenAt(day),
        details.subjects().isEmpty() ? 0 : requesters.shown(caller, details.subjects(), 0).total());
  }

  /** Returns the moved entries of open builds. */
  private List<Train.Moved> moved(List<BuildDetails> open) {
    Map<Long, BuildDetails> byId = new HashMap<>();
    List<Long> entries = new ArrayList<>();
    for (BuildDetails details : open) {
      byId.put(details.build().id(), details);
      details.entries().forEach(each -> entries.add(each.entry().id()));
    }
    Map<Long, List<Move>> moves =
        database.read(handle -> builds.entries().moves().of(handle, entries));
    if (moves.isEmpty()) {
      return List.of();
    }
    Set<Long> ids = new HashSet<>();
    List<Long> people = new ArrayList<>();
    moves.values().forEach(all -> all.forEach(move -> ids.add(move.fromBuild())));
    moves.values().forEach(all -> people.add(last(all).movedBy()));
    Map<Long, Build> from =
        database.read(handle -> builds.find(handle, ids)).stream()
            .collect(Collectors.toMap(Build::id, Function.identity()));
    Map<Long, Person> by = reader.people(people);
    return open.stream()
        .flatMap(details -> details.entries().stream())
        .map(BuildDetails.Item::entry)
        .filter(entry -> moves.containsKey(entry.id()))
        .map(
            entry ->
                moved(entry, moves.get(entry.id()), byId.get(entry.buildId()).build(), from, by))
        .sorted(Comparator.comparing(Train.Moved::at).reversed())
        .toList();
  }

  private static Train.Moved moved(
      Entry entry, List<Move> moves, Build to, Map<Long, Build> from, Map<Long, Person> people) {
    Move last = last(moves);
    return new Train.Moved(
        entry,
        moves.stream()
            .map(move -> from.get(move.fromBuild()))
            .filter(build -> build != null)
            .toList(),
        to,
        last.reason(),
        people.get(last.movedBy()),
        last.movedAt());
  }

  private static Move last(List<Move> moves) {
    return moves.get(moves.size() - 1);
  }

  /** Returns the week for which a build was made. */
  private static LocalDate week(Cadence cadence, Build build) {
    return build.departure() == null
        ? cadence
            .dayOf(build.releasedAt())
            .with(TemporalAdjusters.previousOrSame(cadence.weekday()))
        : build.departure();
  }

  private List<Train.Past> past(Channel channel, List<BuildDetails> released, boolean first) {
    if (released.isEmpty()) {
      return List.of();
    }
    Cadence cadence = channel.cadence();
    List<Train.Past> lines = new ArrayList<>();
    Set<LocalDate> served = new HashSet<>();
    for (BuildDetails details : released) {
      Build build = details.build();
      LocalDate day = cadence.dayOf(build.releasedAt());
      served.add(week(cadence, build));
      lines.add(new Train.Past(day, details, late(cadence, build), null));
    }
    LocalDate oldest = week(cadence, released.get(released.size() - 1).build());
    LocalDate newest =
        first
            ? cadence.upcoming(database.now()).minusWeeks(1)
            : week(cadence, released.get(0).build());
    Map<LocalDate, Break> known = database.read(handle -> breaks.of(handle, channel.id(), oldest));
    for (LocalDate day = newest; day.isAfter(oldest); day = day.minusWeeks(1)) {
      if (!served.contains(day)) {
        Break missed = new Break(channel.id(), day, Break.Kind.MISSED, "");
        lines.add(new Train.Past(day, null, 0, known.getOrDefault(day, missed)));
      }
    }
    lines.sort(Comparator.comparing(Train.Past::day).reversed());
    return lines;
  }

  private static int late(Cadence cadence, Build build) {
    long days =
        build.departure() == null
            ? 0
            : ChronoUnit.DAYS.between(build.departure(), cadence.dayOf(build.releasedAt()));
    return (int) Math.max(0, days);
  }

  private Train.Punctuality punctuality(Channel channel) {
    Cadence cadence = channel.cadence();
    LocalDate newest = cadence.upcoming(database.now()).minusWeeks(1);
    ListRequest enough = ListRequest.first(ListRequest.MAX_LIMIT);
    List<Build> some =
        database.read(handle -> builds.released(handle, enough, List.of(channel.id()))).items();
    if (some.isEmpty()) {
      return null;
    }
    Map<LocalDate, Integer> late = new HashMap<>();
    some.forEach(build -> late.merge(week(cadence, build), late(cadence, build), Math::min));
    LocalDate oldest = week(cadence, some.get(some.size() - 1));
    LocalDate from =
        oldest.isAfter(newest.minusWeeks(WEEKS - 1)) ? oldest : newest.minusWeeks(WEEKS - 1);
    Map<LocalDate, Break> known = database.read(handle -> breaks.of(handle, channel.id(), from));
    List<Train.Week> weeks = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(newest); day = day.plusWeeks(1)) {
      weeks.add(week(late.get(day), known.get(day)));
    }
    return weeks.isEmpty() ? null : new Train.Punctuality(weeks);
  }

  private static Train.Week week(Integer daysLate, Break known) {
    if (daysLate != null) {
      return daysLate == 0 ? Train.Week.ON_TIME : Train.Week.LATE;
    }
    return known != null && known.kind() == Break.Kind.HOLIDAY
        ? Train.Week.HOLIDAY
        : Train.Week.MISSED;
  }
}
