package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.products.Products;
import dev.millet.builds.channel.Channel;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.channel.ProductSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Puts builds together before they are released, and promotes them. Thread-safe. */
public final class Drafts {

  private final Database database;
  private final Guard guard;
  private final Products products;
  private final Channels channels;
  private final Builds builds;
  private final Shipping shipping;
  private final BuildWrites writes;

  /** Makes the drafts of a database. */
  public Drafts(
      Database database,
      Journal journal,
      Guard guard,
      Products products,
      Channels channels,
      Builds builds,
      Shipping shipping) {
    this.database = database;
    this.guard = guard;
    this.products = products;
    this.channels = channels;
    this.builds = builds;
    this.shipping = shipping;
    this.writes = new BuildWrites(database, journal, guard, channels, builds);
  }

  /**
   * Drafts a build. Of two who draft the same version at the same moment one succeeds.
   *
   * @param by null for the operator
   * @throws ProblemException 422 where a field cannot be taken, 409 {@code builds.version-taken} or
   *     {@code builds.version-backwards}
   */
  public Build draft(NewBuild wanted, Member by) {
    return database.write(
        handle -> {
          guard.writerActive(by);
          long product =
              products
                  .hold(wanted.product())
                  .orElseThrow(() -> unknown("product", wanted.product()))
                  .id();
          ProductSettings settings = channels.lock(handle, product);
          Channel channel =
              channels.of(product).stream()
                  .filter(each -> each.slug().equals(wanted.channel()))
                  .findFirst()
                  .orElseThrow(() -> unknown("channel", wanted.channel()));
          requireNext(handle, settings, channel.id(), wanted.version());
          requireMinimum(settings, wanted.minimum(), wanted.version());
          if (!builds.withVersion(handle, product, wanted.version()).isEmpty()) {
            throw taken(wanted.version());
          }
          var made = new Build.Made(database.now(), BuildWrites.id(by), null);
          Build build = builds.insert(handle, row(product, channel.id(), wanted, made));
          String language = wanted.language().isEmpty() ? "en" : wanted.language();
          builds.notes().put(handle, build.id(), language, wanted.notes());
          writes.told(BuildEvents.DRAFTED, build);
          return build;
        });
  }

  private static Build row(long product, long channel, NewBuild wanted, Build.Made made) {
    return new Build(
        0,
        new Build.Place(product, channel),
        new Build.Name(wanted.version(), orNull(wanted.label())),
        new Build.Update(orNull(wanted.minimum()), Criticality.of(wanted.criticality())),
        wanted.departure().isEmpty() ? null : LocalDate.parse(wanted.departure()),
        new Build.State(BuildStatus.DRAFT, made.at(), made.by(), null),
        null,
        made,
        1);
  }

  /**
   * Edits a build: all of it before it is released, afterwards its label and criticality. An
   * approval is undone.
   *
   * @param check throws where the build is not the one that was read
   */
  public Build edit(long id, Member by, Consumer<Build> check, BuildChange change) {
    return writes.write(
        id,
        by,
        check,
        (handle, read, settings) -> {
          BuildChange now = BuildChange.of(read);
          BuildChange wanted = change.of(now);
          boolean fixed =
              !wanted.version().equals(now.version())
                  || !wanted.minimum().equals(now.minimum())
                  || !wanted.departure().equals(now.departure());
          BuildWrites.requireState(read, !fixed || read.status().isOpen(), "given another version");
          BuildWrites.requireState(read, read.status() != BuildStatus.SCHEDULED, "edited");
          if (!wanted.version().equals(now.version())) {
            requireNext(handle, settings, read.place().channel(), wanted.version());
            if (!builds.withVersion(handle, read.place().product(), wanted.version()).isEmpty()) {
              throw taken(wanted.version());
            }
          }
          requireMinimum(settings, wanted.minimum(), wanted.version());
          Build next =
              read.with(
                  new Build.Name(wanted.version(), orNull(wanted.label())),
                  new Build.Update(orNull(wanted.minimum()), Criticality.of(wanted.criticality())),
                  wanted.departure().isEmpty() ? null : LocalDate.parse(wanted.departure()));
          Build written = builds.update(handle, writes.edited(next, by));
          shipping.planned(handle, written, BuildWrites.id(by));
          return written;
        });
  }

  /** Writes the notes of a build in one language; an empty text removes them. */
  public Build write(
      long id, Member by, Consumer<Build> check, String language, Notes.Typed typed) {
    if (!Notes.languages().contains(language)) {
      throw Problem.notFound("Notes are written in " + Notes.languages() + ".").toException();
    }
    return writes.write(
        id,
        by,
        check,
        (handle, read, settings) -> {
          BuildWrites.requireState(read, read.status() != BuildStatus.SCHEDULED, "edited");
          builds.notes().put(handle, id, language, typed.text());
          return builds.update(handle, writes.edited(read, by));
        });
  }

  /** Deletes a build that was never released. */
  public void remove(long id, Member by, Consumer<Build> check) {
    writes.write(
        id,
        by,
        check,
        (handle, read, settings) -> {
          BuildWrites.requireState(read, read.status().isOpen() && !read.wasReleased(), "deleted");
          shipping.dropped(handle, read, BuildWrites.id(by));
          builds.delete(handle, read);
          return null;
        });
  }

  /**
   * Drafts the same build for the next channel, with its notes and entries.
   *
   * @param by null for the operator
   * @throws ProblemException 409 {@code builds.last-channel} where there is no next channel
   */
  public Build promote(long id, Member by, Consumer<Build> check) {
    return writes.write(
        id,
        by,
        check,
        (handle, read, settings) -> {
          BuildWrites.requireState(read, read.status() == BuildStatus.RELEASED, "promoted");
          Channel next =
              channels
                  .find(read.place().channel())
                  .flatMap(channels::next)
                  .orElseThrow(Drafts::lastChannel);
          if (builds.find(handle, next.id(), read.version()).isPresent()) {
            throw taken(read.version());
          }
          requireNext(handle, settings, next.id(), read.version());
          var made = new Build.Made(database.now(), BuildWrites.id(by), read.id());
          Build build =
              builds.insert(
                  handle,
                  new Build(
                      0,
                      new Build.Place(read.place().product(), next.id()),
                      read.name(),
                      read.update(),
                      null,
                      new Build.State(BuildStatus.DRAFT, made.at(), made.by(), null),
                      null,
                      made,
                      1));
          builds.notes().copy(handle, read.id(), build.id());
          builds.entries().copy(handle, read.id(), build.id());
          builds.files().copy(handle, read.id(), build.id());
          writes.told(BuildEvents.DRAFTED, build);
          return build;
        });
  }

  private void requireNext(Handle handle, ProductSettings settings, long channel, String version) {
    if (!settings.versions().accepts(version)) {
      throw Problem.invalid(
              "version",
              "bad-version",
              "'%s' is no version of the product, whose order is '%s'."
                  .formatted(version, settings.versions().name()))
          .toException();
    }
    requireForward(settings, builds.releasedVersions(handle, channel), version);
  }

  /**
   * Refuses a version that is not newer than all that were released.
   *
   * @throws ProblemException 409 {@code builds.version-backwards}
   */
  static void requireForward(ProductSettings settings, List<String> released, String version) {
    Optional<String> newest =
        released.stream()
            .filter(settings.versions()::accepts)
            .max(settings.versions()::compare)
            .filter(each -> settings.versions().compare(each, version) >= 0);
    if (newest.isPresent()) {
      throw Problem.of(
              409,
              "builds.version-backwards",
              "Versions do not go backwards",
              "Version %s was released on this channel, so %s cannot be the next one."
                  .formatted(newest.get(), version))
          .toException();
    }
  }

  private static void requireMinimum(ProductSettings settings, String minimum, String version) {
    if (!minimum.isEmpty()
        && (!settings.versions().accepts(minimum)
            || settings.versions().compare(minimum, version) >= 0)) {
      throw Problem.invalid(
              "minimum", "bad-minimum", "the oldest version to update from is an earlier one")
          .toException();
    }
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static ProblemException unknown(String field, String slug) {
    return Problem.invalid(field, "unknown-" + field, "There is no %s '%s'.".formatted(field, slug))
        .toException();
  }

  private static ProblemException taken(String version) {
    return Problem.of(
            409,
            "builds.version-taken",
            "There is such a version",
            "The product has a build " + version + " already.")
        .toException();
  }

  private static ProblemException lastChannel() {
    return Problem.of(
            409,
            "builds.last-channel",
            "There is no next channel",
            "The build is on the last channel of its product.")
        .toException();
  }
}
