package dev.millet.events.allotment;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Categories, blocks and overbooking in the database. Every method runs in the transaction of the
 * given handle; what changes them runs under the lock of the event's row.
 */
public final class AllotmentStore {

  private static final int MAX_ROWS = 20;

  private final Table<Category> categories;
  private final Table<Block> blocks;
  private final Table<Overbooking> overbookings;
  private final Table<Choice> choices;

  /** How many places more may be given, as a row of {@code events_overbookings}. */
  record Overbooking(long eventId, int surplus) {}

  /** The category of a registration, as a row of {@code events_choices}. */
  record Choice(long registrationId, long eventId, long categoryId) {}

  public AllotmentStore(Database database) {
    this.categories = database.table("events_categories", Category.class).generated("id");
    this.blocks = database.table("events_blocks", Block.class).generated("id");
    this.overbookings = database.table("events_overbookings", Overbooking.class).key("event_id");
    this.choices = database.table("events_choices", Choice.class).key("registration_id");
  }

  /** Reads how the places of an event are divided. */
  public Allotment of(Handle handle, long event) {
    return of(handle, List.of(event)).get(event);
  }

  /** Reads how the places of events are divided, by event. */
  public Map<Long, Allotment> of(Handle handle, Collection<Long> events) {
    if (events.isEmpty()) {
      return Map.of();
    }
    List<Long> ids = List.copyOf(events);
    Map<Long, List<Category>> named =
        categories
            .select(
                handle,
                "SELECT <columns> FROM events_categories WHERE event_id IN (<ids>) ORDER BY id",
                query -> query.bindList("ids", ids))
            .stream()
            .collect(Collectors.groupingBy(Category::eventId));
    Map<Long, List<Block>> kept =
        blocks
            .select(
                handle,
                "SELECT <columns> FROM events_blocks WHERE event_id IN (<ids>) ORDER BY id",
                query -> query.bindList("ids", ids))
            .stream()
            .collect(Collectors.groupingBy(Block::eventId));
    Map<Long, Integer> more =
        overbookings
            .select(
                handle,
                "SELECT <columns> FROM events_overbookings WHERE event_id IN (<ids>)",
                query -> query.bindList("ids", ids))
            .stream()
            .collect(Collectors.toMap(Overbooking::eventId, Overbooking::surplus));
    return ids.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                id -> id,
                id ->
                    new Allotment(
                        more.getOrDefault(id, 0),
                        named.getOrDefault(id, List.of()),
                        kept.getOrDefault(id, List.of()))));
  }

  private List<Category> categories(Handle handle, long event) {
    return categories.select(
        handle,
        "SELECT <columns> FROM events_categories WHERE event_id = :event ORDER BY event_id, id",
        query -> query.bind("event", event));
  }

  /** Says how many places more than there are may be given. */
  public void overbook(Handle handle, long event, int percent) {
    overbookings.delete(handle, event);
    if (percent > 0) {
      overbookings.insert(handle, new Overbooking(event, percent));
    }
  }

  /**
   * Adds a category.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where there are twenty already
   */
  public Category add(Handle handle, long event, NewCategory typed) {
    requireFew(categories(handle, event).size());
    return categories.insert(handle, new Category(0, event, typed.name(), typed.quota()));
  }

  /**
   * Removes a category that nobody has chosen.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where somebody has
   */
  public void remove(Handle handle, Category category) {
    boolean chosen =
        handle
            .createQuery(
                """
                SELECT c.registration_id FROM events_choices c
                 WHERE c.event_id = :event AND c.category_id = :category
                 FETCH FIRST 1 ROWS ONLY
                """)
            .bind("event", category.eventId())
            .bind("category", category.id())
            .mapTo(Long.class)
            .findFirst()
            .isPresent();
    if (chosen) {
      throw Problem.of(
              409,
              "events.category-chosen",
              "Somebody registered in this category",
              "A category can be removed until somebody chooses it.")
          .toException();
    }
    categories.delete(handle, category.id());
  }

  /**
   * Adds a block.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where there are twenty already
   */
  public Block add(Handle handle, long event, NewBlock typed) {
    requireFew(of(handle, event).blocks().size());
    return blocks.insert(handle, new Block(0, event, typed.name(), typed.places()));
  }

  private static void requireFew(int there) {
    if (there >= MAX_ROWS) {
      throw Problem.of(
              409,
              "events.too-many-rows",
              "There are too many",
              "An event has at most " + MAX_ROWS + ". Remove one first.")
          .toException();
    }
  }

  /** Finds a block of an event. */
  public Optional<Block> block(Handle handle, long event, long block) {
    return blocks.find(handle, block).filter(each -> each.eventId() == event);
  }

  /** Writes how many places are left of a block; one without any is removed. */
  public void leave(Handle handle, Block block, int places) {
    if (places <= 0) {
      blocks.delete(handle, block.id());
      return;
    }
    handle
        .createUpdate("UPDATE events_blocks SET places = :places WHERE id = :id")
        .bind("places", places)
        .bind("id", block.id())
        .execute();
  }

  /** Divides the places of an event as those of another. */
  public void copy(Handle handle, long from, long to) {
    Allotment divided = of(handle, from);
    overbook(handle, to, divided.overbooking());
    divided
        .categories()
        .forEach(each -> add(handle, to, new NewCategory(each.name(), each.quota())));
    divided.blocks().forEach(each -> add(handle, to, new NewBlock(each.name(), each.places())));
  }

  /**
   * Writes the category of a registration.
   *
   * @param category null for none
   */
  public void choose(Handle handle, long registration, long event, Long category) {
    forget(handle, registration);
    if (category != null) {
      choices.insert(handle, new Choice(registration, event, category));
    }
  }

  /** Returns the category of a registration; null for none. */
  public Long chosen(Handle handle, long registration) {
    return choices.find(handle, registration).map(Choice::categoryId).orElse(null);
  }

  /** Returns the ids of the categories of all registrations for an event, by registration. */
  public Map<Long, Long> choices(Handle handle, long event) {
    return choices
        .select(
            handle,
            "SELECT <columns> FROM events_choices WHERE event_id = :event",
            query -> query.bind("event", event))
        .stream()
        .collect(Collectors.toMap(Choice::registrationId, Choice::categoryId));
  }

  /** Returns the categories of registrations for an event, by registration. */
  public Map<Long, Category> chosen(Handle handle, long event, Collection<Long> registrations) {
    Allotment divided = of(handle, event);
    if (registrations.isEmpty() || divided.categories().isEmpty()) {
      return Map.of();
    }
    return choices
        .select(
            handle,
            "SELECT <columns> FROM events_choices WHERE registration_id IN (<registrations>)",
            query -> query.bindList("registrations", List.copyOf(registrations)))
        .stream()
        .filter(each -> divided.category(each.categoryId()).isPresent())
        .collect(
            Collectors.toMap(
                Choice::registrationId, each -> divided.category(each.categoryId()).orElseThrow()));
  }

  /** Erases the category of a registration. */
  public void forget(Handle handle, long registration) {
    choices.delete(handle, registration);
  }

  /** Returns how many places the people of a category take, or are offered. */
  public int taken(Handle handle, Category category) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(SUM(1 + r.guests), 0)
              FROM events_choices c
              JOIN events_registrations r ON r.id = c.registration_id
             WHERE c.event_id = :event AND c.category_id = :category
               AND r.state IN ('GOING', 'OFFERED')
            """)
        .bind("event", category.eventId())
        .bind("category", category.id())
        .mapTo(Integer.class)
        .one();
  }

  /** Returns the registration that waits first in a category, with a party that is not greater. */
  public Optional<Long> firstWaiting(Handle handle, Category category, int free) {
    return handle
        .createQuery(
            """
            SELECT r.id FROM events_choices c
              JOIN events_registrations r ON r.id = c.registration_id
             WHERE c.event_id = :event AND c.category_id = :category
               AND r.state = 'WAITING' AND r.guests < :free
             ORDER BY r.line FETCH FIRST 1 ROWS ONLY
            """)
        .bind("event", category.eventId())
        .bind("category", category.id())
        .bind("free", free)
        .mapTo(Long.class)
        .findFirst();
  }
}
