package dev.millet.suggestions.suggestion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The products' own statuses, those that others took the place of too. Immutable. */
public final class StatusCatalog {

  private static final Comparator<CustomStatus> ORDER =
      Comparator.comparing(CustomStatus::status)
          .thenComparing(CustomStatus::place)
          .thenComparing(CustomStatus::id);

  private final Map<Long, CustomStatus> byId = new HashMap<>();
  private final Map<Long, List<CustomStatus>> ofProducts = new HashMap<>();

  StatusCatalog(List<CustomStatus> all) {
    for (CustomStatus each : all.stream().sorted(ORDER).toList()) {
      byId.put(each.id(), each);
      if (each.isLive()) {
        ofProducts.computeIfAbsent(each.productId(), any -> new ArrayList<>()).add(each);
      }
    }
  }

  /** Returns those of a product that can be set, by meaning and place. */
  public List<CustomStatus> of(long product) {
    return List.copyOf(ofProducts.getOrDefault(product, List.of()));
  }

  /** Returns those of a product with a meaning that can be set, by place. */
  public List<CustomStatus> of(long product, Status meaning) {
    return of(product).stream().filter(each -> each.status() == meaning).toList();
  }

  /** Finds one that can be set. */
  public Optional<CustomStatus> find(long product, StatusChoice choice) {
    return of(product, choice.status()).stream()
        .filter(each -> each.slug().equals(choice.custom()))
        .findFirst();
  }

  /** Finds one, whether it can be set or not. */
  public Optional<CustomStatus> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Returns the one that a suggestion has.
   *
   * @param stored the id that is kept for it; null for none
   * @return null where its meaning is another one by now, or its product
   */
  CustomStatus of(Suggestion suggestion, Long stored) {
    CustomStatus found = stored == null ? null : live(byId.get(stored));
    return found != null
            && found.productId() == suggestion.productId()
            && found.status() == suggestion.status()
        ? found
        : null;
  }

  /** Returns the one that took the place of another; null where its meaning alone did. */
  private CustomStatus live(CustomStatus status) {
    CustomStatus now = status;
    while (now != null && !now.isLive()) {
      now = now.isPlain() ? null : byId.get(now.successorId());
    }
    return now;
  }

  /** Returns the ids that may be kept for a status: its own, and of those whose place it took. */
  public List<Long> ids(CustomStatus status) {
    return byId.values().stream()
        .filter(each -> status.equals(live(each)))
        .map(CustomStatus::id)
        .sorted()
        .toList();
  }

  /** Returns the ids that may be kept for all statuses of a product with a meaning. */
  public List<Long> ids(long product, Status meaning) {
    return of(product, meaning).stream().flatMap(each -> ids(each).stream()).sorted().toList();
  }

  boolean isUsedBy(long product) {
    return ofProducts.containsKey(product);
  }
}
