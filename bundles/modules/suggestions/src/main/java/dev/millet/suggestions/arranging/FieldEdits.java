package dev.millet.suggestions.arranging;

import dev.millet.api.database.Database;
import dev.millet.api.database.Work;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.field.Places;
import dev.millet.suggestions.field.ProductField;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.services.NamedProducts;
import dev.millet.suggestions.services.Platform;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Adds fields to products, edits, archives and deletes them. One in which suggestions have
 * something is archived rather than deleted. Thread-safe.
 */
final class FieldEdits {

  /** The most fields of a product that can be filled in, and its most sections. */
  static final int MAX_FIELDS = 10;

  /** The most that a product may ever have had. */
  private static final int MAX_EVER = 100;

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final Products products;
  private final ProductFields fields;

  /**
   * A field was added, edited, archived or deleted, as the journal tells of it.
   *
   * @param field its id
   * @param by null for the operator
   */
  record Changed(long field, long product, String slug, Long by) {}

  FieldEdits(Platform platform, ProductFields fields) {
    this.database = platform.database();
    this.journal = platform.journal();
    this.guard = platform.guard();
    this.products = platform.products();
    this.fields = fields;
  }

  /**
   * Adds a field.
   *
   * @param by null for the operator
   * @throws ProblemException 409 {@code suggestions.field-taken} where the product has one with its
   *     slug, be it an archived one
   */
  ProductField add(FieldRequest wanted, Member by) {
    return write(
        by,
        handle -> {
          Product product = NamedProducts.hold(products, wanted.product());
          boolean section = wanted.kind().equals(ProductField.SECTION);
          List<ProductField> all = atMost(handle, product.id(), section);
          String slug = wanted.newSlug();
          if (all.stream().anyMatch(each -> each.slug().equals(slug))) {
            throw Problem.of(
                    409,
                    "suggestions.field-taken",
                    "There is such a field",
                    "The product has a field '" + slug + "' already, which may be archived.")
                .toException();
          }
          List<ProductField> there = live(all);
          ProductField made =
              fields
                  .table()
                  .insert(
                      handle,
                      new ProductField(
                          0,
                          product.id(),
                          slug,
                          wanted.name(),
                          wanted.hint(),
                          wanted.shape(wanted.kind()),
                          there.size() + 1,
                          false,
                          1));
          told("suggestions.field-added", made, by);
          return wanted.place() == null ? made : move(handle, there, made, wanted.place());
        });
  }

  /** Checks that a product may have one more, and returns those that it has. */
  private List<ProductField> atMost(Handle handle, long product, boolean section) {
    String counted = "suggestions.fields/" + product;
    guard.atMost(MAX_EVER, counted, () -> fields.lockAll(handle, product).size());
    List<ProductField> all = fields.lockAll(handle, product);
    guard.atMost(
        MAX_FIELDS,
        counted,
        () -> (int) live(all).stream().filter(each -> each.isSection() == section).count());
    return all;
  }

  /**
   * Edits a field; its product, slug and kind stay.
   *
   * @param check looks at it as it is now, and refuses
   */
  ProductField edit(long id, FieldRequest wanted, Consumer<ProductField> check, Member by) {
    return changed(
        id,
        by,
        (handle, all, read) -> {
          check.accept(read);
          if (read.isChoice() && wanted.options().isEmpty()) {
            throw Problem.invalid("options", "none", "it needs something to choose").toException();
          }
          ProductField next =
              fields
                  .table()
                  .update(
                      handle,
                      read.with(wanted.name(), wanted.hint(), wanted.shape(read.shape().kind())));
          told("suggestions.field-edited", next, by);
          return wanted.place() == null || read.archived()
              ? next
              : move(handle, live(all), next, wanted.place());
        });
  }

  /** Puts a field one place further to the front. */
  void moveUp(long id, Member by) {
    changed(
        id,
        by,
        (handle, all, read) -> {
          List<ProductField> there = live(all);
          return read.archived() ? read : move(handle, there, read, there.indexOf(read));
        });
  }

  /** Deletes a field, or archives it where suggestions have something in it. */
  void delete(long id, Consumer<ProductField> check, Member by) {
    changed(
        id,
        by,
        (handle, all, read) -> {
          check.accept(read);
          if (!fields.isUsed(handle, id)) {
            fields.table().delete(handle, id);
            told("suggestions.field-deleted", read, by);
          } else if (!read.archived()) {
            fields.table().update(handle, read.withArchived(true));
            told("suggestions.field-archived", read, by);
          }
          return read;
        });
  }

  /** Has an archived field filled in again, behind the others. */
  ProductField restore(long id, Consumer<ProductField> check, Member by) {
    return changed(
        id,
        by,
        (handle, all, read) -> {
          check.accept(read);
          if (!read.archived()) {
            return read;
          }
          int last = live(atMost(handle, read.productId(), read.isSection())).size() + 1;
          ProductField next = fields.table().update(handle, read.withArchived(false).at(last));
          told("suggestions.field-edited", next, by);
          return next;
        });
  }

  private interface Change {
    ProductField make(Handle handle, List<ProductField> all, ProductField read);
  }

  /** Changes one, with all of its product locked: whoever fills it in waits. */
  private ProductField changed(long id, Member by, Change change) {
    ProductField known = fields.catalog().find(id).orElseThrow(() -> unknown(id));
    return write(
        by,
        handle -> {
          List<ProductField> all = fields.lockAll(handle, known.productId());
          ProductField read =
              all.stream()
                  .filter(each -> each.id() == id)
                  .findFirst()
                  .orElseThrow(() -> unknown(id));
          return change.make(handle, all, read);
        });
  }

  private static List<ProductField> live(List<ProductField> all) {
    return all.stream()
        .filter(each -> !each.archived())
        .sorted(Comparator.comparing(ProductField::place).thenComparing(ProductField::id))
        .toList();
  }

  private ProductField move(
      Handle handle, List<ProductField> there, ProductField moved, int place) {
    return Places.move(handle, fields.table(), there, moved, place);
  }

  private <T> T write(Member by, Work<T> work) {
    return database.write(
        handle -> {
          guard.writerActive(by);
          T made = work.run(handle);
          fields.changed();
          return made;
        });
  }

  private void told(String type, ProductField field, Member by) {
    journal.append(
        type,
        new Changed(field.id(), field.productId(), field.slug(), by == null ? null : by.id()));
  }

  static ProblemException unknown(long id) {
    return Problem.notFound("There is no field " + id + " of a product.").toException();
  }
}
