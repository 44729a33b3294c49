package dev.millet.points.draws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The places of a draw while they are given in drawn order: how many are left in all, and in each
 * category that has a quota. As a text it reads {@code 3:10 5:2}, by category.
 */
final class Quotas {

  private final Map<Long, Integer> left;
  private int free;

  private Quotas(int free, Map<Long, Integer> left) {
    this.free = free;
    this.left = left;
  }

  /** Returns quotas as the row and the published list of a draw write them; empty without any. */
  static String write(Map<Long, Integer> places) {
    return new TreeMap<>(places)
        .entrySet().stream()
            .map(each -> each.getKey() + ":" + each.getValue())
            .collect(Collectors.joining(" "));
  }

  /** Returns the places of a draw before any is given. */
  static Quotas of(Draw.Plan plan) {
    Map<Long, Integer> left = new HashMap<>();
    for (String each : plan.quotas().isEmpty() ? List.<String>of() : words(plan.quotas())) {
      int colon = each.indexOf(':');
      left.put(Long.valueOf(each.substring(0, colon)), Integer.valueOf(each.substring(colon + 1)));
    }
    return new Quotas(plan.places(), left);
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  /** Gives a party its places; returns whether they were left, in its category, too. */
  boolean take(Entry.Share share) {
    int most = share.category() == null ? free : left.getOrDefault(share.category(), free);
    if (share.party() > Math.min(free, most)) {
      return false;
    }
    free -= share.party();
    if (share.category() != null) {
      left.computeIfPresent(share.category(), (category, places) -> places - share.party());
    }
    return true;
  }
}
