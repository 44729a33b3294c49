package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.members.MemberData;
import java.time.Instant;
import java.util.List;

/** The entries of a member: a copy for them, and the erasure after they left. */
final class MemberDraws implements MemberData.Erasure {

  private static final int ALL = 10_000;
  private static final int CHUNK = 100;

  private final Database database;
  private final DrawStore draws;
  private final EntryStore entries;
  private final Entrants entrants;

  /** An entry, as the member gets it. */
  record Copied(
      long draw, String title, String state, boolean shown, String found, Instant enteredAt) {}

  MemberDraws(Database database, DrawStore draws, EntryStore entries, Entrants entrants) {
    this.database = database;
    this.draws = draws;
    this.entries = entries;
    this.entrants = entrants;
  }

  List<Copied> copy(long member) {
    return database.read(
        handle ->
            entries.of(handle, member, ALL).stream()
                .map(
                    each ->
                        new Copied(
                            each.drawId(),
                            draws.find(handle, each.drawId()).map(Draw::title).orElse(""),
                            each.state().word(),
                            each.shown(),
                            each.findings(),
                            each.enteredAt()))
                .toList());
  }

  @Override
  public boolean eraseSome(long member) {
    List<Entry> some = database.read(handle -> entries.of(handle, member, CHUNK));
    some.forEach(entrants::forget);
    if (some.size() == CHUNK) {
      return false;
    }
    database.write(
        handle -> {
          draws.forget(handle, member);
          return null;
        });
    return true;
  }
}
