package dev.millet.site.settings;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.distribution.settings.Setting;
import dev.millet.launch.FixedSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The values of all settings: those that the file, the environment and the command line fix, then
 * those that administrators set on the page, then the defaults. What was set on the page is kept in
 * memory, and read again after each change; where several nodes share a database, each looks every
 * two seconds. Thread-safe.
 */
public final class CurrentSettings {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentSettings.class);
  private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(2);

  private final Database database;
  private final SettingStore store;
  private final FixedSettings fixed;
  private final SecretBox secrets;
  private final List<Setting> live;
  private final Map<String, FixedSettings.Fixed> fixedAtStart;
  private final AtomicLong nextLook = new AtomicLong();
  private final boolean shared;
  private volatile Map<String, String> trying = Map.of();
  private volatile Snapshot snapshot;

  /**
   * The content of the database at one moment.
   *
   * @param values the values of live settings, parsed
   */
  private record Snapshot(
      long revision, Map<String, SettingRow> rows, Map<String, Object> values) {}

  /**
   * Reads what is in the database.
   *
   * @param live the settings of the platform that are read at each use
   */
  CurrentSettings(Database database, FixedSettings fixed, SecretBox secrets, List<Setting> live) {
    this.database = database;
    this.store = new SettingStore(database);
    this.fixed = fixed;
    this.secrets = secrets;
    this.live = List.copyOf(live);
    this.fixedAtStart = fixed.read(live.stream().map(Setting::key).toList());
    this.shared = database.dialect() == Dialect.POSTGRESQL;
    reload();
  }

  SettingStore store() {
    return store;
  }

  SecretBox secrets() {
    return secrets;
  }

  /** Returns the number of changes so far, as this node knows it. */
  public long revision() {
    return current().revision();
  }

  /** Returns the value of a live setting, parsed. */
  Object value(String key) {
    return current().values().get(key);
  }

  /** Returns settings with their values and where these come from, in the same order. */
  public List<SettingValue> describe(Collection<Setting> settings) {
    Map<String, FixedSettings.Fixed> effective =
        new HashMap<>(fixed.read(settings.stream().map(Setting::key).toList()));
    effective.putAll(fixedAtStart);
    Snapshot now = current();
    return settings.stream()
        .map(
            setting ->
                SettingValue.of(
                    setting,
                    effective.get(setting.key()),
                    now.rows().get(setting.key()),
                    pageValue(now, setting).orElse(null)))
        .toList();
  }

  /**
   * Returns the value that an administrator set, where the setting still takes it.
   *
   * @return as in a file, of secrets in the clear
   */
  Optional<String> pageValue(Setting setting) {
    if (trying.containsKey(setting.key())) {
      return Optional.ofNullable(trying.get(setting.key()));
    }
    return pageValue(current(), setting);
  }

  private Optional<String> pageValue(Snapshot now, Setting setting) {
    SettingRow row = now.rows().get(setting.key());
    if (row == null || row.settingValue() == null) {
      return Optional.empty();
    }
    Optional<String> text =
        setting.secret()
            ? secrets.open(setting.key(), row.settingValue())
            : Optional.of(row.settingValue());
    if (text.isEmpty()) {
      LOG.warn("The secret {} cannot be decrypted and has to be set again.", setting.key());
      return text;
    }
    try {
      setting.parse(text.get(), "set on the page");
      return text;
    } catch (IllegalArgumentException e) {
      LOG.warn("{} The default is used.", e.getMessage());
      return Optional.empty();
    }
  }

  /** Runs something that makes new generations of modules, which get these values already. */
  void trying(Map<String, String> values, Runnable work) {
    trying = new HashMap<>(values);
    try {
      work.run();
    } finally {
      trying = Map.of();
    }
  }

  private Snapshot current() {
    if (shared && !database.writing()) {
      long now = System.nanoTime();
      long due = nextLook.get();
      if (now - due >= 0 && nextLook.compareAndSet(due, now + BETWEEN_LOOKS)) {
        if (database.read(store::revision) != snapshot.revision()) {
          reload();
        }
      }
    }
    return snapshot;
  }

  /** Reads again what is in the database. */
  synchronized void reload() {
    Snapshot read =
        database.read(handle -> new Snapshot(store.revision(handle), store.all(handle), Map.of()));
    Map<String, Object> values = new LinkedHashMap<>();
    for (Setting setting : live) {
      values.put(setting.key(), parsed(read, setting));
    }
    nextLook.set(System.nanoTime() + BETWEEN_LOOKS);
    snapshot = new Snapshot(read.revision(), read.rows(), values);
  }

  private Object parsed(Snapshot read, Setting setting) {
    FixedSettings.Fixed atStart = fixedAtStart.get(setting.key());
    String text =
        atStart != null
            ? atStart.value()
            : pageValue(read, setting).orElseGet(setting::shownDefault);
    return setting.parse(text, "at the start");
  }
}
