package dev.millet.builds.words;

import dev.millet.builds.words.HiddenWords.HiddenWord;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A place where members say something about entries of builds, one thing each about an entry. Every
 * method that takes a handle runs in its transaction.
 */
public interface WordSource {

  /** Returns the type of the subjects that are such words; the id is {@code <entry>.<member>}. */
  String type();

  /** Returns the path of the page on which they stand. */
  String path(long entry, long build);

  /** Returns the table of those that are hidden. */
  HiddenWords hidden();

  /** Returns what a member says about an entry; empty where that is nothing, or hidden. */
  Optional<SaidWord> find(Handle handle, long entry, long member);

  /** Returns some that a member says, the latest first. */
  List<SaidWord> of(Handle handle, long member, int limit);

  /** Has the member say nothing where they said this. */
  void take(Handle handle, SaidWord word);

  /** Has the member say again what was hidden. */
  void giveBack(Handle handle, HiddenWord word);
}
