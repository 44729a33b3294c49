package dev.millet.suggestions.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of all products, the archived ones too. Immutable. */
public final class FieldCatalog {

  private static final Comparator<ProductField> ORDER =
      Comparator.comparing(ProductField::archived)
          .thenComparing(ProductField::place)
          .thenComparing(ProductField::id);

  private final Map<Long, ProductField> byId = new HashMap<>();
  private final Map<Long, List<ProductField>> ofProducts = new HashMap<>();

  FieldCatalog(List<ProductField> all) {
    for (ProductField each : all.stream().sorted(ORDER).toList()) {
      byId.put(each.id(), each);
      ofProducts.computeIfAbsent(each.productId(), any -> new ArrayList<>()).add(each);
    }
  }

  /** Returns those of a product, by place, sections too; the archived ones come last. */
  public List<ProductField> all(long product) {
    return List.copyOf(ofProducts.getOrDefault(product, List.of()));
  }

  /** Returns those of a product that can be filled in, by place, without the sections. */
  public List<ProductField> of(long product) {
    return all(product).stream().filter(each -> !each.archived() && !each.isSection()).toList();
  }

  /** Returns the sections that the description of a suggestion of a product has, by place. */
  public List<ProductField> sections(long product) {
    return all(product).stream().filter(each -> !each.archived() && each.isSection()).toList();
  }

  /** Finds one of a product that can be filled in. */
  public Optional<ProductField> find(long product, String slug) {
    return of(product).stream().filter(each -> each.slug().equals(slug)).findFirst();
  }

  /** Finds one, whether it is archived or not. */
  public Optional<ProductField> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns the sections of any product with a slug. */
  public List<ProductField> sections(String slug) {
    return byId.values().stream()
        .filter(each -> each.isSection() && each.slug().equals(slug))
        .sorted(ORDER)
        .toList();
  }

  /** Returns whether no product has any. */
  public boolean isEmpty() {
    return byId.isEmpty();
  }
}
