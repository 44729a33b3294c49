package dev.millet.points.rules;

import dev.millet.api.database.Database;
import java.time.ZoneId;
import java.util.List;

/** Reads the rules that are in force, and what a member can still earn by them today. */
final class RuleReader {

  private final Database database;
  private final RuleStore store;
  private final GivenTable given;
  private final ZoneId zone;

  /**
   * A rule in force for a member.
   *
   * @param today what the member got by it today
   */
  record Earning(SavedRule rule, long today) {

    /** Returns how much is left today; -1 where there is no limit. */
    long left() {
      long cap = rule.terms().caps().day();
      return cap == 0 ? -1 : Math.max(0, cap - today);
    }
  }

  RuleReader(Database database, RuleStore store, GivenTable given, ZoneId zone) {
    this.database = database;
    this.store = store;
    this.given = given;
    this.zone = zone;
  }

  /** Returns the rules that are on, in their order. */
  List<SavedRule> inForce() {
    return database.read(store::all).stream().filter(rule -> rule.terms().enabled()).toList();
  }

  /** Returns the rules in force with what a member got today. */
  List<Earning> earnings(long member) {
    long today = database.now().atZone(zone).toLocalDate().toEpochDay();
    return database.read(
        handle ->
            store.all(handle).stream()
                .filter(rule -> rule.terms().enabled())
                .map(rule -> new Earning(rule, given.on(handle, rule.id(), member, today)))
                .toList());
  }
}
