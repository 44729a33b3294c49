package dev.millet.suggestions.statuses;

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
import dev.millet.suggestions.services.NamedProducts;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.CustomStatuses;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Adds statuses to products, edits and deletes them. One that suggestions have is deleted in one
 * step, however many they are: it stays as a row that names its successor. Thread-safe.
 */
final class StatusEdits {

  /** The most statuses of its own that a product may have at a time. */
  static final int MAX_STATUSES = 30;

  /** The most that a product may ever have had. */
  private static final int MAX_EVER = 300;

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final Products products;
  private final CustomStatuses statuses;

  /**
   * A status was added, edited or deleted, as the journal tells of it.
   *
   * @param status its id
   * @param by null for the operator
   */
  record Changed(long status, long product, String slug, String meaning, Long by) {}

  StatusEdits(
      Database database, Journal journal, Guard guard, Products products, CustomStatuses statuses) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.products = products;
    this.statuses = statuses;
  }

  /**
   * Adds a status.
   *
   * @param by null for the operator
   * @throws ProblemException 409 {@code suggestions.status-taken} where the product has one with
   *     its slug, or had one that suggestions still have
   */
  CustomStatus add(StatusRequest wanted, Member by) {
    return write(
        by,
        handle -> {
          Product product = NamedProducts.hold(products, wanted.product());
          guard.atMost(
              MAX_EVER,
              "suggestions.statuses/" + product.id(),
              () -> statuses.lockAll(handle, product.id()).size());
          List<CustomStatus> there = live(handle, product.id());
          guard.atMost(MAX_STATUSES, "suggestions.statuses/" + product.id(), there::size);
          String slug = wanted.newSlug();
          if (there.stream().anyMatch(each -> each.slug().equals(slug))) {
            throw Problem.of(
                    409,
                    "suggestions.status-taken",
                    "There is such a status",
                    "The product has a status '" + slug + "' already.")
                .toException();
          }
          List<CustomStatus> among = among(there, wanted.meaning());
          CustomStatus made =
              statuses
                  .table()
                  .insert(
                      handle,
                      new CustomStatus(
                          0,
                          product.id(),
                          slug,
                          wanted.meaning(),
                          wanted.name(),
                          wanted.color(),
                          among.size() + 1,
                          null,
                          1));
          told("suggestions.status-added", made, by);
          return wanted.place() == null ? made : move(handle, among, made, wanted.place());
        });
  }

  /**
   * Edits a status; its product, slug and meaning stay.
   *
   * @param check looks at it as it is now, and refuses
   */
  CustomStatus edit(long id, StatusRequest wanted, Consumer<CustomStatus> check, Member by) {
    return changed(
        id,
        by,
        (handle, there, read) -> {
          check.accept(read);
          CustomStatus next =
              statuses
                  .table()
                  .update(
                      handle,
                      new CustomStatus(
                          read.id(),
                          read.productId(),
                          read.slug(),
                          read.meaning(),
                          wanted.name(),
                          wanted.color(),
                          read.place(),
                          null,
                          read.version()));
          told("suggestions.status-edited", next, by);
          return wanted.place() == null
              ? next
              : move(handle, among(there, read.meaning()), next, wanted.place());
        });
  }

  /** Puts a status one place further to the front. */
  void moveUp(long id, Member by) {
    changed(
        id,
        by,
        (handle, there, read) -> {
          List<CustomStatus> among = among(there, read.meaning());
          return move(handle, among, read, among.indexOf(read));
        });
  }

  /**
   * Deletes a status.
   *
   * @param successor the slug of the one that its suggestions get, or the word of its meaning for
   *     none of the product's own; empty where none is named
   * @throws ProblemException 409 {@code suggestions.status-in-use} where suggestions have it and no
   *     successor is named; 422 where the successor means something else
   */
  void delete(long id, String successor, Consumer<CustomStatus> check, Member by) {
    changed(
        id,
        by,
        (handle, there, read) -> {
          check.accept(read);
          boolean plain = successor.equals(read.meaning());
          if (successor.isEmpty() && statuses.isUsed(handle, read)) {
            throw Problem.of(
                    409,
                    "suggestions.status-in-use",
                    "Suggestions have this status",
                    "Name the status that takes its place: another of the same meaning, or '"
                        + read.meaning()
                        + "'.")
                .toException();
          }
          Long next =
              plain || successor.isEmpty()
                  ? null
                  : among(there, read.meaning()).stream()
                      .filter(each -> each.id() != id && each.slug().equals(successor))
                      .findFirst()
                      .orElseThrow(() -> unknownSuccessor(read, successor))
                      .id();
          statuses
              .table()
              .update(
                  handle,
                  new CustomStatus(
                      read.id(),
                      read.productId(),
                      read.slug(),
                      read.meaning(),
                      read.name(),
                      read.color(),
                      read.place(),
                      next == null ? read.id() : next,
                      read.version()));
          told("suggestions.status-deleted", read, by);
          return read;
        });
  }

  private interface Change {
    CustomStatus make(Handle handle, List<CustomStatus> there, CustomStatus read);
  }

  /** Changes one, with all of its product locked: whoever gives it to a suggestion waits. */
  private CustomStatus changed(long id, Member by, Change change) {
    CustomStatus known =
        statuses.catalog().find(id).filter(CustomStatus::isLive).orElseThrow(() -> unknown(id));
    return write(
        by,
        handle -> {
          List<CustomStatus> there = live(handle, known.productId());
          CustomStatus read =
              there.stream()
                  .filter(each -> each.id() == id)
                  .findFirst()
                  .orElseThrow(() -> unknown(id));
          return change.make(handle, there, read);
        });
  }

  private List<CustomStatus> live(Handle handle, long product) {
    return statuses.lockAll(handle, product).stream().filter(CustomStatus::isLive).toList();
  }

  private static List<CustomStatus> among(List<CustomStatus> there, String meaning) {
    return there.stream()
        .filter(each -> each.meaning().equals(meaning))
        .sorted(Comparator.comparing(CustomStatus::place).thenComparing(CustomStatus::id))
        .toList();
  }

  private CustomStatus move(
      Handle handle, List<CustomStatus> there, CustomStatus moved, int place) {
    return Places.move(handle, statuses.table(), there, moved, place);
  }

  private <T> T write(Member by, Work<T> work) {
    return database.write(
        handle -> {
          guard.writerActive(by);
          T made = work.run(handle);
          statuses.changed();
          return made;
        });
  }

  private void told(String type, CustomStatus status, Member by) {
    journal.append(
        type,
        new Changed(
            status.id(),
            status.productId(),
            status.slug(),
            status.meaning(),
            by == null ? null : by.id()));
  }

  private static ProblemException unknownSuccessor(CustomStatus status, String successor) {
    return Problem.invalid(
            "successor",
            "unknown",
            "there is no other status '"
                + successor
                + "' of the product that means "
                + status.meaning())
        .toException();
  }

  private static ProblemException unknown(long id) {
    return Problem.notFound("There is no status " + id + " of a product.").toException();
  }
}
