package dev.millet.site.settings;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.distribution.settings.Effect;
import dev.millet.distribution.settings.Setting;
import dev.millet.platform.api.settings.ModuleRestarts;
import dev.millet.platform.api.settings.SettingCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes settings: all that are asked for, or none. Those of the platform have an effect at their
 * next use, modules are replaced by themselves. One change at a time. Thread-safe.
 */
public final class SettingChanges {

  private static final Logger LOG = LoggerFactory.getLogger(SettingChanges.class);
  private static final int MAX_LENGTH = 4_000;

  private final Database database;
  private final Journal journal;
  private final CurrentSettings current;
  private final Surroundings surroundings;

  /**
   * The surroundings that settings depend on; they come and go.
   *
   * @param installed the settings of all active bundles
   * @param checks further checks of the values of live settings
   * @param restarts replaces modules; gives null where nobody can
   */
  public record Surroundings(
      Supplier<List<Setting>> installed,
      Supplier<List<SettingCheck>> checks,
      Supplier<ModuleRestarts> restarts) {}

  public SettingChanges(
      Database database, Journal journal, CurrentSettings current, Surroundings surroundings) {
    this.database = database;
    this.journal = journal;
    this.current = current;
    this.surroundings = surroundings;
  }

  /** Returns all settings with their values, by module, and of each in the declared order. */
  public List<SettingValue> all() {
    Map<String, Setting> sorted = new LinkedHashMap<>();
    surroundings.installed().get().stream()
        .sorted(Comparator.comparing(Setting::module))
        .forEach(setting -> sorted.put(setting.key(), setting));
    return current.describe(sorted.values());
  }

  /**
   * Changes settings. Where a module is to be replaced that was replaced just now, its watch is
   * waited for.
   *
   * @param wanted values as in a file, by key; null for the default
   * @param member the id of who wants it; null for the operator
   * @param requireMatch throws where the revision is another one than the caller has read
   * @throws ProblemException 422 that names every key and why its value cannot be taken; 409 where
   *     a module cannot be replaced
   */
  public void apply(Map<String, String> wanted, Long member, LongConsumer requireMatch) {
    awaitReplacement(wanted.keySet());
    applyNow(wanted, member, requireMatch);
  }

  /**
   * Lets the watch of a module that was just replaced end, where another one is to be: what is
   * taken back then is taken back before the values are compared. Outside of the monitor, which
   * that needs.
   */
  private void awaitReplacement(Set<String> keys) {
    ModuleRestarts restarts = surroundings.restarts().get();
    boolean replaces =
        surroundings.installed().get().stream()
            .anyMatch(each -> each.effect() == Effect.SWAP && keys.contains(each.key()));
    if (replaces && restarts != null) {
      restarts.awaitEnd();
    }
  }

  private synchronized void applyNow(
      Map<String, String> wanted, Long member, LongConsumer requireMatch) {
    Map<String, SettingValue> known =
        all().stream().collect(Collectors.toMap(value -> value.setting().key(), value -> value));
    Map<String, String> changes = checked(wanted, known);
    requireMatch.accept(database.read(current.store()::revision));
    if (changes.isEmpty()) {
      return;
    }
    TreeSet<String> modules = new TreeSet<>();
    for (String key : changes.keySet()) {
      if (known.get(key).setting().effect() == Effect.SWAP) {
        modules.add(known.get(key).setting().module());
      }
    }
    Map<String, SettingRow> before = new HashMap<>();
    if (!modules.isEmpty()) {
      ModuleRestarts restarts = surroundings.restarts().get();
      if (restarts == null) {
        throw Problem.of(
                503, "site.no-restarts", "Modules cannot be replaced now", "Try again later.")
            .toException();
      }
      Runnable whenTakenBack = () -> takeBack(changes, before, known);
      current.trying(changes, () -> restarts.restart(modules, member, whenTakenBack));
    }
    before.putAll(write(changes, known, member, requireMatch));
  }

  private Map<String, String> checked(Map<String, String> wanted, Map<String, SettingValue> known) {
    List<Problem.Field> refused = new ArrayList<>();
    Map<String, String> changes = new TreeMap<>();
    wanted.forEach(
        (key, text) -> {
          SettingValue now = known.get(key);
          Problem.Field refusal = now == null ? unknown(key) : refusal(now, text);
          if (refusal != null) {
            refused.add(refusal);
          } else if (!isSame(now, text)) {
            changes.put(key, text);
          }
        });
    if (!refused.isEmpty()) {
      throw Problem.invalid(refused).toException();
    }
    return changes;
  }

  private static Problem.Field unknown(String key) {
    return new Problem.Field(key, "unknown", "There is no setting %s.".formatted(key));
  }

  private Problem.Field refusal(SettingValue now, String text) {
    Setting setting = now.setting();
    String key = setting.key();
    if (now.origin() != null) {
      return new Problem.Field(
          key, "fixed", "The setting %s is fixed (%s).".formatted(key, now.origin()));
    }
    if (setting.effect() == Effect.RESTART) {
      return new Problem.Field(
          key,
          "restart",
          "The setting %s takes a restart. Set it in the file or the environment.".formatted(key));
    }
    if (text == null) {
      return null;
    }
    if (text.length() > MAX_LENGTH || text.indexOf('\0') >= 0) {
      return new Problem.Field(
          key, "too-long", "The setting %s takes at most 4,000 characters.".formatted(key));
    }
    try {
      setting.parse(text, "set on the page");
    } catch (IllegalArgumentException e) {
      return new Problem.Field(key, "not-allowed", e.getMessage());
    }
    return surroundings.checks().get().stream()
        .filter(check -> check.key().equals(key))
        .flatMap(check -> check.check().refuse(text).stream())
        .map(
            allowed ->
                new Problem.Field(
                    key,
                    "not-allowed",
                    "The setting %s has the value \"%s\" (set on the page), but it takes %s."
                        .formatted(key, text, allowed)))
        .findFirst()
        .orElse(null);
  }

  private static boolean isSame(SettingValue now, String text) {
    if (text == null) {
      return now.source() == SettingValue.Source.DEFAULT;
    }
    return now.source() == SettingValue.Source.PAGE
        && !now.setting().secret()
        && now.value().equals(text);
  }

  private Map<String, SettingRow> write(
      Map<String, String> changes,
      Map<String, SettingValue> known,
      Long member,
      LongConsumer requireMatch) {
    Map<String, SettingRow> before =
        database.write(
            handle -> {
              requireMatch.accept(current.store().lock(handle));
              return put(handle, changes, known, member);
            });
    current.reload();
    return before;
  }

  private Map<String, SettingRow> put(
      Handle handle, Map<String, String> changes, Map<String, SettingValue> known, Long member) {
    Map<String, SettingRow> before = current.store().find(handle, changes.keySet());
    Instant now = database.now();
    List<SettingRow> rows = new ArrayList<>();
    changes.forEach(
        (key, text) -> {
          SettingValue value = known.get(key);
          boolean secret = value.setting().secret();
          String kept = secret && text != null ? current.secrets().seal(key, text) : text;
          rows.add(new SettingRow(key, kept, now, member));
          journal.append(
              SettingChanged.TYPE,
              new SettingChanged(
                  key,
                  member,
                  secret || value.row() == null ? null : value.row().settingValue(),
                  secret ? null : text));
        });
    current.store().put(handle, rows);
    return before;
  }

  /** The new generations failed, and the old ones, which have the old values, are back. */
  private synchronized void takeBack(
      Map<String, String> changes,
      Map<String, SettingRow> before,
      Map<String, SettingValue> known) {
    LOG.warn("Changed settings are taken back, since the module failed: {}", changes.keySet());
    database.write(
        handle -> {
          current.store().lock(handle);
          Map<String, SettingRow> now = current.store().find(handle, changes.keySet());
          Instant at = database.now();
          List<SettingRow> rows = new ArrayList<>();
          for (String key : changes.keySet()) {
            String former = before.containsKey(key) ? before.get(key).settingValue() : null;
            boolean secret = known.get(key).setting().secret();
            SettingRow present = now.get(key);
            if (present == null || Objects.equals(present.settingValue(), former)) {
              continue;
            }
            rows.add(new SettingRow(key, former, at, null));
            journal.append(
                SettingChanged.TYPE,
                new SettingChanged(
                    key, null, secret ? null : present.settingValue(), secret ? null : former));
          }
          current.store().put(handle, rows);
          return null;
        });
    current.reload();
  }
}
