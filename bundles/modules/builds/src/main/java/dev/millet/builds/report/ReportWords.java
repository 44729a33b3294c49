package dev.millet.builds.report;

import dev.millet.api.journal.Journal;
import dev.millet.builds.words.HiddenWords;
import dev.millet.builds.words.HiddenWords.HiddenWord;
import dev.millet.builds.words.SaidWord;
import dev.millet.builds.words.WordSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The words in experience reports. Whose word is hidden goes on liking and disliking. */
final class ReportWords implements WordSource {

  /** The type of the subjects that are such words. */
  static final String TYPE = "build-word";

  private final MarkStore store;
  private final Journal journal;

  ReportWords(MarkStore store, Journal journal) {
    this.store = store;
    this.journal = journal;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String path(long entry, long build) {
    return ReportView.path(build) + "#words";
  }

  @Override
  public HiddenWords hidden() {
    return store.hidden();
  }

  @Override
  public Optional<SaidWord> find(Handle handle, long entry, long member) {
    return store
        .find(handle, entry, member)
        .filter(mark -> !mark.word().isEmpty())
        .map(ReportWords::said);
  }

  @Override
  public List<SaidWord> of(Handle handle, long member, int limit) {
    return store.wordsOf(handle, member, limit).stream().map(ReportWords::said).toList();
  }

  private static SaidWord said(Mark mark) {
    return new SaidWord(
        mark.entryId(), mark.memberId(), mark.buildId(), mark.word(), mark.markedAt());
  }

  @Override
  public void take(Handle handle, SaidWord word) {
    Mark left = store.find(handle, word.entryId(), word.memberId()).orElseThrow().saying("");
    store.put(handle, left);
    journal.append(ReportEvents.WORDS_REMOVED, ReportEvents.Said.of(left));
  }

  @Override
  public void giveBack(Handle handle, HiddenWord word) {
    Mark.Kind kind =
        store.find(handle, word.entryId(), word.memberId()).map(Mark::mark).orElse(Mark.Kind.NONE);
    Mark shown =
        new Mark(
            word.entryId(), word.memberId(), word.buildId(), kind, word.word(), word.markedAt());
    store.put(handle, shown);
    journal.append(ReportEvents.WRITTEN, ReportEvents.Said.of(shown));
  }
}
