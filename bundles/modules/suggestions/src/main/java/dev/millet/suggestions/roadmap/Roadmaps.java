package dev.millet.suggestions.roadmap;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.services.NamedProducts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The roadmaps of a site, and who may see which. Thread-safe. */
public final class Roadmaps {

  /** The most roadmaps that there may be. */
  static final int MAX_ROADMAPS = 50;

  /** The journal types of {@link Changed}. */
  private static final String ADDED = "suggestions.roadmap-added";

  private static final String EDITED = "suggestions.roadmap-edited";
  private static final String DELETED = "suggestions.roadmap-deleted";

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final Members members;
  private final Products products;
  private final Table<Roadmap> table;

  /**
   * A roadmap was made, edited or deleted, as the journal tells of it.
   *
   * @param roadmap its slug
   * @param product null for all
   * @param by null for the operator
   */
  public record Changed(String roadmap, Long product, String audience, Long by) {}

  public Roadmaps(
      Database database, Journal journal, Guard guard, Members members, Products products) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.members = members;
    this.products = products;
    this.table =
        database.table("suggestions_roadmaps", Roadmap.class).key("slug").versioned("version");
  }

  /**
   * Returns those that a reader may see, in the order of their titles. A site that has made none
   * has one of everything.
   *
   * @param everything the title of that one
   */
  List<Roadmap> visible(Identity reader, String everything) {
    List<Roadmap> all = database.read(this::all);
    return all.isEmpty()
        ? List.of(Roadmap.everything(everything))
        : all.stream().filter(each -> isVisible(each, reader)).toList();
  }

  /**
   * Returns the one with a slug, where a reader may see it.
   *
   * @param everything the title of the one of everything
   * @throws ProblemException 404 if the reader may not see it
   */
  Roadmap require(Identity reader, String slug, String everything) {
    return visible(reader, everything).stream()
        .filter(each -> each.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> unknown(slug));
  }

  private List<Roadmap> all(Handle handle) {
    return table.select(
        handle, "SELECT <columns> FROM suggestions_roadmaps ORDER BY title, slug", query -> query);
  }

  /** Returns how many there are, as far as there may be. */
  private static int count(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT r.slug FROM suggestions_roadmaps r
             ORDER BY r.slug FETCH FIRST :limit ROWS ONLY
            """)
        .bind("limit", MAX_ROADMAPS)
        .mapTo(String.class)
        .list()
        .size();
  }

  private boolean isVisible(Roadmap roadmap, Identity reader) {
    return roadmap.admits(reader, members)
        && (roadmap.productId() == null
            || product(roadmap).filter(each -> products.isVisible(each, reader)).isPresent());
  }

  /** Returns the product of a roadmap; empty where it is of all, or the product is gone. */
  Optional<Product> product(Roadmap roadmap) {
    return roadmap.productId() == null ? Optional.empty() : products.find(roadmap.productId());
  }

  /** Returns whether a product has a roadmap. */
  boolean isUsed(long product) {
    return database.read(this::all).stream()
        .anyMatch(each -> each.productId() != null && each.productId() == product);
  }

  /**
   * Makes a roadmap.
   *
   * @param by null for the operator
   * @throws ProblemException 409 {@code suggestions.roadmap-taken} where there is one with its slug
   */
  Roadmap add(RoadmapRequest wanted, Member by) {
    String slug = wanted.newSlug();
    return database.write(
        handle -> {
          guard.writerActive(by);
          Roadmap made =
              wanted.row(slug, NamedProducts.holdUnlessEmpty(products, wanted.product()), 1);
          requireGroups(made);
          guard.atMost(MAX_ROADMAPS, "suggestions.roadmaps", () -> count(handle));
          if (!table.insertIfAbsent(handle, made)) {
            throw Problem.of(
                    409,
                    "suggestions.roadmap-taken",
                    "The address is taken",
                    "There is a roadmap with the slug '" + slug + "' already.")
                .toException();
          }
          told(ADDED, made, by);
          return made;
        });
  }

  /**
   * Edits a roadmap; its slug stays.
   *
   * @param check looks at it as it is now, and refuses
   * @param by null for the operator
   */
  Roadmap edit(String slug, RoadmapRequest wanted, Consumer<Roadmap> check, Member by) {
    return database.write(
        handle -> {
          guard.writerActive(by);
          Roadmap read = table.lock(handle, slug).orElseThrow(() -> unknown(slug));
          check.accept(read);
          Roadmap next =
              wanted.row(
                  slug, NamedProducts.holdUnlessEmpty(products, wanted.product()), read.version());
          requireGroups(next);
          Roadmap edited = table.update(handle, next);
          told(EDITED, edited, by);
          return edited;
        });
  }

  /**
   * Deletes a roadmap; the suggestions on it stay as they are.
   *
   * @param check looks at it as it is now, and refuses
   */
  void delete(String slug, Consumer<Roadmap> check, Member by) {
    database.write(
        handle -> {
          guard.writerActive(by);
          Roadmap read = table.lock(handle, slug).orElseThrow(() -> unknown(slug));
          check.accept(read);
          told(DELETED, read, by);
          return table.delete(handle, slug);
        });
  }

  private void told(String type, Roadmap roadmap, Member by) {
    journal.append(
        type,
        new Changed(
            roadmap.slug(), roadmap.productId(), roadmap.audience(), by == null ? null : by.id()));
  }

  private void requireGroups(Roadmap roadmap) {
    var known = members.groupNames().keySet();
    for (String group : roadmap.groups()) {
      if (!known.contains(group)) {
        throw Problem.invalid("groups", "unknown", "there is no group '" + group + "'")
            .toException();
      }
    }
  }

  private static ProblemException unknown(String slug) {
    return Problem.notFound("There is no roadmap '" + slug + "'.").toException();
  }
}
