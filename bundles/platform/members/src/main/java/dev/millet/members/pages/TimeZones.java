package dev.millet.members.pages;

import java.text.Collator;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The time zones to choose from, by region. Thread-safe. */
public final class TimeZones {

  private static final List<String> REGIONS =
      List.of(
          "Africa",
          "America",
          "Antarctica",
          "Arctic",
          "Asia",
          "Atlantic",
          "Australia",
          "Europe",
          "Indian",
          "Pacific");

  /** Naming hundreds of zones takes a while, and their names do not change. */
  private final Map<Locale, List<Region>> byLanguage = new ConcurrentHashMap<>();

  /**
   * Zones of one part of the world.
   *
   * @param word the first part of their ids, in small letters
   */
  public record Region(String word, List<Zone> zones) {}

  /**
   * A zone.
   *
   * @param id such as {@code America/New_York}
   * @param place the place that it is named after, such as {@code New York}
   * @param name such as {@code Eastern Time}, in the reader's language
   */
  public record Zone(String id, String place, String name) {}

  /** Returns all regions in a language. */
  List<Region> in(Locale language) {
    return byLanguage.computeIfAbsent(language, TimeZones::named);
  }

  /** Returns whether a zone stands in the list. */
  static boolean lists(String id) {
    return REGIONS.contains(regionOf(id));
  }

  private static List<Region> named(Locale language) {
    Map<String, List<Zone>> zones = new TreeMap<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      if (lists(id)) {
        zones.computeIfAbsent(regionOf(id), region -> new ArrayList<>()).add(zone(id, language));
      }
    }
    Comparator<Zone> byPlace =
        Comparator.comparing(Zone::place, Collator.getInstance(Locale.ROOT)::compare);
    List<Region> regions = new ArrayList<>();
    zones.forEach(
        (region, some) -> {
          some.sort(byPlace);
          regions.add(new Region(region.toLowerCase(Locale.ROOT), List.copyOf(some)));
        });
    return List.copyOf(regions);
  }

  private static Zone zone(String id, Locale language) {
    String place = id.substring(id.indexOf('/') + 1).replace('_', ' ').replace("/", " – ");
    return new Zone(id, place, ZoneId.of(id).getDisplayName(TextStyle.FULL, language));
  }

  private static String regionOf(String id) {
    int slash = id.indexOf('/');
    return slash < 0 ? "" : id.substring(0, slash);
  }
}
