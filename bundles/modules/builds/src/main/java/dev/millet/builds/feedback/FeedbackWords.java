package dev.millet.builds.feedback;

import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Entry;
import dev.millet.builds.build.SaidChanges;
import dev.millet.builds.words.HiddenWords;
import dev.millet.builds.words.HiddenWords.HiddenWord;
import dev.millet.builds.words.SaidWord;
import dev.millet.builds.words.WordSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The words of those who say whether something works: device and note, which also stand on the
 * pages of what they asked for. The answer itself stays, and counts.
 */
final class FeedbackWords implements WordSource {

  /** The type of the subjects that are such words. */
  static final String TYPE = "build-note";

  private final Builds builds;
  private final FeedbackStore store;
  private final SaidChanges changes;

  FeedbackWords(Builds builds, FeedbackStore store, SaidChanges changes) {
    this.builds = builds;
    this.store = store;
    this.changes = changes;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String path(long entry, long build) {
    return EntryFeedback.path(entry);
  }

  @Override
  public HiddenWords hidden() {
    return store.hidden();
  }

  @Override
  public Optional<SaidWord> find(Handle handle, long entry, long member) {
    return store
        .find(handle, entry, member)
        .filter(each -> !each.words().isEmpty())
        .map(FeedbackWords::said);
  }

  @Override
  public List<SaidWord> of(Handle handle, long member, int limit) {
    return store.wordsOf(handle, member, limit).stream().map(FeedbackWords::said).toList();
  }

  private static SaidWord said(Feedback feedback) {
    return new SaidWord(
        feedback.entryId(),
        feedback.memberId(),
        feedback.buildId(),
        feedback.words().joined(),
        feedback.answeredAt());
  }

  @Override
  public void take(Handle handle, SaidWord word) {
    say(handle, word.entryId(), word.memberId(), Feedback.Words.NONE);
  }

  @Override
  public void giveBack(Handle handle, HiddenWord word) {
    say(handle, word.entryId(), word.memberId(), Feedback.Words.of(word.word()));
  }

  private void say(Handle handle, long id, long member, Feedback.Words words) {
    Feedback feedback = store.lock(handle, id, member).orElseThrow();
    store.update(handle, feedback.saying(words));
    Entry entry = builds.entries().find(handle, id).orElseThrow();
    changes.reword(
        handle,
        SaidChanges.Said.of(feedback.buildId(), member, words.device(), words.note()),
        builds
            .entries()
            .links(handle, List.of(entry.buildId()))
            .getOrDefault(entry.id(), List.of()));
  }
}
