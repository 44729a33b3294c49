package dev.millet.api.mentions;

import dev.millet.api.pages.Html;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps who is mentioned where. Texts stay as they were typed; who was meant is kept beside them,
 * so a handle that somebody takes over later leads to nobody else. A text is named by the subject
 * that it belongs to, such as {@code suggestion/42} or {@code comment/7}. Thread-safe.
 *
 * <pre>{@code
 * List<Mentioned> found = mentions.find(body);
 * database.write(handle -> {
 *   guard.memberActive(author);
 *   HeldMentions held = mentions.hold(found);
 *   Note note = notes.insert(handle, new Note(0, author, held.erase(body)));
 *   mentions.keep(note.subject(), held, author, note.createdAt());
 *   return note;
 * });
 * }</pre>
 *
 * @since 1.0
 */
@ProviderType
public interface Mentions {

  /** The most people whom a text mentions; further ones stay text. */
  int MAX_MENTIONED = 20;

  /**
   * Finds who is mentioned in a text. It renders Markdown and looks up every new handle: call it
   * before the write.
   *
   * @param body Markdown
   */
  List<Mentioned> find(String body);

  /**
   * Holds those who were found, inside the caller's write, until the commit. Of whoever deleted
   * their account since, the handle is to be taken out of the text before it is written: what
   * erases it elsewhere has passed by.
   */
  HeldMentions hold(List<Mentioned> found);

  /**
   * Keeps who is mentioned in a text from now on, inside the caller's write, and tells the journal
   * who was not before.
   *
   * @param held from {@link #hold}, in the same write
   * @param by who wrote it; null for nobody
   */
  void keep(Subject text, HeldMentions held, Long by, Instant at);

  /** Forgets who was mentioned in a text that is removed, inside the caller's write. */
  void forget(Subject text);

  /** Returns who is mentioned in texts now, by text. */
  Map<Subject, List<Mentioned>> of(Collection<Subject> texts);

  /**
   * Links the mentions in rendered texts to the pages of those who are meant, under the handles
   * that they have now. Looks up all of them at once.
   *
   * @param texts rendered by {@code Markdown}, by what they belong to
   * @return the same texts with links
   */
  Map<Subject, Html> link(Map<Subject, Html> texts);

  /**
   * Renders a text that is not kept yet, with the links that it will have when it is.
   *
   * @param body Markdown
   * @since 1.1
   */
  Html preview(String body);

  /**
   * Takes the handle of a member who is gone out of some texts in which they were mentioned, and
   * forgets these mentions, inside the caller's write. Somebody else may take the handle over: the
   * texts must not begin to speak of them. Each module does so for its own texts when it erases
   * what it keeps about a member.
   *
   * @param type the subject type of the texts
   * @param limit how many texts and earlier versions at most
   * @return how many; less than the limit where nothing is left
   */
  int erase(long member, String type, int limit, MentionedTexts texts);
}
