package dev.millet.products;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import dev.millet.api.modules.Offer;
import dev.millet.api.products.ProductUse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The modules that keep something about products. Their names are remembered: a product is not
 * deleted while one of them is away and cannot be asked. Thread-safe.
 */
@Component(service = ProductUses.class)
public final class ProductUses {

  /** A module that offered a {@link ProductUse} once. */
  record Use(String name) {}

  private final Map<String, ProductUse> offers = new ConcurrentHashMap<>();
  private final Database database;
  private final Table<Use> uses;

  @Activate
  public ProductUses(@Reference Database database) {
    this.database = database;
    this.uses = database.table("products_uses", Use.class).key("name");
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void add(ProductUse use, Map<String, Object> properties) {
    offers.put(name(properties), use);
  }

  void remove(ProductUse use, Map<String, Object> properties) {
    offers.remove(name(properties), use);
  }

  private static String name(Map<String, Object> properties) {
    return String.valueOf(properties.get(Offer.NAME_PROPERTY));
  }

  /** Remembers the modules that are there now, and returns all names. */
  Set<String> remember() {
    Set<String> known = database.read(this::known);
    Set<String> here = new TreeSet<>(offers.keySet());
    here.removeAll(known);
    if (!here.isEmpty()) {
      database.write(
          handle -> uses.insertAbsent(handle, here.stream().map(Use::new).toList()).size());
    }
    known.addAll(here);
    return known;
  }

  private Set<String> known(Handle handle) {
    return uses.select(handle, "SELECT <columns> FROM products_uses", query -> query).stream()
        .map(Use::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Checks inside the write that deletes a product that nothing is about it.
   *
   * @param known the names that are remembered
   * @throws dev.millet.api.gateway.ProblemException 409 {@code products.in-use} where something is,
   *     {@code products.unknown-use} where a module that may have something is away
   */
  void requireUnused(Set<String> known, long product) {
    Map<String, ProductUse> here = new TreeMap<>(offers);
    Set<String> away = new TreeSet<>(known);
    away.removeAll(here.keySet());
    if (!away.isEmpty()) {
      throw Problem.of(
              409,
              "products.unknown-use",
              "Nobody can say whether the product is empty",
              "The module '%s' is away and may have something about it. Turn it on first, or archive the product."
                  .formatted(away.iterator().next()))
          .toException();
    }
    here.forEach(
        (name, use) -> {
          if (use.isUsed(product)) {
            throw Problem.of(
                    409,
                    "products.in-use",
                    "The product is not empty",
                    "There are " + name + " about it. Archive it instead.")
                .toException();
          }
        });
  }
}
