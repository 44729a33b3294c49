package dev.millet.journal;

import dev.millet.api.database.Database;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.json.Json;
import dev.millet.platform.api.journal.SubscriptionState;
import dev.millet.platform.api.journal.Subscriptions;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.settings.LiveSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The running journal: the sequencer, the deliveries, and retention. Thread-safe. */
@Component(service = {JournalCore.class, Subscriptions.class})
@Designate(ocd = JournalSettings.class)
public final class JournalCore implements Subscriptions {

  private static final int PARALLEL_DELIVERIES = 4;

  /** Longer than a transaction may take by default: most that hang are undone before. */
  private static final Duration MAX_HAND_OVER = Duration.ofSeconds(15);

  private static final int MAX_DROPPED_AT_ONCE = 500;
  private static final long[] PAUSES_MILLIS = {50, 200, 800, 2_000};

  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  /** Tells this process from an earlier one whose cursors it finds. */
  private final String process = UUID.randomUUID().toString();

  private final Database database;
  private final Generations generations;
  private final Clock clock = Clock.systemUTC();
  private final IntSupplier retentionDays;
  private final JournalStore journal;
  private final CursorStore cursors;
  private final Tail tail;
  private final PassedOver passedOver;
  private final Deliveries running;
  private final Sequencer sequencer;
  private final AutoCloseable publications;
  private Instant nextSweep;

  @Activate
  public JournalCore(
      @Reference Database database,
      @Reference Generations generations,
      @Reference LiveSettings live) {
    this(
        database,
        generations,
        live.of(JournalSettings.class)::retention_days,
        MAX_HAND_OVER,
        PAUSES_MILLIS);
  }

  JournalCore(Database database, Generations generations, int retentionDays, Duration maxHandOver) {
    this(database, generations, () -> retentionDays, maxHandOver, PAUSES_MILLIS);
  }

  JournalCore(
      Database database,
      Generations generations,
      IntSupplier retentionDays,
      Duration maxHandOver,
      long[] pausesMillis) {
    this.database = database;
    this.generations = generations;
    this.retentionDays = retentionDays;
    this.journal = new JournalStore(database, clock);
    this.cursors = new CursorStore(database, clock);
    this.tail = new Tail(journal);
    this.passedOver = new PassedOver(database, cursors);
    this.nextSweep = clock.instant().plus(BETWEEN_SWEEPS);
    this.running = new Deliveries(PARALLEL_DELIVERIES, maxHandOver, pausesMillis, this::delivery);
    this.sequencer = new Sequencer(journal, this::afterNumbering, this::writePassedOver);
    this.publications = generations.onPublish(this::deliver);
    sequencer.start();
  }

  @Deactivate
  void deactivate() throws Exception {
    publications.close();
    sequencer.close();
    running.close();
    writePassedOver();
  }

  void append(String type, List<String> payloads) {
    if (!database.writing()) {
      throw new IllegalStateException(
          "journal entry " + type + " must be appended inside the transaction of its change");
    }
    journal.append(type, payloads);
    database.afterCommit(sequencer::wake);
  }

  List<JournalEntry> after(long position, int limit, Json mapper) {
    return journal.after(position, limit, mapper);
  }

  long newest() {
    return journal.newest();
  }

  private Delivery delivery(String name) {
    return new Delivery(name, generations, database, journal, tail, cursors, process);
  }

  private void deliver() {
    running.wake(Delivery.active(generations.table()).keySet());
  }

  private void writePassedOver() {
    passedOver.write(running.progress().values());
  }

  private void afterNumbering() {
    tail.read();
    deliver();
    if (clock.instant().isAfter(nextSweep)) {
      nextSweep = clock.instant().plus(BETWEEN_SWEEPS);
      sweep();
    }
  }

  private void sweep() {
    long passed =
        cursors.all().stream()
            .mapToLong(CursorStore.Cursor::position)
            .min()
            .orElseGet(journal::newest);
    Instant before = clock.instant().minus(Duration.ofDays(retentionDays.getAsInt()));
    int dropped;
    do {
      dropped = journal.drop(before, passed, MAX_DROPPED_AT_ONCE);
    } while (dropped == MAX_DROPPED_AT_ONCE);
  }

  @Override
  public List<SubscriptionState> states() {
    // the cursors first: else the entries that a batch appends as it ends would not be counted
    List<CursorStore.Cursor> all = cursors.all();
    long appended = journal.appended();
    Map<String, SubscriptionState> states = new TreeMap<>();
    var active = Delivery.active(generations.table());
    active.forEach(
        (name, filed) ->
            states.put(
                name, new SubscriptionState(name, filed.generation().module(), false, 0, 0, 0)));
    Map<String, Progress> here = running.progress();
    for (CursorStore.Cursor cursor : all) {
      var filed = active.get(cursor.name());
      Progress progress = here.get(cursor.name());
      long position = progress == null ? cursor.position() : progress.position(cursor);
      states.put(
          cursor.name(),
          new SubscriptionState(
              cursor.name(),
              filed == null ? null : filed.generation().module(),
              true,
              position,
              appended - position,
              cursors.countSetAside(cursor.name())));
    }
    return List.copyOf(states.values());
  }

  @Override
  public Optional<String> failing(Generation generation) {
    return running.stuckAt(generation);
  }

  @Override
  public boolean retire(String name) {
    if (isActive(name)) {
      return false;
    }
    forget(name);
    return true;
  }

  List<CursorStore.SetAside> setAside(String subscription) {
    return cursors.setAside(subscription);
  }

  boolean isActive(String subscription) {
    return Delivery.active(generations.table()).containsKey(subscription);
  }

  boolean replay(String subscription, long position) {
    return new Replay(generations, database, journal, cursors).handle(subscription, position);
  }

  boolean forget(String subscription) {
    return cursors.forget(subscription);
  }

  /** Returns what keeps the journal from its work; null while all is well. */
  String trouble() {
    return sequencer.trouble();
  }
}
