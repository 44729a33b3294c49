package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.Notices;
import dev.millet.api.subjects.Subject;
import java.util.List;

/**
 * Tells those who entered a draw and got no place that it is decided, and why they got none. Those
 * who were chosen are told so by themselves. Some at a time: how far it got is kept.
 */
final class ResultNotices implements ChunkedHandler {

  private static final int SOME = 100;

  private final Database database;
  private final EntryStore entries;
  private final Notices notices;
  private final Table<Progress> progress;

  /** The entry of a draw up to which its members were told. */
  private record Progress(long drawId, long toldUntil) {}

  ResultNotices(Database database, EntryStore entries, Notices notices) {
    this.database = database;
    this.entries = entries;
    this.notices = notices;
    this.progress = database.table("points_draw_results", Progress.class).key("draw_id");
  }

  @Override
  public boolean handleChunk(JournalEntry entry) {
    DrawJournal.Changed drawn = entry.payload(DrawJournal.Changed.class);
    return !drawn.own() || tellSome(drawn);
  }

  private boolean tellSome(DrawJournal.Changed drawn) {
    return database.write(
        handle -> {
          long from = progress.find(handle, drawn.draw()).map(Progress::toldUntil).orElse(0L);
          List<Entry> some = entries.after(handle, drawn.draw(), from, SOME);
          tell(drawn, some, EntryState.RESERVE, "notice.not-drawn");
          tell(drawn, some, EntryState.NOT_QUALIFIED, "notice.not-qualified");
          if (!some.isEmpty()) {
            progress.delete(handle, drawn.draw());
            progress.insertIfAbsent(
                handle, new Progress(drawn.draw(), some.get(some.size() - 1).id()));
          }
          return some.size() < SOME;
        });
  }

  private void tell(DrawJournal.Changed drawn, List<Entry> some, EntryState state, String message) {
    List<Long> members =
        some.stream()
            .filter(each -> each.state() == state && each.memberId() != null)
            .map(Entry::memberId)
            .toList();
    if (!members.isEmpty()) {
      notices.tell(
          Notice.of(DrawJournal.DRAWN, Subject.of(Draw.TYPE, drawn.draw()), drawn.at())
              .by(drawn.by())
              .withMessage(message)
              .to(members, FollowReason.CONCERNED));
    }
  }
}
